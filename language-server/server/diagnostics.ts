import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, Severity } from '#protocol/finding.ts';

export const source = 'Slipway';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The page of a rule. */
export const pageOf = (rule: string): string =>
  `https://github.com/slipway-dev/slipway/blob/main/docs/rules/${rule}.md`;

export function diagnosticOf(finding: Finding): Diagnostic {
  return {
    range: finding.place.range,
    severity: severities[finding.severity],
    source,
    code: finding.rule,
    codeDescription: { href: pageOf(finding.rule) },
    message: finding.message,
  };
}
