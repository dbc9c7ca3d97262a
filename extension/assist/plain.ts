/** Text of ours that quotes a notebook, as Markdown in which only code keeps its looks: no link, picture or tag. */
export const plainOutsideCode = (text: string): string =>
  text
    .split(/(`[^`\n]*`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[[\]<>!*_#|\\]/g, (sign) => `\\${sign}`)))
    .join('');
