import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Manifest } from '#protocol/manifest.ts';
import { renderWorkflow } from './github-actions.ts';

const manifest = (more: object = {}) =>
  Manifest.parse({ version: 1, name: 'penguins', notebook: 'penguins.ipynb', ...more });

describe('the GitHub Actions workflow', () => {
  it('is YAML with the four jobs in order', () => {
    const workflow = parse(renderWorkflow(manifest()));
    expect(Object.keys(workflow.jobs)).toEqual(['check', 'test', 'build', 'deploy']);
    expect(workflow.jobs.test.needs).toBe('check');
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.on.schedule).toBeUndefined();
  });

  it('pins every action to a commit', () => {
    const uses = renderWorkflow(manifest()).match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(5);
    for (const line of uses) expect(line).toMatch(/@[0-9a-f]{40} # v\d/);
  });

  it('retrains on the schedule of the manifest', () => {
    const workflow = parse(renderWorkflow(manifest({ retrain: { schedule: '0 3 * * 1' } })));
    expect(workflow.on.schedule).toEqual([{ cron: '0 3 * * 1' }]);
  });

  it('quotes a notebook whose name a shell would split', () => {
    expect(renderWorkflow(manifest({ notebook: "Anna's model.ipynb" }))).toContain(
      `slipway prepare 'Anna'\\''s model.ipynb'`,
    );
  });

  it('gives the same bytes for the same manifest', () => {
    expect(renderWorkflow(manifest())).toBe(renderWorkflow(manifest()));
  });
});
