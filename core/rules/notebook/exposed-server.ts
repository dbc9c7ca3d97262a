import type { Call } from '#core/python/model.ts';
import { defineNotebookRule, type FixDraft } from '../define.ts';
import { keyword, withKeyword } from '../support/arguments.ts';

export const exposedServer = defineNotebookRule(
  {
    id: 'notebook/exposed-server',
    title: 'The server can be reached, or driven, by anyone',
    severity: 'warning',
    item: 'security',
    why: 'A debugger in the browser runs any Python that a visitor types, and a public tunnel lets the whole internet call the model without a key.',
    source: 'Flask documentation, "Debugging": https://flask.palletsprojects.com/en/stable/debugging/',
    bad: 'from flask import Flask\n\napp = Flask("sales")\napp.run(debug=True)',
    good: 'from flask import Flask\n\napp = Flask("sales")\napp.run(debug=False)',
    fix: 'Offered: the switch off (`debug=False`, `share=False`). For a tunnel by ngrok none: deploy the service instead.',
  },
  ({ analysis, report }) => {
    for (const statement of analysis.statements) {
      for (const call of statement.calls) {
        const danger = dangerOf(call);
        if (danger === null) continue;
        const edit =
          danger.option === null ? null : withKeyword(analysis, statement.cell, call, danger.option, 'False');
        const fixes: FixDraft[] =
          edit === null ? [] : [{ title: `Use \`${danger.option}=False\``, kind: 'offered', edits: [edit] }];
        report({ cell: statement.cell, range: call.range }, danger.message, { fixes });
      }
    }
  },
);

function dangerOf(call: Call): { readonly message: string; readonly option: string | null } | null {
  const on = (name: string): boolean => keyword(call, name)?.literal === true;
  if (/^<(?:flask\.Flask|dash\.Dash|\?)>\.run(?:_server)?$/.test(call.path) && on('debug'))
    return {
      message: '`debug=True` lets whoever reaches the server run Python in it. Switch it off outside your own machine.',
      option: 'debug',
    };
  if (/^<(?:gradio\..*|\?)>\.launch$/.test(call.path) && on('share'))
    return { message: '`share=True` opens a public address for this server, without a key.', option: 'share' };
  if (/^pyngrok\.ngrok\.connect$/.test(call.path))
    return { message: 'The tunnel makes this server public, without a key. Deploy the service instead.', option: null };
  return null;
}
