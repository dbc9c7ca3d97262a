import type { SyntaxNode } from '#core/python/syntax.ts';
import { rowsIn } from './combine.ts';
import { type Given, givenTo } from './given.ts';
import type { Run } from './run.ts';
import { freshRows, listOf, type Piece, type Role, type Rows, type Value } from './value.ts';

/** A data set or a loader of PyTorch; null for any other call. */
export function torchData(run: Run, node: SyntaxNode, path: string): Value | null {
  if (/^torchvision\.datasets\.[A-Z]\w+$/.test(path)) return dataset(run, path, givenTo(node));
  if (!/^torch\.utils\.data\.(?:(?:dataloader\.)?DataLoader|TensorDataset|Subset)$/.test(path)) return null;
  const [first] = givenTo(node).positional;
  const source = first ?? givenTo(node).keywords.get('dataset');
  if (source === undefined) return null;
  const [rows] = rowsIn(run.evaluate(source));
  const held = rows ?? run.rows(source);
  // A loader gives batches of what is asked and what is right.
  return path.endsWith('DataLoader') ? listOf([listOf([held, held])], false) : held;
}

/** `CIFAR10(root, train=False)`, `SVHN(root, split="test")`: parts that the library keeps apart. */
function dataset(run: Run, path: string, given: Given): Rows {
  const role = roleGiven(given);
  const cut = `data ${path}`;
  const known = run.lookUp(cut);
  const whole = known?.kind === 'rows' ? known : freshRows(run.fresh());
  run.bind(cut, whole);
  const piece: Piece | null = role === null ? null : { kind: 'name', cut, key: role, role };
  return piece === null ? whole : { ...whole, part: [piece] };
}

function roleGiven(given: Given): Role | null {
  const train = given.at(1, 'train')?.type;
  if (train === 'true') return 'train';
  if (train === 'false') return 'test';
  const split = /^["'](train|test|val)["']$/.exec(given.keywords.get('split')?.text ?? '')?.[1];
  return split === 'val' ? 'validation' : split === 'train' || split === 'test' ? split : null;
}
