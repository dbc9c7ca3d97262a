import { AssistError, type Backend, type Message } from '#assist/backend.ts';

/** For tests: answers from a list and remembers what it was asked. `hang` answers when it is cancelled. */
export function scripted(...answers: readonly (string | AssistError)[]): Backend & { readonly asked: Message[][] } {
  const asked: Message[][] = [];
  return {
    label: 'scripted',
    systemRole: true,
    asked,
    async complete(messages, signal) {
      asked.push(messages.map((message) => ({ ...message })));
      const answer = answers[asked.length - 1] ?? 'nothing more to say';
      if (answer instanceof AssistError) throw answer;
      if (answer === 'hang')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      return answer;
    },
  };
}
