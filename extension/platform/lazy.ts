/** What is made when it is first asked for, once; what could not be made is tried again the next time. */
export class Lazy<T> {
  readonly #make: () => Promise<T>;
  #made: Promise<T> | null = null;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  /** Whether it is there or being made. */
  get begun(): boolean {
    return this.#made !== null;
  }

  get(): Promise<T> {
    this.#made ??= this.#attempt();
    return this.#made;
  }

  async #attempt(): Promise<T> {
    try {
      // One that throws at once must not be forgotten before it is kept.
      await null;
      return await this.#make();
    } catch (error) {
      this.#made = null;
      throw error;
    }
  }
}
