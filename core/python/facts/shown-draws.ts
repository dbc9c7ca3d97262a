import type { Call, Statement } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';

/**
 * Whether no result rests on a draw: a random suffix, an id, a colour, an example to look at. The value is drawn from an alphabet, put
 * into a text, shown, or given to a variable that is called so; or it goes into variables of which no more becomes. A few rows of a table
 * are an example always.
 */
export function isForShow(call: Call, statement: Statement, later: () => readonly Statement[]): boolean {
  if (isFewRows(call)) return true;
  if (!/^(?:random|numpy\.random)\./.test(call.path)) return false;
  if (call.arguments.some(({ text }) => /\b(?:ascii_\w+|hexdigits|digits)\b/.test(text))) return true;
  return isShownAt(statement.syntax, call.syntax) || (isPick(call) && becomesOf(statement, later) === 'shown');
}

type Fate = 'shown' | 'used' | 'unknown';

const becomesOf = ({ kind, defines: [name, ...others] }: Statement, later: () => readonly Statement[]): Fate =>
  kind === 'assignment' && name !== undefined && others.length === 0 ? fateOf(name, later()) : 'unknown';

/** `frame.sample(5)`: rows to look at. */
const isFewRows = ({ path, arguments: [first] }: Call): boolean =>
  /[.>]sample$/.test(path) &&
  !path.startsWith('random.') &&
  (first === undefined ||
    ((first.keyword === null || first.keyword === 'n') && typeof first.literal === 'number' && first.literal <= 20));

/** One of some, or a few numbers; a whole sample is data. */
const isPick = ({ path, arguments: given }: Call): boolean =>
  /^random\.(?:choice|choices|sample|randint|randrange|random|uniform|getrandbits)$/.test(path) ||
  (/^numpy\.random\.(?:choice|randint|rand|random|uniform)$/.test(path) &&
    given.every(({ keyword }) => keyword !== 'size') &&
    // The numbers of `randint` are bounds, those of `rand` lengths.
    (path.endsWith('randint') || !given.some(({ literal }) => typeof literal === 'number' && literal > 9)));

const shows =
  /(?:^|\.)(?:print|display|str|hex|hash|format|imshow|show|matshow|Image|plot_image|title|set_title|suptitle|axis|figure|subplots?|plot|scatter|Markdown|HTML)$/;
/** What makes a result of it. */
const settles =
  /(?:^|\.)(?:fit\w*|partial_fit|train\w*|backward|step|compile|append|extend|insert|add|update|to_\w+|save\w*|dump|log_\w+|evaluate|score|cross_val\w*|mean|sum|std|DataFrame|array|DataLoader|Dataset)$/;
const named = /(?:^|_)(?:uuid|uid|id|suffix|salt|postfix|hash|port|token|name|stamp|colou?rs?(?:_\w+)?)$/i;
const painted = /^(?:c|(?:face|edge|line)?colou?rs?)$/;

/** Put into a text, handed to what shows it, a colour, or given to a name that says as much. */
function isShownAt(statement: SyntaxNode, drawn: SyntaxNode): boolean {
  let node: SyntaxNode | undefined = statement;
  while (node !== undefined && !(node.start === drawn.start && node.end === drawn.end)) {
    if (node.type === 'interpolation') return true;
    if (node.type === 'call' && shows.test(node.child('function')?.text ?? '')) return true;
    if (node.type === 'keyword_argument' && painted.test(node.child('name')?.text ?? '')) return true;
    if (node.type === 'assignment' && named.test(node.child('left')?.text ?? '')) return true;
    node = node.parts.find((part) => part.holds(drawn));
  }
  return false;
}

/** What becomes of a variable in the statements after it, as far as it is given to others. */
function fateOf(first: string, later: readonly Statement[]): Fate {
  const names = new Set([first]);
  let shown = false;
  for (const statement of later) {
    const uses = statement.uses.some(({ name }) => names.has(name));
    if (!uses) {
      for (const name of statement.defines) names.delete(name);
      continue;
    }
    if (/_definition$|^(?:for|while)_statement$/.test(statement.kind) || statement.mutates.length > 0) return 'used';
    const paths = statement.calls.map(({ syntax }) => syntax.child('function')?.text ?? '');
    if (paths.some((path) => settles.test(path))) return 'used';
    const text = /["']\s*%|%\s*\(|\{\w+[^}]*\}|["']\s*\+|\+\s*["']/.test(statement.text);
    if (paths.some((path) => shows.test(path)) || text) shown = true;
    else for (const name of statement.defines) names.add(name);
  }
  return shown ? 'shown' : 'unknown';
}
