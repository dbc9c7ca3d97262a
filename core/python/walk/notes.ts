import type { FunctionFacts, Read, SeenCall, SeenImport, StatementNames } from '../names.ts';

/** What the walk over one statement has seen so far. */
export class Notes {
  readonly binds = new Set<string>();
  readonly deletes = new Set<string>();
  readonly mutates = new Set<string>();
  readonly reads: Read[] = [];
  readonly unbound: Read[] = [];
  readonly calls: SeenCall[] = [];
  readonly imports: SeenImport[] = [];
  readonly functions: FunctionFacts[] = [];
  /** Functions in the function under way. */
  readonly inner: FunctionFacts[] = [];
  opensNamespace = false;

  names(): StatementNames {
    return {
      binds: [...this.binds],
      deletes: [...this.deletes],
      reads: this.reads,
      unbound: this.unbound,
      mutates: [...this.mutates],
      calls: this.calls,
      imports: this.imports,
      functions: this.functions,
      opensNamespace: this.opensNamespace,
    };
  }
}
