/** Options that may stand on a line of their own: https://pip.pypa.io/en/stable/reference/requirements-file-format/#global-options */
export const fileOptions = [
  'index-url',
  'extra-index-url',
  'no-index',
  'constraint',
  'requirement',
  'editable',
  'find-links',
  'no-binary',
  'only-binary',
  'prefer-binary',
  'require-hashes',
  'pre',
  'trusted-host',
  'use-feature',
  // Written by older tools and still read.
  'pypi-url',
  'process-dependency-links',
  'always-unzip',
];
