import { describeRule } from '#test/support/rules.ts';
import { fixedDevice } from './fixed-device.ts';

describeRule(
  fixedDevice,
  [
    {
      what: 'a device in PyTorch, and offers to ask for it',
      cells: ['import torch\ndevice = torch.device("cuda:0")'],
      at: ['torch.device("cuda:0")'],
      says: 'A GPU is asked for',
      fixed: {
        kind: 'offered',
        sources: { 0: 'import torch\ndevice = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")' },
      },
    },
    {
      what: 'only the first of its kind, under the name the module has there',
      cells: ['import torch as t\nx = t.zeros(3).to("mps")\ny = t.zeros(3).to("mps")'],
      at: ['t.zeros(3).to("mps")'],
      fixed: {
        kind: 'offered',
        sources: {
          0: 'import torch as t\nx = t.zeros(3).to("mps" if t.backends.mps.is_available() else "cpu")\ny = t.zeros(3).to("mps")',
        },
      },
    },
    {
      what: 'a device in TensorFlow, for which there is no fix',
      cells: ['import tensorflow as tf\nwith tf.device("/GPU:0"):\n    x = tf.constant(1)'],
      at: ['tf.device("/GPU:0")'],
      fixed: null,
    },
  ],
  [
    {
      what: 'a notebook that asks',
      cells: [
        'import torch\ndevice = torch.device("cuda" if torch.cuda.is_available() else "cpu")',
        'x = torch.zeros(3).to("cuda")',
      ],
    },
    { what: 'the CPU', cells: ['import torch\nx = torch.zeros(3).to("cpu")'] },
    { what: 'a type', cells: ['import torch\nx = torch.zeros(3).to(torch.float64)'] },
    { what: 'emptying a cache, which does nothing without a GPU', cells: ['import torch\ntorch.cuda.empty_cache()'] },
    {
      what: 'a strategy that takes the CPU where there is nothing else',
      cells: ['import tensorflow as tf\nstrategy = tf.distribute.MirroredStrategy()'],
    },
    { what: 'a device that is computed', cells: ['import torch\nx = torch.zeros(3).to(device)'] },
  ],
);
