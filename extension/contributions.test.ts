import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  chatParticipant,
  commands,
  contexts,
  panels,
  runningCommands,
  settings,
  titles,
  views,
} from './contributions.ts';

const { contributes, activationEvents } = z
  .object({
    activationEvents: z.array(z.string()),
    contributes: z.object({
      commands: z.array(z.object({ command: z.string(), title: z.string(), category: z.literal('Slipway') })),
      views: z.object({ slipway: z.array(z.object({ id: z.string() })) }),
      menus: z.record(z.string(), z.array(z.object({ command: z.string(), when: z.string() }))),
      chatParticipants: z.array(z.object({ id: z.string() })),
      configuration: z.object({ properties: z.record(z.string(), z.unknown()) }),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

const sorted = (values: Iterable<string>): string[] => [...values].sort();

describe('package.json and the extension name the same', () => {
  it('commands', () => {
    expect(sorted(contributes.commands.map(({ command }) => command))).toEqual(sorted(Object.values(commands)));
    expect(Object.fromEntries(contributes.commands.map(({ command, title }) => [command, title]))).toEqual(titles);
  });

  it('views', () => {
    expect(sorted(contributes.views.slipway.map(({ id }) => id))).toEqual(sorted(Object.values(views)));
  });

  it('chat participant', () => {
    expect(contributes.chatParticipants.map(({ id }) => id)).toEqual([chatParticipant]);
  });

  it('settings', () => {
    const { section, ...names } = settings;
    const ids = Object.values(names).map((name) => `${section}.${name}`);
    expect(sorted(Object.keys(contributes.configuration.properties))).toEqual(sorted(ids));
  });

  it('panels that come back after a reload', () => {
    for (const id of Object.values(panels)) expect(activationEvents).toContain(`onWebviewPanel:${id}`);
  });

  it('commands and context keys in menus', () => {
    const known: string[] = Object.values(commands);
    const keys: string[] = [...Object.values(contexts), ...Object.values(views)];
    for (const item of Object.values(contributes.menus).flat()) {
      expect(known).toContain(item.command);
      for (const [key] of item.when.matchAll(/\bslipway\.\w+/g)) expect(keys).toContain(key);
    }
  });
});

it('nothing runs at start-up', () => {
  expect(activationEvents).not.toContain('*');
  expect(activationEvents).not.toContain('onStartupFinished');
});

it('what runs code is refused in a folder that is not trusted', () => {
  const readOnly = sorted(Object.values(commands).filter((id) => !runningCommands.includes(id)));
  expect(readOnly).toMatchInlineSnapshot(`
    [
      "slipway.acceptDraft",
      "slipway.applyFix",
      "slipway.decide",
      "slipway.discardDraft",
      "slipway.fixAll",
      "slipway.generate",
      "slipway.notApplicable",
      "slipway.openPage",
      "slipway.openPlace",
      "slipway.refreshChecklist",
      "slipway.reopen",
      "slipway.separate",
      "slipway.setApiKey",
      "slipway.showChecklist",
      "slipway.showLog",
      "slipway.showPrompt",
      "slipway.silence",
      "slipway.stopServing",
    ]
  `);
});
