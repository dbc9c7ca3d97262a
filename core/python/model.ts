import type { Cell, Notebook } from '#core/notebook/model.ts';
import type { Range } from '#protocol/finding.ts';
import type { FunctionFacts } from './names.ts';
import type { SyntaxNode } from './syntax.ts';

/** Everything the analysis knows of one notebook. Rules, checklist, generators and slices read this and nothing else. */
export interface Analysis {
  readonly notebook: Notebook;
  /** Code cells only, in document order. */
  readonly cells: readonly CellSyntax[];
  /** Statements at the top level of cells, by cell and line. A compound statement is one. */
  readonly statements: readonly Statement[];
  readonly imports: readonly Import[];
  readonly order: Order;
  readonly facts: Facts;
}

export interface CellSyntax {
  readonly cell: Cell;
  /** The source with magics blanked to equal length, so that every offset stays true. */
  readonly python: string;
  readonly magics: readonly Magic[];
  readonly errors: readonly { readonly range: Range; readonly message: string }[];
}

export interface Magic {
  readonly kind: 'line' | 'cell' | 'shell' | 'help' | 'assignment';
  /** `matplotlib`, `pip`, `bash` ...; for shell the first word. */
  readonly name: string;
  /** Whole text, continuation lines joined. */
  readonly text: string;
  readonly range: Range;
}

export interface Statement {
  /** Index into `Analysis.statements`. */
  readonly id: number;
  /** Document index of the cell. */
  readonly cell: number;
  readonly range: Range;
  readonly text: string;
  /** Grammar's name: `assignment`, `expression_statement`, `for_statement`, `function_definition` ... */
  readonly kind: string;
  /** Names bound. */
  readonly defines: readonly string[];
  /** Global names read, closures of functions defined here included; builtins left out. */
  readonly uses: readonly { readonly name: string; readonly range: Range }[];
  /** Names whose object is changed in place: `df["x"] = ...`, `inplace=True`, `.fit(...)`, `.append(...)`. */
  readonly mutates: readonly string[];
  readonly calls: readonly Call[];
  /** Names gone after it (`del x`, not under a condition). */
  readonly deletes: readonly string[];
  /** Functions and named lambdas it defines, with what they read and change when called. */
  readonly functions: readonly FunctionFacts[];
  /** Its syntax, with offsets into the cell's `python`. */
  readonly syntax: SyntaxNode;
}

export interface Call {
  /**
   * Dotted path with imports resolved: `pandas.read_csv`, `sklearn.linear_model.LogisticRegression`.
   * A method of a value: `<sklearn.linear_model.LogisticRegression>.fit` when the class is known, else `<?>.fit`.
   */
  readonly path: string;
  /** Root name of a method's receiver: `model` in `model.fit(X)`; null for plain functions. */
  readonly receiver: string | null;
  readonly arguments: readonly Argument[];
  readonly range: Range;
  readonly syntax: SyntaxNode;
}

export interface Argument {
  /** Keyword, or null when positional. */
  readonly keyword: string | null;
  readonly text: string;
  readonly range: Range;
  /** Global names in it. */
  readonly names: readonly string[];
  /** Its value when it is a literal string, number, boolean or None. */
  readonly literal: string | number | boolean | null | undefined;
}

export interface Import {
  /** Top module: `sklearn` of `from sklearn.svm import SVC`. */
  readonly module: string;
  /** Full dotted path imported. */
  readonly path: string;
  /** Name it is bound to; `*` for star imports. */
  readonly binding: string;
  readonly cell: number;
  readonly range: Range;
  /** Inside `try`, `if` or a function: may not be needed. */
  readonly conditional: boolean;
}

/** Order of code cells by document index, and what the two orders say. */
export interface Order {
  readonly document: readonly number[];
  /** By execution count; a cell that lost its count to an edit by need, one that never ran left out. Null when no cell has a count. */
  readonly execution: readonly number[] | null;
  /** Names read in document order before anything defined them (and not builtins or star-imported). */
  readonly undefinedInDocument: readonly UndefinedName[];
  readonly undefinedInExecution: readonly UndefinedName[];
  /** What the bodies of functions cannot read, beside what a call has told already. */
  readonly inBodies: readonly BodyName[];
}

/** A read in a function's body that fails where the function is called. */
export interface BodyName {
  readonly name: string;
  readonly cell: number;
  readonly range: Range;
  /** The function or method it stands in, innermost; null in a lambda. */
  readonly of: string | null;
  /** `nowhere`: nothing in the notebook defines it. `unbound`: the function itself does, and only further down. */
  readonly kind: 'nowhere' | 'unbound';
  /** The page from top to bottom calls the function for sure, and comes to the read. */
  readonly reached: boolean;
}

export interface UndefinedName {
  readonly name: string;
  readonly cell: number;
  readonly range: Range;
  /** Cell where it is defined later in document order; null when nowhere: deleted or never written. */
  readonly definedLater: number | null;
  /** Read only where a run may never come: under an `if`, in an `except` or a `case`. */
  readonly branch: boolean;
}

export interface Sited {
  readonly statement: number;
  readonly cell: number;
  readonly range: Range;
}

/** What matters for production, with its places. */
export interface Facts {
  readonly frameworks: readonly string[];
  readonly estimators: readonly (Sited & { readonly name: string | null; readonly path: string })[];
  /** `source`: literal path or URL, or `sklearn.datasets.load_iris`; null when computed. `binds`: variable that gets it. */
  readonly reads: readonly (Sited & {
    readonly path: string;
    readonly source: string | null;
    readonly binds: string | null;
    readonly sourceRange: Range | null;
  })[];
  readonly writes: readonly (Sited & {
    readonly path: string;
    readonly target: string | null;
    readonly targetRange: Range | null;
  })[];
  readonly splits: readonly Sited[];
  /** `fit`, `fit_transform`, `partial_fit`; `name` is the receiver. */
  readonly fits: readonly (Sited & {
    readonly name: string | null;
    readonly role: 'transformer' | 'model' | 'unknown';
    readonly data: readonly string[];
  })[];
  readonly predictions: readonly (Sited & { readonly name: string | null; readonly method: string })[];
  /** `value`: what an output shows it came to; null where none says so for sure. */
  readonly metrics: readonly (Sited & { readonly path: string; readonly value: number | null })[];
  readonly artifacts: readonly (Sited & {
    readonly path: string;
    readonly format: 'pickle' | 'joblib' | 'onnx' | 'torch' | 'keras' | 'other';
  })[];
  readonly trackers: readonly (Sited & {
    readonly tool: 'mlflow' | 'wandb' | 'tensorboard' | 'other';
    /** As its makers call it. */
    readonly name: string;
  })[];
  /** Calls that set a seed, and randomness: `seeded` false means neither argument nor global seed was found. */
  readonly randomness: readonly (Sited & { readonly path: string; readonly seeded: boolean })[];
  readonly installs: readonly {
    readonly cell: number;
    readonly range: Range;
    readonly requirements: readonly string[];
    readonly pinned: boolean;
  }[];
  /** Literal strings that look like absolute or home paths. */
  readonly absolutePaths: readonly { readonly cell: number; readonly range: Range; readonly value: string }[];
  /** `source`: a string of Python code; `text`: anything else that is written in a cell; `path` within the metadata. */
  readonly secrets: readonly {
    readonly cell: number;
    readonly range: Range;
    readonly kind: string;
    readonly in: 'source' | 'text' | 'output' | 'metadata';
    readonly path?: string;
  }[];
  readonly serving: readonly (Sited & { readonly tool: string })[];
  /** `asks`: only whether it is there. */
  readonly devices: readonly (Sited & {
    readonly path: string;
    readonly device: 'cpu' | 'cuda' | 'mps' | 'tpu' | 'any';
    readonly asks: boolean;
  })[];
  /** What makes something run again by time. */
  readonly schedules: readonly (Sited & { readonly tool: string })[];
  /** Of data, as the notebook's text names them. */
  readonly licences: readonly { readonly cell: number; readonly range: Range; readonly licence: string }[];
}
