import { argument, family, from, functions, library, live, methods } from './library.ts';

const prices = 'Give it the `end` of the time you mean.';
const kaggle = { advice: 'Put the version behind its name: `owner/name/versions/1`.', inName: /\/versions\/\d+$/ };

/** Registries of data sets, and what fetches from them by a name. */
export const registries = library(
  'kagglehub kaggle openml ucimlrepo nltk pooch yfinance pandas_datareader',
  functions('kagglehub', 'dataset_download', live(0, 'handle', kaggle)),
  functions('kagglehub', 'load_dataset dataset_load', live(1, 'handle', kaggle)),
  // The files of a competition stay as they were given out.
  functions('kagglehub', 'competition_download', from('dataset hub', 0, 'handle')),
  functions(
    'openml.datasets',
    'get_dataset',
    live(0, 'dataset_id', {
      advice: 'Give it a `version`, or the number of the data set.',
      by: argument(null, 'version'),
      orPath: true,
    }),
  ),
  functions('ucimlrepo', 'fetch_ucirepo', from('dataset hub', 0, 'name id')),
  functions('nltk', 'download', from('dataset hub', 0, 'info_or_id')),
  functions('pooch', 'retrieve', {
    reads: {
      ...from('web', 0, 'url').reads,
      live: { advice: 'Give it the `known_hash` of the file.', by: argument(1, 'known_hash') },
      into: argument(2, 'fname'),
    },
  }),
  functions('yfinance', 'download', {
    ...live(0, 'tickers', { advice: prices, until: argument(2, 'end') }),
    returns: 'pandas.DataFrame',
  }),
  methods('yfinance.Ticker', 'history', {
    ...live(null, '', { advice: prices, until: argument(3, 'end') }),
    returns: 'pandas.DataFrame',
  }),
  family(/^pandas_datareader\.(?:data\.)?DataReader$/, {
    ...live(0, 'name', { advice: prices, until: argument(3, 'end') }),
    returns: 'pandas.DataFrame',
  }),
  family(/^pandas_datareader\.(?:data\.)?get_data_\w+$/, {
    ...live(0, 'symbols', { advice: prices, until: argument(2, 'end') }),
    returns: 'pandas.DataFrame',
  }),
);
