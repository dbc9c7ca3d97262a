import type {
  Location,
  Log,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
  Run,
  Suppression,
} from 'sarif';
import type { RuleMeta } from '#core/rules/rule.ts';
import type {
  CheckedFile,
  CheckReport,
  Region,
  ReportedFinding,
  ReportedFix,
  ReportedSilence,
} from '#protocol/check-report.ts';
import type { Place, Severity } from '#protocol/finding.ts';

export interface SarifOptions {
  /** What a rule says of itself; null for an id that no rule has. */
  readonly ruleOf: (id: string) => RuleMeta | null;
}

type Reported = ReportedFinding | ReportedSilence;

const levels: Record<Severity, Result.level> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** GitHub's scale for findings of security: over 7 is high, from 4 medium, below it low. */
const securitySeverity: Record<Severity, string> = { error: '8.0', warning: '5.5', information: '3.0', hint: '1.0' };

/**
 * The report in SARIF 2.1.0, as code scanning takes it: regions in the file on disk, rules with what their pages say, fingerprints
 * that stay when cells move, fixes as replacements. What is silenced or in the baseline is there, as suppressed or unchanged.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf(report: CheckReport, { ruleOf }: SarifOptions): Log {
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
    originalUriBaseIds: { SRCROOT: { description: { text: 'Where slipway was run.' } } },
    invocations: [
      {
        executionSuccessful: report.refused.length === 0,
        endTimeUtc: report.at,
        toolExecutionNotifications: report.refused.map(notification),
      },
    ],
    artifacts: report.files.map((file) => ({
      location: { uri: uriOf(file.file), uriBaseId: 'SRCROOT' },
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

function descriptor(id: string, rule: RuleMeta | null): ReportingDescriptor {
  if (rule === null) return { id };
  const isSecurity = rule.item === 'security';
  return {
    id,
    name: pascal(id),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: {
      text: `${rule.why}\n\nFix: ${rule.fix}\n\nSource: ${rule.source}`,
      markdown: `${rule.why}\n\n**Instead of**\n\n\`\`\`\n${rule.bad}\n\`\`\`\n\n**write**\n\n\`\`\`\n${rule.good}\n\`\`\`\n\n**Fix.** ${rule.fix}\n\n**Source.** ${rule.source}`,
    },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: [rule.item],
      ...(isSecurity ? { 'security-severity': securitySeverity[rule.severity] } : {}),
    },
  };
}

function result(finding: Reported, ruleIndex: number, hasBaseline: boolean): Result {
  const { rule, severity, message, fingerprint, fixes } = finding;
  const made = fixes.flatMap(fixOf(finding.place.file));
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [location(finding)],
    partialFingerprints: { 'slipway/v1': fingerprint },
    // One result with the property asks it of all (section 3.27.23).
    suppressions: 'silenced' in finding ? [suppression(finding.silenced)] : [],
    ...(hasBaseline ? { baselineState: 'known' in finding && !finding.known ? 'new' : 'unchanged' } : {}),
    ...(made.length === 0 ? {} : { fixes: made }),
  };
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
  artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
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
                artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
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
const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

const pascal = (id: string): string =>
  id
    .split(/[/-]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
