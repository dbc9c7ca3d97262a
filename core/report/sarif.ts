import type { Location, Log, Notification, PhysicalLocation, Result, Run, Suppression } from 'sarif';
import type { RuleMeta } from '#core/rules/rule.ts';
import type {
  CheckedFile,
  CheckReport,
  Region,
  ReportedFinding,
  ReportedFix,
  ReportedSilence,
} from '#protocol/check-report.ts';
import type { Place } from '#protocol/finding.ts';
import { rebaseReport } from './rebase.ts';
import { descriptor, levels } from './sarif-rules.ts';

export interface SarifOptions {
  /** What a rule says of itself; null for an id that no rule has. */
  readonly ruleOf: (id: string) => RuleMeta | null;
  /** What the files are told from, in a sentence, and how: the report's path of a file as the log's. */
  readonly base: { readonly description: string; readonly pathOf: (file: string) => string };
}

/** The name that the standard suggests for it, and GitHub knows (section 3.4.4). */
const rootId = '%SRCROOT%';

type Reported = ReportedFinding | ReportedSilence;

/**
 * The report in SARIF 2.1.0, as code scanning takes it: regions in the file on disk, rules with what their pages say, fingerprints
 * that stay when cells move, fixes as replacements. What is silenced or in the baseline is there, as suppressed or unchanged.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf(told: CheckReport, { ruleOf, base }: SarifOptions): Log {
  const report = rebaseReport(told, base.pathOf);
  const reported = report.files.flatMap(({ findings, silenced }): Reported[] => [...findings, ...silenced]);
  const ids = [...new Set(reported.map(({ rule }) => rule))].sort();
  const rules = ids.map((id) => descriptor(id, ruleOf(id)));
  const hasBaseline = report.baseline !== null;
  const resultOf = (finding: Reported): Result => result(finding, ids.indexOf(finding.rule), hasBaseline);
  const run: Run = {
    tool: {
      driver: {
        name: 'Slipway',
        version: report.slipway,
        semanticVersion: report.slipway,
        rules,
      },
    },
    automationDetails: { id: 'slipway/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [rootId]: { description: { text: base.description } } },
    invocations: [
      {
        executionSuccessful: report.refused.length === 0,
        endTimeUtc: report.at,
        toolExecutionNotifications: report.refused.map(notification),
      },
    ],
    artifacts: report.files.map((file) => ({
      location: locationOf(file.file),
      roles: rolesOf(file),
    })),
    results: reported.map(resultOf),
  };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
}

function result(finding: Reported, ruleIndex: number, hasBaseline: boolean): Result {
  const { rule, severity, message, fingerprint, fixes } = finding;
  const made = fixes.flatMap(fixOf(finding.place.file));
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: `${cellOf(finding)}${message}` },
    locations: [location(finding)],
    partialFingerprints: { 'slipway/v1': fingerprint },
    // One result with the property asks it of all (section 3.27.23).
    suppressions: 'silenced' in finding ? [suppression(finding.silenced)] : [],
    ...(hasBaseline ? { baselineState: 'known' in finding && !finding.known ? 'new' : 'unchanged' } : {}),
    ...(made.length === 0 ? {} : { fixes: made }),
  };
}

/** Which cell it is, as people see it in Jupyter: the line of a notebook's file says nothing to them. */
function cellOf({ place, executionCount }: Reported): string {
  if (place.cell === undefined || !place.file.endsWith('.ipynb')) return '';
  return `cell ${place.cell + 1}${executionCount == null ? '' : ` (In [${executionCount}])`}: `;
}

function location({ place, region }: Reported): Location {
  return {
    physicalLocation: physical(place.file, region),
    ...(place.cell === undefined
      ? {}
      : {
          logicalLocations: [{ name: `Cell ${place.cell + 1}`, fullyQualifiedName: cellName(place), kind: 'element' }],
        }),
  };
}

const cellName = ({ file, cell = 0, range }: Place): string =>
  `${file}, cell ${cell + 1}, line ${range.start.line + 1}`;

const physical = (file: string, region: Region | null): PhysicalLocation => ({
  artifactLocation: locationOf(file),
  ...(region === null ? {} : { region }),
});

const suppression = ({ by, reason }: ReportedSilence['silenced']): Suppression => ({
  kind: by === 'comment' ? 'inSource' : 'external',
  status: 'accepted',
  justification: reason,
});

const fixOf =
  (file: string) =>
  ({ title, replacements }: ReportedFix): NonNullable<Result['fixes']> =>
    replacements === null
      ? []
      : [
          {
            description: { text: title },
            artifactChanges: [
              {
                artifactLocation: locationOf(file),
                replacements: replacements.map(({ region, text }) => ({
                  deletedRegion: region,
                  insertedContent: { text },
                })),
              },
            ],
          },
        ];

const notification = ({ file, reason }: CheckReport['refused'][number]): Notification => ({
  level: 'error',
  message: { text: reason },
  locations: [{ physicalLocation: physical(file, null) }],
});

const rolesOf = ({ findings, silenced }: CheckedFile): ['analysisTarget'] | ['analysisTarget', 'resultFile'] =>
  findings.length + silenced.length === 0 ? ['analysisTarget'] : ['analysisTarget', 'resultFile'];

/** A relative path as a URI reference. */
/** A path under the root, or the address of a file outside of it: a relative one must not leave its base. */
const locationOf = (file: string): { uri: string; uriBaseId?: string } =>
  file.startsWith('file:') ? { uri: file } : { uri: uriOf(file), uriBaseId: rootId };

const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');
