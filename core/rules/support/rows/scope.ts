import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Frame } from './frame.ts';
import type { Memory } from './memory.ts';
import type { Objects } from './objects.ts';
import type { Instance, Value } from './value.ts';

/** Which names are seen where a run is: what is under way, the notebook itself outermost, and the fields of objects. */
export class Scope {
  readonly #memory: Memory;
  readonly #objects: Objects;
  readonly #frames: Frame[] = [];

  constructor(memory: Memory, objects: Objects) {
    this.#memory = memory;
    this.#objects = objects;
  }

  get frame(): Frame | undefined {
    return this.#frames.at(-1);
  }

  get depth(): number {
    return this.#frames.length;
  }

  /** In no function. */
  get isOutside(): boolean {
    return this.frame?.names === this.#memory.names;
  }

  /** Names that a function made here will see. */
  get closure(): ReadonlyMap<string, Value> | null {
    return this.isOutside || this.frame === undefined || this.frame.isClass ? null : this.frame.names;
  }

  /** Loops that are under way, outermost first. */
  get loops(): readonly SyntaxNode[] {
    return [...new Set(this.#frames.flatMap(({ loops }) => loops))];
  }

  within(frame: Frame, run: () => void): Frame {
    this.#frames.push(frame);
    run();
    this.#frames.pop();
    return frame;
  }

  lookUp(name: string): Value | undefined {
    const field = this.#fieldNamed(name);
    if (field !== null) return this.#objects.held(field.of, field.name);
    const { frame } = this;
    return frame?.names.get(name) ?? frame?.enclosing?.get(name) ?? this.#memory.names.get(name);
  }

  bind(name: string, value: Value): void {
    if (this.#set(name, value)) this.frame?.rebound.add(name);
  }

  change(name: string, value: Value): void {
    if (this.#set(name, value)) this.frame?.changed.add(name);
  }

  /** Whether it was a name, and not a field of an object. */
  #set(name: string, value: Value): boolean {
    const field = this.#fieldNamed(name);
    if (field === null) this.frame?.names.set(name, value);
    else this.#objects.hold(field.of, field.name, value);
    return field === null;
  }

  /** `self.scaler`, where `self` is an object that is known. */
  #fieldNamed(name: string): { of: Instance; name: string } | null {
    const dot = name.indexOf('.');
    if (dot < 1) return null;
    const owner = this.lookUp(name.slice(0, dot));
    return owner?.kind === 'object' ? { of: owner, name: name.slice(dot + 1) } : null;
  }
}
