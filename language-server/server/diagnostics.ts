import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, Severity } from '#protocol/finding.ts';
import { pageOf } from './pages.ts';

export const source = 'Slipway';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function diagnosticOf(finding: Finding): Diagnostic {
  const page = pageOf(finding.rule);
  return {
    range: finding.place.range,
    severity: severities[finding.severity],
    source,
    code: finding.rule,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    message: finding.message,
  };
}
