# %%
import warnings
warnings.filterwarnings('ignore')
import numpy as np
import pandas as pd
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier, VotingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC

# %%
iris = load_iris()
iris_df = pd.DataFrame(iris.data, columns=iris.feature_names)
iris_df['species'] = iris.target
iris_df['species'] = iris_df['species'].map({0: 'setosa', 1: 'versicolor', 2: 'virginica'})
iris_df.sample(5, random_state=0)

# %%
X = iris_df.drop('species', axis=1)
Y = iris_df['species']
x_train, x_test, y_train, y_test = train_test_split(X, Y, test_size=0.3, random_state=42, stratify=Y)

# %%
models = {
    'knn': KNeighborsClassifier(5),
    'svc': SVC(probability=True, random_state=0),
    'rf': RandomForestClassifier(30, random_state=0),
    'logreg': LogisticRegression(max_iter=500),
}
scores = {name: cross_val_score(m, x_train, y_train, cv=3).mean() for name, m in models.items()}
scores

# %%
best_name = max(scores, key=scores.get)
print('best', best_name)
vote = VotingClassifier([(n, m) for n, m in models.items()], voting='soft')
vote.fit(x_train, y_train)
vote.score(x_test, y_test)

# %%
vote.predict(x_test)[:5]
