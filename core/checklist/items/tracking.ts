import type { Analysis } from '#core/python/model.ts';
import { liveQueries } from '#core/rules/support/live/query.ts';
import type { Evidence } from '#protocol/checklist.ts';
import type { ItemDefinition } from '../definition.ts';
import { provenanceOf } from '../model-folder.ts';
import { attentionTo, command, done, missing, notApplicable, rulePage } from '../verdict.ts';

export const tracking: ItemDefinition = {
  id: 'tracking',
  title: 'Everything tracked',
  checks: [
    {
      id: 'tracker',
      title: 'Runs are recorded in one place',
      rules: ['notebook/two-trackers'],
      look({ analysis, project, findings }) {
        if (findings.length > 0) return attentionTo(findings);
        if (project.manifest?.track !== undefined)
          return done(`slipway.yaml records runs in ${project.manifest.track.tool} at ${project.manifest.track.uri}.`);
        const [tracker] = analysis.facts.trackers;
        return tracker === undefined
          ? missing('No run is recorded anywhere.', command.track)
          : done(`The notebook records its runs in ${tracker.name}.`);
      },
    },
    {
      id: 'metrics',
      title: 'Metrics are kept, not only printed',
      rules: ['notebook/metrics-not-logged'],
      look(input) {
        const kept = provenanceOf(input)?.metrics ?? {};
        const names = Object.keys(kept);
        if (names.length > 0)
          return done(`The model folder keeps ${names.map((name) => `${name} ${kept[name]}`).join(', ')}.`);
        if (input.findings.length > 0) return attentionTo(input.findings, command.prepare, command.track);
        const { metrics } = input.analysis.facts;
        return metrics.length === 0
          ? notApplicable('The notebook computes no metric.')
          : done(
              `A tracker keeps the ${metrics.length === 1 ? 'metric' : `${metrics.length} metrics`} of the notebook.`,
            );
      },
    },
    {
      id: 'data-version',
      title: 'The data is known by its digest',
      rules: ['notebook/data-without-version', 'notebook/model-without-revision'],
      look(input) {
        if (input.findings.length > 0) return attentionTo(input.findings);
        const data = provenanceOf(input)?.data ?? [];
        const known = data.filter((each) => each.sha256 !== null);
        if (known.length > 0)
          return done(known.map((each) => ({ text: `${each.source}: SHA-256 ${each.sha256?.slice(0, 12)}…` })));
        const queries = queriesIn(input.analysis, input.file);
        if (queries.length > 0) return missing(queries, rulePage('notebook/data-without-version'));
        return input.analysis.facts.reads.length === 0
          ? notApplicable('The notebook reads no data.')
          : missing('Nothing says which version of the data this was.', command.prepare);
      },
    },
  ],
};

/** Queries in a language of their own, and those of Spark and of stores of documents: what they answer has no version. */
function queriesIn(analysis: Analysis, file: string): Evidence[] {
  const text = 'A query answers with what is there that day. Keep a snapshot of the rows, and its digest.';
  const magics = analysis.cells.flatMap(({ cell, magics: own }) =>
    own
      .filter(({ kind, name }) => kind === 'cell' && /^(?:sql|bigquery|sparksql)$/.test(name))
      .map(({ range }) => ({ cell: cell.index, range })),
  );
  return [...magics, ...liveQueries(analysis)].map(({ cell, range }) => ({ text, place: { file, cell, range } }));
}
