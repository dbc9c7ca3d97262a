import fc from 'fast-check';

/** A program as cells of top-level statements, each of which Python can compile alone. */
export type Program = readonly (readonly string[])[];

/**
 * The one kind of value in these programs: it can be called, iterated, entered, stored into and computed with, so that
 * nothing but a missing name can stop a run. It is true.
 */
export const prelude = `class Box:
    def __init__(self, *given, **named): pass
    def __call__(self, *given, **named): return Box()
    def __iter__(self): return iter([Box(), Box()])
    def __enter__(self): return Box()
    def __exit__(self, *given): return False
    def __getattr__(self, name): return Box()
    def __setattr__(self, name, value): pass
    def __delattr__(self, name): pass
    def __getitem__(self, key): return Box()
    def __setitem__(self, key, value): pass
    def __delitem__(self, key): pass
    def __add__(self, other): return Box()
    def __iadd__(self, other): return self`;

const value = fc.constantFrom('a', 'b', 'c', 'd', 'e');
/** Functions call those further on only, so that no run goes on for ever. */
const callable = fc.constantFrom('f', 'g', 'h');
const lines = (text: string): string => text.replaceAll('\n', '\n    ');

/** An expression over global names; `own` are names that are there whatever the notebook says. */
function expression(own: readonly string[], functions: readonly string[], branches: boolean): fc.Arbitrary<string> {
  const name = own.length === 0 ? value : fc.oneof(value, fc.constantFrom(...own));
  const { one } = fc.letrec<{ one: string }>((tie) => {
    const inner = tie('one');
    const some: fc.Arbitrary<string>[] = [
      name,
      fc.constant('Box()'),
      fc.tuple(inner, inner).map(([a, b]) => `Box(${a}, k=${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(inner, inner).map(([a, b]) => `${a}.x[${b}]`),
      name.map((a) => `Box(f"{${a}!r}")`),
      fc.tuple(inner, value, inner).map(([a, b, c]) => `Box([${a} for ${b} in ${c}])`),
      fc
        .tuple(value, inner, value)
        .map(([a, b, c]) => `Box({${a}: ${c} for ${a} in ${b} for ${c} in Box(${a === c ? 'Box()' : a})})`),
      fc.tuple(value, inner).map(([a, b]) => `(lambda ${a}: Box(${a}, ${b}))(Box())`),
      fc.tuple(value, inner).map(([a, b]) => `Box(lambda ${a}=${b}: Box(${a}, zz))`),
      ...(functions.length === 0 ? [] : [fc.constantFrom(...functions).map((called) => `${called}()`)]),
      ...(branches
        ? [
            fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
            fc.tuple(inner, inner).map(([a, b]) => `(${a} or ${b})`),
            fc.tuple(inner, inner).map(([a, b]) => `(${a} and ${b})`),
          ]
        : []),
    ];
    return { one: fc.oneof({ maxDepth: 3, withCrossShrink: true }, ...some) };
  });
  return one;
}

const after: Readonly<Record<string, readonly string[]>> = { f: ['g', 'h'], g: ['h'], h: [] };

/** A function: parameters, locals, closures and what it declares global. */
const definition = callable.chain((name) => {
  const inside = (own: readonly string[]) => expression(own, after[name] ?? [], false);
  return fc
    .tuple(
      inside([]),
      fc.constantFrom('p', 'a'),
      inside(['p']),
      value,
      inside(['p', 'l']),
      fc.constantFrom('plain', 'global', 'closure', 'lambda', 'shadow'),
    )
    .map(([fallback, parameter, first, bound, second, kind]) => {
      const head = `def ${name}(${parameter}=${fallback}, *q):\n    p = Box(${parameter})\n    l = ${first}`;
      switch (kind) {
        case 'global':
          // A parameter cannot be global.
          return bound === parameter
            ? `${head}\n    return l`
            : `${head.replace('\n', `\n    global ${bound}\n`)}\n    ${bound} = l\n    return l`;
        case 'closure':
          return `${head}\n    def n():\n        nonlocal l\n        l = ${second}\n        return l\n    return n()`;
        case 'lambda':
          return `${name} = lambda p=${fallback}: ${first}`;
        case 'shadow':
          return `def ${name}(${bound}=Box()):\n    p = l = Box()\n    return Box(${bound}, ${second})`;
        default:
          return `${head}\n    return ${second}`;
      }
    });
});

const functionNames = ['f', 'g', 'h'];

/** Statements that run from end to end: none of them has a branch. */
function straight(branches: boolean): fc.Arbitrary<string> {
  const one = expression([], functionNames, branches);
  return fc.oneof(
    fc.tuple(value, one).map(([a, b]) => `${a} = ${b}`),
    fc.tuple(value, value, one).map(([a, b, c]) => `${a} = ${b} = ${c}`),
    fc.tuple(value, one).map(([a, b]) => `${a}, *i = ${b}`),
    fc.tuple(value, value, one).map(([a, b, c]) => `${a}, ${b}.x = ${c}`),
    fc.tuple(value, one).map(([a, b]) => `${a}: ${b} = Box()`),
    fc.tuple(value, one).map(([a, b]) => `${a} += ${b}`),
    fc.tuple(value, one, one).map(([a, b, c]) => `${a}[${b}] = ${c}`),
    fc.tuple(value, one).map(([a, b]) => `${a}.x = ${b}`),
    fc.tuple(value, one).map(([a, b]) => `${a}.x += ${b}`),
    value.map((a) => `del ${a}`),
    fc.tuple(value, one).map(([a, b]) => `del ${a}[${b}]`),
    fc.tuple(value, one, one).map(([a, b, c]) => `Box((${a} := ${b}), ${c})`),
    fc.tuple(value, one, value).map(([a, b, c]) => `Box([(${a} := Box(${b})) for i in ${c}])`),
    one,
    fc.constant('import os.path as zz'),
    fc
      .tuple(value, one, value, one)
      .map(([a, b, c, d]) => `with ${b} as ${a}, ${d} as (${c}, i):\n    Box(${a}, ${c})`),
    fc
      .tuple(one, value, one)
      .map(
        ([a, b, c]) =>
          `class K(Box):\n    ${b} = ${a}\n    y = Box(${b}, ${c})\n    def m(self, z=${c}): return Box(${b}, zz)`,
      ),
    fc.tuple(one, one).map(([a, b]) => `@Box(${a})\ndef deco(z=${b}): return zz`),
    fc.tuple(value, one).map(([a, b]) => `try:\n    ${a} = ${b}\nfinally:\n    i = Box()`),
    fc.tuple(value, value, one).map(([a, b, c]) => `match ${c}:\n    case ${a}:\n        ${b} = Box(${a})`),
    definition,
  );
}

/** Statements with branches around others. */
const branching: fc.Arbitrary<string> = fc.letrec<{ one: string; block: string }>((tie) => {
  const test = expression([], functionNames, true);
  const block = tie('block');
  return {
    block: fc.array(tie('one'), { minLength: 1, maxLength: 2 }).map((parts) => lines(parts.join('\n'))),
    one: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      straight(true).filter((text) => !text.startsWith('del ')),
      fc.tuple(test, block).map(([a, b]) => `if ${a}:\n    ${b}`),
      fc.tuple(test, block, block).map(([a, b, c]) => `if not ${a}:\n    ${b}\nelse:\n    ${c}`),
      fc.tuple(value, test, block).map(([a, b, c]) => `for ${a} in ${b}:\n    ${c}`),
      fc.tuple(value, test, block, block).map(([a, b, c, d]) => `for ${a} in ${b}:\n    ${c}\nelse:\n    ${d}`),
      fc.tuple(test, block).map(([a, b]) => `while ${a}:\n    ${b}\n    break`),
      fc.tuple(block, block).map(([a, b]) => `try:\n    ${a}\nexcept ValueError as e:\n    ${b}`),
    ),
  };
}).one;

/** One that is called before it is defined would be another function for Python, made up to go on. */
const first = functionNames.map((name) => `def ${name}(*q): return Box()`);

const cells = (statement: fc.Arbitrary<string>): fc.Arbitrary<Program> =>
  fc
    .array(fc.array(statement, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
    .map((program) => [[prelude, ...first], ...program]);

/** Every statement of these runs from end to end. */
export const straightPrograms: fc.Arbitrary<Program> = cells(straight(false));

/** Some statements of these run only if, as often as or until something is so. */
export const branchingPrograms: fc.Arbitrary<Program> = cells(branching);
