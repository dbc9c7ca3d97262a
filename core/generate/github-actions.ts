import { success } from '#core/result.ts';
import type { Manifest } from '#protocol/manifest.ts';
import type { Generator } from './generator.ts';

/** Actions by full commit, so that a moved tag cannot change what runs; the tag is the comment beside it. */
const actions = {
  checkout: 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2',
  python: 'actions/setup-python@0b93645e9fea7318ecaed2b359559ac225c90a2b # v5.3.0',
  node: 'actions/setup-node@39370e3970a6d050c480ffad4ff0ed4d3fdee5af # v4.1.0',
  login: 'docker/login-action@9780b0c442fbb1117ed29e0efdff1e18412f7567 # v3.3.0',
};

/** A workflow that checks, proves, builds and deploys on every push, and retrains on the manifest's schedule. */
export const githubActions: Generator = {
  id: 'github-actions',
  title: 'GitHub Actions workflow',
  generate({ manifest }) {
    return success([{ path: '.github/workflows/slipway.yml', text: renderWorkflow(manifest) }]);
  },
};

export function renderWorkflow(manifest: Manifest): string {
  const image = manifest.image.name ?? manifest.name;
  const python = manifest.environment.python ?? '3.11';
  const schedule = manifest.retrain?.schedule;
  return `# From notebook to running service: check, prove, build, deploy.
# Repository variable SLIPWAY_PACKAGE says which slipway to install: an npm name with its version, or a tarball's address.
name: slipway

on:
  push:
    branches: [main]
  pull_request:
${schedule ? `  schedule:\n    - cron: '${schedule}' # retraining: the same steps on the data of that day\n` : ''}
permissions:
  contents: read

concurrency:
  group: slipway-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    steps:
      - uses: ${actions.checkout}
${installSlipway}
      - name: Check the notebook and every manifest
        run: slipway check --fail-on error

  test:
    needs: check
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    steps:
      - uses: ${actions.checkout}
      - uses: ${actions.python}
        with:
          python-version: '${python}'
${installSlipway}
      - name: Run the notebook in a clean environment and prove the model gives its answers
        run: slipway prepare ${shellWord(manifest.notebook)}

  build:
    needs: test
    if: github.ref == 'refs/heads/main'
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: read
      packages: write
    steps:
      - uses: ${actions.checkout}
${installSlipway}
      - name: Build the image and ask it the notebook's own questions
        run: slipway build --tag "ghcr.io/\${GITHUB_REPOSITORY_OWNER,,}/${image}:\${GITHUB_SHA}"
      - uses: ${actions.login}
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - name: Push
        run: docker push "ghcr.io/\${GITHUB_REPOSITORY_OWNER,,}/${image}:\${GITHUB_SHA}"

  deploy:
    needs: build
    if: github.ref == 'refs/heads/main'
    # The machine whose Docker engine runs the service: register it as a runner with the label "slipway".
    runs-on: [self-hosted, slipway]
    environment: production
    timeout-minutes: 15
    permissions:
      contents: read
      packages: read
    steps:
      - uses: ${actions.checkout}
      - uses: ${actions.login}
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
${installSlipway}
      - name: Replace the running revision, or keep it when the new one does not answer as the notebook did
        run: |
          docker pull "ghcr.io/\${GITHUB_REPOSITORY_OWNER,,}/${image}:\${GITHUB_SHA}"
          slipway deploy --image "ghcr.io/\${GITHUB_REPOSITORY_OWNER,,}/${image}:\${GITHUB_SHA}"
`;
}

const installSlipway = `      - uses: ${actions.node}
        with:
          node-version: '24'
      - name: Install slipway
        env:
          SLIPWAY_PACKAGE: \${{ vars.SLIPWAY_PACKAGE }}
        run: npm install --global --ignore-scripts "\${SLIPWAY_PACKAGE:?set the repository variable SLIPWAY_PACKAGE}"`;

/** Quotes a word for a POSIX shell when it needs it. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
