import { createServer } from 'node:net';
import { Failure } from '#daemon/rpc/failure.ts';

/** Rejects with a `Failure` where a program listens on the port of 127.0.0.1 already, or none may. */
export function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(notFree(port, error)));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve()));
  });
}

function notFree(port: number, error: Error): Failure {
  const why = 'code' in error && error.code === 'EADDRINUSE' ? 'another program listens there' : error.message;
  return new Failure('failed', `Nothing can be served on port ${port} of 127.0.0.1: ${why}.`, {
    reason: 'port-taken',
    subject: `127.0.0.1:${port}`,
    remedy: 'Choose another port, or 0 to let the system choose: serve.port of slipway.yaml, or --port.',
  });
}
