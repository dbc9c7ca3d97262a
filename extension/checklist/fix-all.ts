import { commands } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { inform } from '#extension/platform/messages.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { CurrentNotebook } from './current.ts';
import { applyEdits } from './places.ts';

/** "Fix All Safe Findings": every safe fix of the current notebook as one edit, which one undo takes back. */
export function registerFixAll({ commands: registry, language, log }: Services, current: CurrentNotebook): void {
  registry.register(commands.fixAll, async () => {
    const { uri } = current;
    const now = uri === null ? undefined : await language.refresh(uri);
    if (uri === null || !now) throw new UserError('No notebook is open.', 'Open one whose findings shall be fixed.');
    const { safeFixes } = await import('#protocol/language.ts');
    const fixes = await language.ask(safeFixes, { uri: uri.toString() });
    const name = now.checklist.notebook;
    if (fixes.length === 0) {
      aside(
        log,
        'Slipway',
        inform(`Nothing in ${name} can be fixed without a choice. The checklist offers the choices.`),
      );
      return;
    }
    const edits = fixes.flatMap((fix) => fix.edits);
    await applyEdits(now.project, edits, 'The safe fixes were');
    const cells = new Set(edits.map(({ place }) => place.cell));
    const what = `${fixes.length} safe ${fixes.length === 1 ? 'fix' : 'fixes'} in ${cells.size} ${cells.size === 1 ? 'cell' : 'cells'}`;
    log.info(`${what} of ${name}: ${fixes.map(({ title }) => title).join('; ')}`);
    aside(log, 'Slipway', inform(`${what} of ${name}. Undo takes them back together.`));
  });
}
