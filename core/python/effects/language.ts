import { family, from, functions, library, restores } from './library.ts';

/** Text, forecasts and the tools that learn by themselves: spaCy, gensim, Prophet, fastai. */
export const language = library(
  'spacy gensim prophet fbprophet fastai sktime darts neuralprophet pycaret tpot flaml surprise implicit lifelines',
  functions('spacy', 'load', restores('other', 0, 'name')),
  family(/^gensim\.downloader\.load$/, from('dataset hub', 0, 'name')),
  family(/^gensim\.models\.(?:\w+\.)*(?:Word2Vec|FastText|Doc2Vec|LdaModel|LdaMulticore|LsiModel|TfidfModel)$/, {
    estimator: 'model',
    random: { generator: 'numpy', seed: 'seed' },
  }),
  family(/^(?:fb)?prophet\.(?:\w+\.)?Prophet$|^neuralprophet\.NeuralProphet$/, { estimator: 'model' }),
  family(/^lifelines\.(?:\w+\.)?[A-Z]\w*Fitter$/, { estimator: 'model' }),
  family(/^(?:tpot\.TPOT\w+|flaml\.(?:\w+\.)?AutoML)$/, { estimator: 'search' }),
  family(/^surprise\.(?:\w+\.)*(?:SVD|SVDpp|NMF|KNN\w+|BaselineOnly|SlopeOne|CoClustering|NormalPredictor)$/, {
    estimator: 'model',
  }),
  family(/^surprise\.model_selection\.train_test_split$/, {
    splits: true,
    random: { generator: 'numpy', seed: 'random_state' },
  }),
  family(/^surprise\.Dataset\.load_builtin$/, from('dataset hub', 0, 'name')),
  family(/^fastai\.(?:\w+\.)*untar_data$/, from('web', 0, 'url')),
  family(/^fastai\.(?:\w+\.)*(?:\w*_learner|Learner)$/, { estimator: 'network', returns: 'fastai.Learner' }),
  family(/^<fastai\.Learner>\.(?:fit|fit_one_cycle|fine_tune)$/, { mutatesReceiver: true, fits: 'here' }),
  family(/^<fastai\.Learner>\.(?:export|save)$/, {
    writes: { kind: 'file', position: 0, keywords: ['fname'] },
    saves: 'torch',
  }),
  family(/^fastai\.(?:\w+\.)*load_learner$/, { ...restores('torch', 0, 'fname'), returns: 'fastai.Learner' }),
);
