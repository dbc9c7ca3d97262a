import {
  argument,
  changesReceiver,
  download,
  family,
  from,
  functions,
  library,
  methods,
  packaged,
  restores,
  to,
} from './library.ts';

const model = { estimator: 'model' } as const;
const draws = { random: { generator: 'tensorflow' } } as const;

/** Keras, alone and inside TensorFlow (`tensorflow.keras` is read as `keras`), and TensorFlow itself. */
export const keras = library(
  'keras tensorflow tensorflow_datasets tensorflow_hub tensorboardX tensorflow_decision_forests',
  functions('keras', 'Sequential Model', model),
  family(/^keras\.(?:models|engine\.\w+|src\.models)\.(?:Sequential|Model)$/, model),
  family(/^keras\.applications\.(?:\w+\.)?[A-Z]\w*$/, { ...model, returns: 'keras.Model' }),
  family(/^tensorflow_decision_forests\.keras\.\w+Model$/, model),
  family(/^keras\.wrappers\.scikit_learn\.Keras\w+$/, model),
  family(/^tensorflow\.estimator\.(?:DNN|Linear|Boosted|Baseline)\w+$|^tensorflow\.estimator\.Estimator$/, model),
  functions('keras.models', 'load_model', { ...restores('keras', 0, 'filepath'), returns: 'keras.Model' }),
  functions('keras.saving', 'load_model', { ...restores('keras', 0, 'filepath'), returns: 'keras.Model' }),
  functions('keras.models', 'save_model', { ...to('file', 1, 'filepath'), saves: 'keras' }),
  functions('keras.saving', 'save_model', { ...to('file', 1, 'filepath'), saves: 'keras' }),
  functions('tensorflow.saved_model', 'save', { ...to('file', 1, 'export_dir'), saves: 'keras' }),
  functions('tensorflow.saved_model', 'load', restores('keras', 0, 'export_dir')),
  functions('tensorflow_hub', 'load', restores('keras', 0, 'handle')),
  functions('tensorflow_hub', 'KerasLayer', restores('keras', 0, 'handle')),
  family(/^<keras\..*>\.save(?:_weights)?$/, { ...to('file', 0, 'filepath'), saves: 'keras' }),
  family(/^<keras\..*>\.export$/, { ...to('file', 0, 'filepath'), saves: 'keras' }),
  family(/^<keras\..*>\.load_weights$/, { ...changesReceiver, ...restores('keras', 0, 'filepath') }),
  family(/^keras\.datasets\.\w+\.load_data$/, packaged),
  family(
    /^keras\.utils\.get_file$/,
    download(1, 'origin', {
      into: argument(0, 'fname'),
      live: { advice: 'Give it the `file_hash` of the file.', by: argument(4, 'file_hash md5_hash') },
    }),
  ),
  family(/^keras\.(?:utils|preprocessing)\.(?:\w+\.)?\w+_dataset_from_directory$/, from('file', 0, 'directory')),
  family(/^keras\.(?:preprocessing\.image|utils)\.load_img$/, from('file', 0, 'path')),
  // The package says which version of each set it loads, with the digests of its files.
  functions('tensorflow_datasets', 'load', from('dataset hub', 0, 'name')),
  functions('tensorflow.io', 'read_file', from('file', 0, 'filename')),
  functions('tensorflow.io', 'write_file', to('file', 0, 'filename')),
  functions('tensorflow.io.gfile', 'GFile', { reads: { kind: 'file', ...argument(0, 'name'), mode: 1 } }),
  functions('tensorflow.data', 'TFRecordDataset TextLineDataset', from('file', 0, 'filenames')),
  functions('tensorflow.data.experimental', 'make_csv_dataset', from('file', 0, 'file_pattern')),
  functions('tensorflow.random', 'set_seed', { seeds: ['tensorflow'] }),
  functions('tensorflow', 'set_random_seed', { seeds: ['tensorflow'] }),
  functions('keras.utils', 'set_random_seed', { seeds: ['random', 'numpy', 'tensorflow'] }),
  family(/^tensorflow\.random\.(?:Generator|get_global_generator|experimental\b.*)$/, {}),
  family(/^tensorflow\.random\.\w+$/, draws),
  functions('tensorflow', 'device', { device: argument(0, 'device_name') }),
  functions('tensorflow.test', 'is_gpu_available gpu_device_name', { device: 'cuda' }),
  family(
    /^tensorflow\.config\.(?:experimental\.)?(?:list_physical_devices|list_logical_devices|get_visible_devices)$/,
    {
      device: argument(0, 'device_type'),
    },
  ),
  family(/^tensorflow\.distribute\.(?:experimental\.)?TPUStrategy$/, { device: 'tpu' }),
  family(
    /^keras\.callbacks\.TensorBoard$|^(?:tensorboardX|tensorflow\.train)\.SummaryWriter$|^tensorflow\.summary\.create_file_writer$/,
    {
      tracks: { tool: 'tensorboard', name: 'TensorBoard' },
    },
  ),
  family(/^keras\.callbacks\.ModelCheckpoint$/, { ...to('file', 0, 'filepath'), saves: 'keras' }),
  methods(
    'keras.Sequential keras.Model keras.models.Sequential keras.models.Model',
    'add compile build',
    changesReceiver,
  ),
  family(/^tensorflow\.(?:lite\.TFLiteConverter\.\w+)$/, { returns: 'tensorflow.lite.TFLiteConverter' }),
  functions('tensorflow.lite', 'Interpreter', restores('other', 0, 'model_path')),
);
