/**
 * Source of the process that answers the captured rows with onnxruntime-node, as the model server will. Sent to `node -e`
 * as text, so that it works from sources, from a bundle and under a test runner alike: it may therefore use nothing from
 * outside its own body. It reads a job as JSON on stdin and writes `{ "answers": ... }` or `{ "error": ... }` to stdout.
 */
export function answer(): void {
  interface Tensor {
    readonly data: ArrayLike<unknown>;
  }
  interface Runtime {
    Tensor: new (type: string, data: unknown, dims: number[]) => Tensor;
    InferenceSession: {
      create(
        path: string,
        options: object,
      ): Promise<{ run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> }>;
    };
  }
  interface Job {
    module: string;
    model: string;
    inputs: { name: string; type: 'float' | 'integer' | 'string' | 'boolean' }[];
    outputs: { name: string; width: number }[];
    rows: Record<string, unknown>[];
  }
  const tell = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
  const plain = (value: unknown) => {
    const one = typeof value === 'bigint' ? Number(value) : value;
    return typeof one === 'number' && !Number.isFinite(one) ? null : one;
  };

  const run = async (job: Job) => {
    const runtime: Runtime = process.getBuiltinModule('node:module').createRequire(job.module)(job.module);
    const session = await runtime.InferenceSession.create(job.model, { intraOpNumThreads: 1, logSeverityLevel: 4 });
    const dims = [job.rows.length, 1];
    const feeds = Object.fromEntries(
      job.inputs.map(({ name, type }) => {
        const column = job.rows.map((row) => row[name]);
        if (type === 'string')
          return [
            name,
            new runtime.Tensor(
              'string',
              column.map((one) => one ?? ''),
              dims,
            ),
          ];
        if (type === 'boolean') return [name, new runtime.Tensor('bool', Uint8Array.from(column, Number), dims)];
        if (type === 'integer')
          return [
            name,
            new runtime.Tensor(
              'int64',
              BigInt64Array.from(column, (one) => BigInt(Number(one))),
              dims,
            ),
          ];
        return [
          name,
          new runtime.Tensor(
            'float32',
            Float32Array.from(column, (one) => (one === null ? Number.NaN : Number(one))),
            dims,
          ),
        ];
      }),
    );
    const made = await session.run(feeds);
    const answers = job.outputs.map(({ name, width }) => {
      const flat = Array.from(made[name]?.data ?? [], plain);
      return [name, job.rows.map((_, row) => flat.slice(row * width, (row + 1) * width))];
    });
    tell({ answers: Object.fromEntries(answers) });
  };

  let text = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk: string) => {
    text += chunk;
  });
  process.stdin.on('end', () => {
    run(JSON.parse(text)).catch((error: unknown) => {
      tell({ error: error instanceof Error ? error.message : String(error) });
      process.exitCode = 1;
    });
  });
}
