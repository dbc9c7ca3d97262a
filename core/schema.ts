/** The part of a zod schema that reading needs: a value of the type, or none. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}
