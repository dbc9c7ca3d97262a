/** Waits for something the editor does in its own time. Fails with what it was waiting for. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  milliseconds = 20_000,
): Promise<NonNullable<T>> {
  const late = AbortSignal.timeout(milliseconds);
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (late.aborted) throw new Error(`Waited ${milliseconds / 1000} s in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
