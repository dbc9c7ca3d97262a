import { argument, changesReceiver, family, from, functions, library, live, methods, restores, to } from './library.ts';

/** Readers of files that `load_dataset` knows by name: no datasets of the hub. */
const readers =
  /^(?:csv|json|text|parquet|arrow|pandas|xml|sql|webdataset|imagefolder|audiofolder|videofolder|pdffolder|spark|generator|cache)$/;
const revision = 'Give it the commit you mean as `revision`.';

/** Hugging Face: transformers, datasets, the hub, and what builds on them. */
export const huggingface = library(
  'transformers datasets sentence_transformers diffusers peft huggingface_hub evaluate trl optimum setfit autogluon',
  functions('datasets', 'load_dataset', {
    ...live(0, 'path', {
      advice: revision,
      by: argument(null, 'revision data_files'),
      inName: readers,
      orPath: true,
    }),
    returns: 'datasets.DatasetDict',
  }),
  functions('datasets', 'load_from_disk', { ...from('file', 0, 'dataset_path'), returns: 'datasets.Dataset' }),
  functions('datasets', 'load_metric', { returns: 'evaluate.Metric' }),
  family(/^datasets\.Dataset\.from_(?:csv|json|parquet|text)$/, {
    ...from('file', 0, 'path_or_paths'),
    returns: 'datasets.Dataset',
  }),
  family(/^datasets\.Dataset\.from_(?:pandas|dict|list)$/, { returns: 'datasets.Dataset' }),
  methods('datasets.Dataset', 'train_test_split', {
    splits: true,
    random: { generator: 'numpy', seed: 'seed' },
    returns: 'datasets.DatasetDict',
  }),
  methods('datasets.Dataset datasets.DatasetDict', 'shuffle', {
    random: { generator: 'numpy', seed: 'seed', seedFirst: true },
  }),
  methods('datasets.Dataset datasets.DatasetDict', 'save_to_disk', to('file', 0, 'dataset_path dataset_dict_path')),
  methods('datasets.Dataset datasets.DatasetDict', 'push_to_hub', to('dataset hub', 0, 'repo_id')),
  methods('datasets.Dataset', 'to_pandas', { returns: 'pandas.DataFrame' }),
  functions('transformers', 'set_seed', { seeds: ['random', 'numpy', 'torch', 'tensorflow'] }),
  functions('transformers', 'enable_full_determinism', { seeds: ['random', 'numpy', 'torch', 'tensorflow'] }),
  functions('transformers', 'pipeline', {
    ...restores('other', null, 'model'),
    device: argument(null, 'device device_map'),
    returns: 'transformers.Pipeline',
  }),
  family(/^transformers\.\w*(?:Model|For[A-Z]\w*)\.from_pretrained$/, {
    ...restores('other', 0, 'pretrained_model_name_or_path'),
    device: argument(null, 'device_map'),
    estimator: 'network',
    returns: 'transformers.PreTrainedModel',
  }),
  family(
    /^(?:transformers|diffusers|peft)\.\w+\.from_pretrained$/,
    restores('other', 0, 'pretrained_model_name_or_path'),
  ),
  family(/^sentence_transformers\.(?:SentenceTransformer|CrossEncoder)$/, {
    ...restores('other', 0, 'model_name_or_path model_name'),
    device: argument(null, 'device'),
    estimator: 'network',
  }),
  family(/^(?:transformers|trl|setfit|sentence_transformers)\.(?:\w*Trainer)$/, {
    estimator: 'network',
    logs: 'metric',
    returns: 'transformers.Trainer',
  }),
  methods('transformers.Trainer', 'train', { ...changesReceiver, fits: 'here' }),
  methods('transformers.Trainer', 'evaluate', { evaluates: true }),
  methods('transformers.Trainer', 'predict', { predicts: true }),
  methods('transformers.Trainer', 'save_model', { ...to('file', 0, 'output_dir'), saves: 'other' }),
  methods('transformers.Trainer transformers.PreTrainedModel', 'push_to_hub', {
    ...to('model hub', 0, 'repo_id'),
    saves: 'other',
  }),
  family(/^<(?:transformers|diffusers|peft|sentence_transformers)\..*>\.(?:save_pretrained|save)$/, {
    ...to('file', 0, 'save_directory path'),
    saves: 'other',
  }),
  family(/^<transformers\.Tokenizer\w*>\.save_pretrained$/, to('file', 0, 'save_directory')),
  functions('evaluate', 'load', { returns: 'evaluate.Metric' }),
  methods('evaluate.Metric', 'compute', { evaluates: true }),
  functions(
    'huggingface_hub',
    'hf_hub_download snapshot_download',
    live(0, 'repo_id', {
      advice: revision,
      by: argument(null, 'revision'),
      when: { keyword: 'repo_type', is: 'dataset' },
    }),
  ),
  functions('huggingface_hub', 'upload_file upload_folder push_to_hub', to('model hub', null, 'repo_id')),
  functions('huggingface_hub', 'notebook_login login', { outside: 'reads' }),
);
