/** One step of the store's schema. Steps run once, in the order of `migrations.ts`, each in a transaction of its own. */
export interface Migration {
  /** Room and number, such as `deploy-1`. Never renamed: it is how the store knows what it has. */
  readonly id: string;
  readonly sql: string;
}
