import { success } from '#core/result.ts';
import type { Manifest } from '#protocol/manifest.ts';
import { containerState, type DockerfileFacts, pathOf, serverSettings, serverStart } from './dockerfile-facts.ts';
import { renderPythonDockerfile } from './dockerfile-python.ts';
import type { Generator } from './generator.ts';
import { pythonOfModel } from './model-runtime.ts';

/**
 * A Dockerfile for the model server, with ONNX Runtime or with Python as the model needs: `docker build .` makes the image,
 * with Slipway or without. It copies the model
 * folder and `serving/` (the server, its package.json and lock), which a build by Slipway writes into the project.
 */
export const dockerfile: Generator = {
  id: 'dockerfile',
  title: 'Dockerfile for the model server',
  generate({ manifest, modelFolder }) {
    const python = pythonOfModel(modelFolder);
    const facts = factsOf(manifest);
    const text = python === null ? renderDockerfile(facts) : renderPythonDockerfile(facts, python);
    return success([{ path: manifest.image.dockerfile, text }]);
  },
};

function factsOf(manifest: Manifest): DockerfileFacts {
  return {
    name: manifest.name,
    folder: manifest.model.folder,
    window: manifest.monitor.window,
    falseAlarmRate: manifest.monitor.falseAlarmRate,
  };
}

/** For a model that ONNX Runtime runs. Same facts, same bytes. */
export function renderDockerfile(facts: DockerfileFacts): string {
  const { name, folder, baseDigest } = facts;
  const base = baseDigest === undefined ? 'node:24-slim' : `node:24-slim@${baseDigest}`;
  const model = pathOf(folder);
  return `# The model server for "${name}". Build: docker build -t ${name} .
# Run: docker run -p 8080:8080 -e SLIPWAY_API_KEYS_SHA256=... ${name}

FROM ${base} AS runtime
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /build

# ONNX Runtime first: this layer is built again only when its lock changes. Its install script would only fetch CUDA.
COPY serving/package.json serving/package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-fund --no-audit

# What the server needs of it, for this platform only.
RUN mkdir -p /runtime/srv/node_modules /runtime/tmp /state \\
    && cp -R node_modules/onnxruntime-node node_modules/onnxruntime-common /runtime/srv/node_modules/ \\
    && cd /runtime/srv/node_modules \\
    && find onnxruntime-node/bin -mindepth 3 -maxdepth 3 -type d -not -path "*/linux/$(node -p process.arch)" -exec rm -r {} + \\
    && find . -type f \\( -name "*.d.ts" -o -name "*.map" -o -name "*.md" \\) -delete \\
    && chmod 1777 /runtime/tmp

# Node itself and the libraries that both of them link to.
RUN mkdir -p /runtime/usr/local/bin /runtime/etc \\
    && cp /usr/local/bin/node /runtime/usr/local/bin/ \\
    && cp /etc/passwd /etc/group /runtime/etc/ \\
    && ldd /usr/local/bin/node /runtime/srv/node_modules/onnxruntime-node/bin/*/linux/*/* \\
    | awk '$2 == "=>" && $3 ~ "^/(usr/)?lib" { print $3 } $1 ~ "^/lib.*/ld-" { print $1 }' \\
    | sort -u \\
    | xargs -I {} cp --dereference --parents {} /runtime

# Nothing but the server: no shell, no package manager, nothing to update. For a shell in it, write ${base} for scratch.
FROM scratch
LABEL org.opencontainers.image.title="${name}" \\
      org.opencontainers.image.description="Model server for ${name}: Open Inference Protocol v2 over HTTP"

COPY --from=runtime /runtime /
# The inference log and the drift report; the only place that is written to, so the root may be read-only.
COPY --from=runtime --chown=node:node /state ${containerState}
VOLUME ${containerState}

WORKDIR /srv
COPY serving/server.mjs serving/inference-worker.mjs ./
COPY ${model}/ ./model/

ENV PATH=/usr/local/bin \\
    ${serverSettings(facts)}

USER node
${serverStart(10)}`;
}
