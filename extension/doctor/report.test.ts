import { expect, it } from 'vitest';
import { diagnosesAsMarkdown } from './report.ts';

it('puts what is needed and missing first, with what mends it', () => {
  const page = diagnosesAsMarkdown([
    { subject: 'Python', ok: true, found: '3.11.7 at /usr/bin/python3', needed: 'always' },
    {
      subject: 'Engine',
      ok: false,
      found: 'nothing answered\n~/.colima/*/docker.sock: nothing is there',
      remedy: 'Start Docker.',
      needed: 'optional',
    },
    { subject: 'venv', ok: false, found: 'no ensurepip', remedy: 'apt-get install python3-venv', needed: 'always' },
  ]);
  expect(page).toMatchInlineSnapshot(`
    "# Slipway on this machine

    1 of what Slipway needs is missing.

    ## Missing

    - **venv**: no ensurepip

      \`apt-get install python3-venv\`

    ## Missing, and only some things need it

    - **Engine**: nothing answered
      - \\~\\/\\.colima\\/\\*\\/docker\\.sock\\: nothing is there

      Start Docker\\.

    ## Found

    - **Python**: 3\\.11\\.7 at \\/usr\\/bin\\/python3
    "
  `);
});
