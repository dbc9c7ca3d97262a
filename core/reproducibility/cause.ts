import type { CellReport, Reproducibility } from '#protocol/reproducibility.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';

/** Why a cell parts from what was stored, in a sentence, where the notebook gives a reason; the likeliest first. */
export function causeOf(
  { cell, verdict, error }: CellReport,
  { cells, doubts }: Pick<RunPlan, 'cells' | 'doubts'>,
  python: Reproducibility['python'],
): string | null {
  const before = new Set(cells.slice(0, cells.findIndex((each) => each.cell === cell) + 1).map((each) => each.cell));
  const isBefore = (place: { readonly cell: number }): boolean => before.has(place.cell);
  if (verdict === 'failed') return causeOfFailure(error, python);
  const draw = doubts.unseeded.findLast(isBefore);
  if (draw !== undefined)
    return `\`${draw.name}\` (${at(draw)}) draws random numbers that nothing seeds: every run gives others.`;
  const live = doubts.liveData.find(isBefore);
  if (live !== undefined) return `Data may have changed (${at(live)}): ${live.message}`;
  const early = doubts.outOfOrder.find((index) => index <= cell);
  if (early !== undefined)
    return `Cell ${early + 1} was last run before a cell that stands above it: what is stored may rest on another order.`;
  return versions(python);
}

function causeOfFailure(error: CellReport['error'], python: Reproducibility['python']): string | null {
  switch (error?.name) {
    case 'FileNotFoundError':
      return 'A file it reads is not in the project folder, or it is read by another path than from the notebook’s folder.';
    case 'ModuleNotFoundError':
      if (/'\w+\./.test(error.value))
        return `The library is there in another version, which has no such part any more. ${versions(python) ?? 'Name the version it needs in requirements.in.'}`;
      return 'The clean environment has what requirements.in asks for and what the notebook imports, and this is neither.';
    case 'NameError':
      return 'A name is read that no cell before it defines: the stored outputs rest on state that is not on the page.';
    case 'EOFError':
      return 'It waits for input, and nobody is there to answer.';
    case 'URLError':
    case 'ConnectionError':
    case 'HTTPError':
    case 'gaierror':
    case 'Timeout':
      return 'It needs something from the network that did not answer.';
    case 'AttributeError':
    case 'ImportError':
    case 'TypeError':
    case 'ValueError':
    case 'KeyError': {
      const older = versions(python);
      return `A library may have changed since: nothing but requirements.in says which versions it needs.${older === null ? '' : ` ${older}`}`;
    }
    default:
      return versions(python);
  }
}

function versions({ now, stored }: Reproducibility['python']): string | null {
  const minor = (version: string): string => version.split('.').slice(0, 2).join('.');
  if (stored === null || minor(stored) === minor(now)) return null;
  return `It was saved with Python ${stored} and its libraries of then, and ran with ${now}.`;
}

const at = ({ cell, line }: { readonly cell: number; readonly line: number }): string =>
  `cell ${cell + 1}, line ${line + 1}`;
