import { factsOf, itemsAsked } from '#assist/index.ts';
import { looks } from '#extension/checklist/presentation.ts';
import { plainOutsideCode as plain } from '#extension/platform/plain.ts';
import type { Item } from '#protocol/checklist.ts';
import { anchor, offerSteps } from './render.ts';
import type { AssistServices } from './services.ts';
import { type ReadNotebook, readNotebook, targetOfChat } from './target.ts';
import type { Turn } from './turn.ts';

/** `/explain`: the items a question names, else all that are open, from facts alone. No model is asked. */
export async function explainInChat(services: AssistServices, { request, stream }: Turn): Promise<void> {
  const read = await readNotebook(services, await targetOfChat(services, request));
  explain(read, request.prompt, stream);
}

/** Every check of those items that says something, what it rests on, and what to do next. */
export function explain(read: ReadNotebook, question: string, stream: Turn['stream']): void {
  const { checklist } = read.now;
  const named = itemsAsked(question, checklist);
  const isOpen = ({ state }: { state: Item['state'] }): boolean => state !== 'done' && state !== 'not-applicable';
  const items = named.length > 0 ? named : checklist.items.filter(isOpen);
  const facts = factsOf(checklist);
  if (items.length === 0) stream.markdown(`Nothing is open for ${plain(checklist.notebook)}.\n`);
  for (const item of items) {
    stream.markdown(`\n\n#### ${plain(item.title)}: ${looks[item.state].words}\n\n`);
    const checks = named.length > 0 ? item.checks : item.checks.filter(isOpen);
    for (const check of checks) {
      stream.markdown(`\n- **${plain(check.title)}**: ${looks[check.state].words}\n`);
      for (const fact of facts.filter((one) => one.check === check && check.evidence.length > 0)) {
        stream.markdown(`  - ${plain(fact.text)} `);
        anchor(read, fact, stream);
        stream.markdown('\n');
      }
    }
  }
  const steps = items.flatMap(({ checks }) => checks.filter(isOpen));
  offerSteps(read.now, steps, stream);
}
