import type { Message } from './backend.ts';
import { dataBlock, dataRule, newMark } from './data-block.ts';
import { type Fact, inWords } from './facts.ts';
import type { AnswerRequest, DraftRequest } from './request.ts';

/**
 * The conversation that asks for a draft: what to do, the data in one marked block, and the task. Only the middle depends
 * on what the project holds, not even the name of the file stands elsewhere, and the task comes last.
 */
export function draftPrompt({ kind, path, facts, fromFacts, wish }: DraftRequest, mark = newMark()): Message[] {
  const system = [
    `You improve one file of a machine-learning project: its ${kind.title}.`,
    kind.brief,
    dataRule(mark),
  ].join('\n');
  const task = [
    `Improve the first draft that stands in the data. Keep what is right and use only what the data says.`,
    ...(wish ? [`Whoever asks wants besides: ${wish}`] : []),
    `Answer with the whole file in one block fenced as ${kind.fence}.`,
  ].join('\n');
  return [
    { role: 'system', content: system },
    { role: 'user', content: dataBlock(mark, `Facts:\n${facts}\n\nFirst draft of ${path}:\n${fromFacts}`) },
    { role: 'user', content: task },
  ];
}

/** Lines of one cell that go into a prompt; what is longer is cut. */
const linesOfCell = 60;

/** The conversation that asks a question about a notebook's checklist. Built as `draftPrompt` is. */
export function answerPrompt(
  { question, earlier, cells }: AnswerRequest,
  facts: readonly Fact[],
  mark = newMark(),
): Message[] {
  const system = [
    'You answer questions about what stands between one Jupyter notebook and production.',
    dataRule(mark),
    'Each fact has a number. Say only what the facts say of this notebook, and behind each sentence about it the numbers it rests on, such as [2] or [2][5].',
    'Say plainly when no fact answers the question. State no number that the facts do not hold, and no address.',
    'Be brief: what is wrong, why it matters, what to do next. Whoever reads has buttons for the steps that the facts name.',
  ].join('\n');
  const sources = [...cells].map(
    ([index, source]) => `Cell ${index + 1}:\n${source.split('\n').slice(0, linesOfCell).join('\n')}`,
  );
  return [
    { role: 'system', content: system },
    ...earlier,
    { role: 'user', content: dataBlock(mark, [facts.map(inWords).join('\n'), ...sources].join('\n\n')) },
    { role: 'user', content: `The question: ${question}` },
  ];
}
