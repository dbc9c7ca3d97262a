import { containerState, type DockerfileFacts, pathOf, serverSettings, serverStart } from './dockerfile-facts.ts';
import type { ModelPython } from './model-runtime.ts';

/**
 * A Dockerfile for a model that Python runs: the same server, on the Python that the model was made with. Same facts, same bytes.
 */
export function renderPythonDockerfile(facts: DockerfileFacts, { version, wheels }: ModelPython): string {
  const { name, folder } = facts;
  const model = pathOf(folder);
  const node = facts.baseDigest === undefined ? 'node:24-slim' : `node:24-slim@${facts.baseDigest}`;
  return `# The model server for "${name}", whose model runs in Python ${version}. Build: docker build -t ${name} .
# Run: docker run -p 8080:8080 -e SLIPWAY_API_KEYS_SHA256=... ${name}

FROM ${node} AS node
FROM python:${version}-slim AS base

FROM base AS packages
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /build

# What the model answers with and nothing else; built again only when its lock changes. Nothing is compiled from sources.
COPY ${model}/slipway/requirements.lock ./${wheels ? `\nCOPY ${model}/slipway/wheels/ ./slipway/wheels/` : ''}
RUN python -m venv --without-pip /opt/model \\
    && python -m pip --python /opt/model/bin/python install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r requirements.lock

FROM base
LABEL org.opencontainers.image.title="${name}" \\
      org.opencontainers.image.description="Model server for ${name}: Open Inference Protocol v2 over HTTP"

# The inference log and the drift report; the only place that is written to, so the root may be read-only.
RUN useradd --uid 1000 --no-create-home serving \\
    && install --directory --owner serving --group serving ${containerState}
VOLUME ${containerState}

COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=packages /opt/model /opt/model

WORKDIR /srv
COPY serving/server.mjs ./
COPY serving/python-worker/ ./python-worker/
COPY ${model}/ ./model/

ENV SLIPWAY_PYTHON=/opt/model/bin/python \\
    ${serverSettings(facts)}

USER serving
${serverStart(60)}`;
}
