import { describe, expect, it } from 'vitest';
import { Failure } from '#daemon/rpc/failure.ts';
import { convertersFor, exportTools } from './export-tools.ts';
import { withConverters } from './lock-export-tools.ts';
import type { Resolution } from './locking/model.ts';

describe('converters', () => {
  it.each([
    [['scikit-learn', 'pandas'], []],
    [['xgboost-cpu', 'lightgbm'], ['onnxmltools>=1.12,<2']],
    [['torch', 'torchvision'], ['onnxscript>=0.1,<1']],
    [['keras', 'tensorflow-cpu'], ['tf2onnx>=1.16,<2']],
    [['tensorflow-datasets', 'pytorch-tabnet'], []],
  ])('come along only for the libraries of the lock: %j', (pins, expected) => {
    expect(convertersFor(pins)).toEqual(expected);
  });

  const conflict = new Failure('failed', 'They do not go together.', {
    ...{ reason: 'conflict', subject: 'protobuf', remedy: 'Ask for other versions.' },
  });
  /** Resolves whatever has none of `unfit`, and keeps what it was asked for. */
  const resolver = (unfit: readonly string[], error: Error = conflict) => {
    const asked: (readonly string[])[] = [];
    const together = async (training: readonly string[]): Promise<Resolution> => {
      asked.push(training);
      if (training.some((one) => unfit.includes(one))) throw error;
      return {
        training: { tree: new Map(), direct: [] },
        serving: null,
        files: new Map(),
        resolver: 'uv',
        notes: [...training],
      };
    };
    return { asked, together };
  };

  it('are resolved all at once where they go together', async () => {
    const { asked, together } = resolver([]);
    expect((await withConverters(together, ['a', 'b'], () => {})).notes).toEqual([...exportTools, 'a', 'b']);
    expect(asked).toHaveLength(1);
  });

  it('are left out one by one where they do not go with the notebook’s packages, which is said', async () => {
    const said: string[] = [];
    const { together } = resolver(['a']);
    const made = await withConverters(together, ['a', 'b'], (line) => said.push(line));
    expect(made.notes).toEqual([...exportTools, 'b']);
    expect(said).toEqual(['a does not go with the notebook’s own packages and is left out.']);
  });

  it('stop the job where the index does not answer', async () => {
    const { together } = resolver(['a'], new Error('no network'));
    await expect(withConverters(together, ['a'], () => {})).rejects.toThrow('no network');
  });
});
