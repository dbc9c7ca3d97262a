/**
 * Text of ours that quotes a notebook, as Markdown in which only code keeps its looks: no link, picture or tag, wherever
 * the notebook has backticks of its own. Code is what stands between two single backticks on a line; CommonMark takes a
 * backslash before any other ASCII punctuation.
 */
export const plainOutsideCode = (text: string): string =>
  text
    .split(/((?<!`)`[^`\n]+`(?!`))/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`)))
    .join('');

/**
 * Text for a notification, where VS Code makes a link of `[text](address)`, commands included, and knows no escape:
 * an invisible space keeps the two parts from being one.
 */
export const unlinked = (text: string): string => text.replaceAll('](', ']\u200B(');

/** Text of ours for a notification, which shows no code as such: what stands between backticks, between quotation marks. */
export const withoutCode = (text: string): string => text.replace(/`([^`\n]*)`/g, '“$1”');
