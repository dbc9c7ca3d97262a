import { attributes, family, from, functions, library, methods, packaged, pure, to } from './library.ts';

const array = { returns: 'numpy.ndarray' } as const;
const draws = { random: { generator: 'numpy' }, returns: 'numpy.ndarray' } as const;

/** NumPy, SciPy and CuPy: arrays, their files, and the random numbers scikit-learn and pandas draw, too. */
export const numpy = library(
  'numpy scipy cupy',
  functions('numpy', 'load loadtxt genfromtxt fromfile', { ...from('file', 0, 'file fname'), ...array }),
  functions('numpy', 'save savez savez_compressed savetxt', to('file', 0, 'file fname')),
  functions(
    'numpy',
    `array asarray zeros ones empty full arange linspace logspace concatenate vstack hstack stack column_stack where reshape
     zeros_like ones_like full_like empty_like eye identity tile repeat expand_dims squeeze ravel transpose clip exp log sqrt
     abs sin cos tanh round dot matmul cumsum diff sort argsort unique append delete insert flip roll mean std sum meshgrid`,
    array,
  ),
  functions('numpy', 'put place copyto fill_diagonal putmask', { mutatesArguments: [0] }),
  functions('numpy.random', 'seed', { seeds: ['numpy'] }),
  functions('numpy.random', 'shuffle', { random: { generator: 'numpy' }, mutatesArguments: [0] }),
  functions('numpy.random', 'default_rng', {
    random: { generator: 'numpy', seed: 'seed', seedFirst: true },
    returns: 'numpy.random.Generator',
  }),
  functions('numpy.random', 'RandomState', {
    random: { generator: 'numpy', seed: 'seed', seedFirst: true },
    returns: 'numpy.random.RandomState',
  }),
  functions('numpy.random', 'SeedSequence PCG64 MT19937', {
    random: { generator: 'numpy', seed: 'seed', seedFirst: true },
  }),
  functions('numpy.random', 'get_state set_state Generator BitGenerator', pure),
  family(/^numpy\.random\.\w+$/, draws),
  methods('numpy.random.Generator numpy.random.RandomState', 'shuffle', { mutatesArguments: [0] }),
  family(/^<numpy\.random\.(?:Generator|RandomState)>\.\w+$/, array),
  methods('numpy.ndarray', 'reshape ravel transpose view squeeze swapaxes', array),
  methods(
    'numpy.ndarray',
    'copy astype flatten clip round dot cumsum repeat take mean std sum min max argmax argmin argsort prod var any all item tolist',
    array,
  ),
  methods('numpy.ndarray', 'sort fill resize put partition itemset setflags byteswap', { mutatesReceiver: true }),
  methods('numpy.ndarray', 'tofile dump', to('file', 0, 'fid file')),
  attributes('numpy.ndarray', 'T flat real imag', 'numpy.ndarray'),
  functions('scipy.io', 'loadmat', { ...from('file', 0, 'file_name'), returns: 'dict' }),
  functions('scipy.io.arff', 'loadarff', from('file', 0, 'f')),
  functions('scipy.io.wavfile', 'read', from('file', 0, 'filename')),
  functions('scipy.io.wavfile', 'write', to('file', 0, 'filename')),
  functions('scipy.io', 'savemat', to('file', 0, 'file_name')),
  functions('scipy.misc', 'imread face ascent', packaged),
  family(/^<scipy\.stats\.\w+>\.rvs$|^scipy\.stats\.\w+\.rvs$/, {
    random: { generator: 'numpy', seed: 'random_state' },
    ...array,
  }),
);
