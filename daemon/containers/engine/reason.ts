/** Why an engine does not answer, in words a user can act on. */
export function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message.trim() : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'nothing is there',
  EACCES: 'no permission (on Linux: add yourself to the group "docker" and log in again)',
  EPERM: 'no permission',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  ENOTSOCK: 'it is not a socket',
  ENOTFOUND: 'no such host',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
};
