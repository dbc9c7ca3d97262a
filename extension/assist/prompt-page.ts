import type { SentPrompt } from '#assist/index.ts';

const roles = { system: 'Instructions', user: 'Slipway', assistant: "The model's answer" } as const;

/** A prompt as a page of Markdown: word for word, each message under who said it. */
export function promptPage({ to, messages }: SentPrompt): string {
  const parts = messages.map(({ role, content }) => `## ${roles[role]}\n\n${content}\n`);
  return [`# What was sent to ${to}\n\nSecrets were taken out before it was sent.\n`, ...parts].join('\n');
}
