import { CannotDo } from '../exit.ts';

/** Why nothing was found to check in what was asked for; `excluded` are files that are there and left out, relative to their projects. */
export function nothingIn(asked: string, [excluded, ...more]: readonly string[]): CannotDo {
  if (excluded === undefined)
    return new CannotDo(
      `There is no notebook and no manifest in ${asked}.`,
      'Name a notebook or a folder: slipway check PATH.',
    );
  return new CannotDo(
    `checks.exclude of slipway.yaml leaves out all there is in ${asked}: ${excluded}${more.length === 0 ? '' : ` and ${more.length} more`}.`,
    'Take it out of checks.exclude, or name the file itself: slipway check FILE.',
  );
}
