import { expect, it } from 'vitest';
import { promptPage } from './prompt-page.ts';

it('shows every message word for word, under who said it', () => {
  const page = promptPage({
    to: 'M of the editor',
    messages: [
      { role: 'system', content: 'be brief' },
      { role: 'user', content: '<data-1>\nx\n</data-1>' },
      { role: 'assistant', content: 'no' },
    ],
  });
  expect(page).toMatch(/^# What was sent to M of the editor$/m);
  expect(page).toContain(
    "## Instructions\n\nbe brief\n\n## Slipway\n\n<data-1>\nx\n</data-1>\n\n## The model's answer\n\nno\n",
  );
});
