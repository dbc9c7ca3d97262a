import type { ReportingDescriptor, Result } from 'sarif';
import type { RuleMeta } from '#core/rules/rule.ts';
import type { Severity } from '#protocol/finding.ts';

export const levels: Record<Severity, Result.level> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** GitHub's scale for findings of security: over 7 is high, from 4 medium, below it low. */
const securitySeverity: Record<Severity, string> = { error: '8.0', warning: '5.5', information: '3.0', hint: '1.0' };

/** A rule as the log has it, with what its page says; of one that is not known only its name. */
export function descriptor(id: string, rule: RuleMeta | null): ReportingDescriptor {
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

const pascal = (id: string): string =>
  id
    .split(/[/-]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
