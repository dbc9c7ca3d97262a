import type { Asked } from './script.ts';

/** What no request may be: out of order, empty, or carrying a secret. A sentence each; never the secret itself. */
export function violations(messages: Asked['messages'], secrets: readonly string[]): string[] {
  const text = messages.map((message) => message.text).join('\n');
  return [
    ...(messages.length === 0 ? ['Nothing was asked.'] : []),
    ...(messages[0]?.role === 'assistant' ? ['The conversation begins with an answer.'] : []),
    ...(messages.at(-1)?.role === 'assistant' ? ['The conversation ends with an answer.'] : []),
    ...messages.flatMap(({ role, text: said }, index) => [
      ...(role === 'other' ? [`Message ${index + 1} has a role that the editor's models do not know.`] : []),
      ...(said.trim() === '' ? [`Message ${index + 1} is empty.`] : []),
    ]),
    ...secrets.flatMap((secret, index) => (text.includes(secret) ? [`Secret ${index + 1} was sent.`] : [])),
  ];
}
