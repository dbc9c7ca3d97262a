# %%
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline

# %%
reviews = [
    'loved it', 'what a great film', 'great acting and great music', 'would watch again', 'pure joy from start to end',
    'a waste of time', 'terrible acting', 'boring and far too long', 'would not watch again', 'the worst film of the year',
]
mood = ['good', 'good', 'good', 'good', 'good', 'bad', 'bad', 'bad', 'bad', 'bad']

# %%
model = make_pipeline(CountVectorizer(ngram_range=(1, 2)), MultinomialNB())
model.fit(reviews, mood)

# %%
new = ['great joy', 'terrible and boring', 'watch it again']
print(model.predict(new))
model.predict_proba(new).round(2)
