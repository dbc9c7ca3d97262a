import * as z from 'zod';

/** What the stand-in does when it is asked. */
const Reply = z.discriminatedUnion('kind', [
  /** Answers; `{{draft}}` stands for the first draft that it was sent. */
  z.object({ kind: z.literal('say'), text: z.string() }),
  /** Refuses as VS Code's own models do, or breaks (`Unknown`). */
  z.object({
    kind: z.literal('fail'),
    code: z.enum(['NoPermissions', 'Blocked', 'NotFound', 'Unknown']),
    message: z.string(),
  }),
  /** Says nothing until it is cancelled. */
  z.object({ kind: z.literal('hang') }),
]);
export type Reply = z.infer<typeof Reply>;

/** What a suite tells the stand-in. */
export const Script = z.object({
  model: z
    .object({
      /** Whether VS Code asks the user before another extension may use it. */
      consent: z.boolean(),
      maxInputTokens: z.int().positive(),
    })
    .nullable(),
  /** Texts that must never reach it. */
  secrets: z.array(z.string()),
  /** The first whose pattern fits the newest message decides. */
  replies: z.array(z.object({ asked: z.string(), reply: Reply })),
});
export type Script = z.infer<typeof Script>;

/** One request as it arrived, and what was wrong with it. */
export const Asked = z.object({
  messages: z.array(z.object({ role: z.enum(['user', 'assistant', 'other']), text: z.string() })),
  violations: z.array(z.string()),
  outcome: z.enum(['answered', 'failed', 'waiting', 'cancelled', 'refused']),
});
export type Asked = z.infer<typeof Asked>;

/** Names of the variable with the folder, and of the two files in it: the suite writes one, the stand-in the other. */
export const folderVariable = 'SLIPWAY_EDITOR_MODEL';
export const scriptFile = 'script.json';
export const askedFile = 'asked.jsonl';
