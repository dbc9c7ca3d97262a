import { escapeHtml } from './format.ts';
import { style as base } from './style.ts';

/**
 * One HTML file that needs nothing else: no script, no font, no request. `title` is text; `body` is HTML whose author has
 * escaped what is not; `style` comes on top of the look of every report.
 */
export const page = ({
  title,
  style = '',
  body,
}: {
  readonly title: string;
  readonly style?: string;
  readonly body: string;
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
${base}
${style}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
