import { receiver } from './effect.ts';
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
  pure,
  restores,
  to,
} from './library.ts';

const draws = { random: { generator: 'torch' }, returns: 'torch.Tensor' } as const;
const tensor = { returns: 'torch.Tensor' } as const;

/** Loggers of Lightning, which give a tracker whatever a module logs. */
const loggers = (
  [
    ['MLFlowLogger', 'mlflow', 'MLflow'],
    ['WandbLogger', 'wandb', 'Weights & Biases'],
    ['CometLogger', 'other', 'Comet'],
    ['NeptuneLogger', 'other', 'Neptune'],
    ['TensorBoardLogger', 'tensorboard', 'TensorBoard'],
  ] as const
).map(([logger, tool, name]) =>
  functions('pytorch_lightning.loggers', logger, { tracks: { tool, name }, logs: 'metric' }),
);

/** PyTorch and what is built on it: its domain libraries, TorchMetrics, Lightning. */
export const torch = library(
  'torch torchvision torchaudio torchtext torchmetrics pytorch_lightning accelerate ignite timm',
  functions('torch', 'load', { ...restores('torch', 0, 'f'), returns: '?' }),
  functions('torch', 'save', { ...to('file', 1, 'f'), saves: 'torch' }),
  functions('torch.jit', 'save', { ...to('file', 1, 'f'), saves: 'torch' }),
  functions('torch.jit', 'load', restores('torch', 0, 'f')),
  functions('torch.onnx', 'export', { ...to('file', 2, 'f'), saves: 'onnx' }),
  functions('torch.onnx', 'dynamo_export', { saves: 'onnx' }),
  functions('torch.hub', 'load', { ...restores('torch', 0, 'repo_or_dir'), estimator: 'network' }),
  functions(
    'torch.hub',
    'download_url_to_file',
    download(0, 'url', {
      into: argument(1, 'dst'),
      live: { advice: 'Give it the `hash_prefix` of the file.', by: argument(2, 'hash_prefix') },
    }),
  ),
  functions('torch.hub', 'load_state_dict_from_url', from('web', 0, 'url')),
  family(/^torch\.(?:manual_seed|seed)$|^torch\.(?:cuda|mps|random)\.manual_seed(?:_all)?$/, { seeds: ['torch'] }),
  functions('pytorch_lightning', 'seed_everything', { seeds: ['random', 'numpy', 'torch', 'tensorflow'] }),
  family(/^pytorch_lightning\..*seed_everything$|^accelerate\.utils\.set_seed$/, {
    seeds: ['random', 'numpy', 'torch', 'tensorflow'],
  }),
  family(/^torch\.(?:rand|randn|randint|randperm|bernoulli|multinomial|normal)(?:_like)?$/, draws),
  functions('torch.utils.data', 'random_split', { random: { generator: 'torch' }, splits: true }),
  functions('torch.utils.data', 'DataLoader', { random: { generator: 'torch', when: 'shuffle' } }),
  family(/^torch\.nn\.init\.\w+_$/, { random: { generator: 'torch' }, mutatesArguments: [0] }),
  family(/^torch\.nn\.utils\.(?:clip_grad_\w+|vector_to_parameters)$/, { mutatesArguments: [0] }),
  functions('torch', 'tensor as_tensor from_numpy zeros ones empty full arange linspace eye cat stack where', tensor),
  methods('torch.Tensor', 'numpy', { returns: 'numpy.ndarray' }),
  methods('torch.Tensor', 'to cuda cpu', { ...tensor, device: argument(0, 'device') }),
  methods('torch.Tensor', 'cuda', { device: 'cuda' }),
  methods('torch.Tensor', 'cpu', { device: 'cpu' }),
  methods('torch.Tensor', 'float long int view reshape squeeze unsqueeze detach clone flatten permute transpose', {
    returns: receiver,
  }),
  family(/^<torch\.Tensor>\.\w+_$/, changesReceiver),
  functions('torch', 'device', { device: argument(0, 'device type'), returns: 'torch.device' }),
  functions('torch', 'set_default_device', { device: argument(0, 'device') }),
  family(/^torch\.cuda\.(?:is_available|device_count|get_device_name|current_device|set_device)$/, {
    device: 'cuda',
  }),
  functions('torch.backends.mps', 'is_available is_built', { device: 'mps' }),
  functions('accelerate', 'Accelerator', { device: 'any' }),
  functions('pytorch_lightning', 'Trainer', {
    device: argument(null, 'accelerator'),
    estimator: 'network',
    returns: 'pytorch_lightning.Trainer',
  }),
  methods('pytorch_lightning.Trainer', 'fit', { fits: 'here', mutatesArguments: [0] }),
  methods('pytorch_lightning.Trainer', 'test validate', { evaluates: true }),
  methods('pytorch_lightning.Trainer', 'predict', { predicts: true }),
  methods('pytorch_lightning.Trainer', 'save_checkpoint', { ...to('file', 0, 'filepath'), saves: 'torch' }),
  family(/^(?:torchvision|torchaudio|torchtext)\.datasets\.(?:ImageFolder|DatasetFolder)$/, from('file', 0, 'root')),
  family(/^(?:torchvision|torchaudio|torchtext)\.datasets\.\w+$/, packaged),
  family(/^torchvision\.io\.read_\w+$/, from('file', 0, 'path filename')),
  functions('torchaudio', 'load', from('file', 0, 'uri filepath')),
  functions('torchvision.utils', 'save_image', to('file', 1, 'fp')),
  family(/^torchvision\.models\.(?:\w+\.)*[a-z]\w*$|^timm\.create_model$/, { estimator: 'network' }),
  family(/^torchmetrics\.(?!utilities)/, { evaluates: true }),
  functions('torch.utils.tensorboard', 'SummaryWriter', {
    tracks: { tool: 'tensorboard', name: 'TensorBoard' },
    returns: 'torch.utils.tensorboard.SummaryWriter',
  }),
  ...loggers,
  functions('torch', 'no_grad inference_mode', pure),
);
