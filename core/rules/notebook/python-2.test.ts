import { expect, it } from 'vitest';
import { describeRule, findingsOf, notebookOf, projectOf } from '#test/support/rules.ts';
import { python2 } from './python-2.ts';

describeRule(
  python2,
  [
    {
      what: 'a print, and calls it',
      cells: ['x = 1\nprint "x is", x  # shown'],
      at: ['print "x is", x'],
      says: 'stops at the `print` of Python 2',
      fixed: { kind: 'safe', sources: { 0: 'x = 1\nprint("x is", x)  # shown' } },
    },
    {
      what: 'each print of a block, where it stands',
      cells: ['for i in x:\n    if i:\n        print i\n    print "%d" % i'],
      at: ['print i', 'print "%d" % i'],
      fixed: { kind: 'safe', sources: { 0: 'for i in x:\n    if i:\n        print(i)\n    print "%d" % i' } },
    },
    { what: 'a print that ends no line', cells: ['print x,'], at: ['print x,'], fixed: null },
    { what: 'a print into a file', cells: ['print >>log, x'], at: ['print >>log, x'], fixed: null },
  ],
  [
    { what: 'calls of print', cells: ['print("a", b)', 'print (a)', 'print()'] },
    { what: 'a name that begins so', cells: ['printed = 1\nprinted'] },
    { what: 'the word in a string', cells: ['x = "print a"'] },
  ],
);

it('says it once of a notebook that its kernel runs on Python 2', async () => {
  const notebook = { ...notebookOf('print "a"', 'y = 2\nprint y'), languageVersion: '2.7.12' };
  const [finding, ...others] = await findingsOf(python2, notebook, projectOf());
  expect(finding?.message).toContain('runs on Python 2.7.12');
  expect(others).toEqual([]);
  expect(finding?.fixes[0]).toMatchObject({ title: 'Call `print`, 2 times', kind: 'offered' });
});
