import { expect, it } from 'vitest';
import { fenced } from './fenced.ts';

it('takes the last block of the language, nested fences and all', () => {
  expect(fenced('```markdown\na\n```\n````markdown\n```sh\nls\n```\n````\n', 'markdown')).toBe('```sh\nls\n```\n');
  expect(fenced('```python\na\n```', 'dockerfile')).toBeNull();
});
