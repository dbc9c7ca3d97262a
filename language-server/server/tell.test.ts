import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { log, publish } from './tell.ts';

const findings = { uri: 'file:///a', diagnostics: [] };

describe('an editor that is gone', () => {
  const written: string[] = [];
  beforeEach(() => {
    written.length = 0;
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(`${text}`) > 0);
  });
  afterEach(() => vi.restoreAllMocks());

  const connected = () => {
    const out = new PassThrough();
    const connection = createConnection(new StreamMessageReader(new PassThrough()), new StreamMessageWriter(out));
    connection.listen();
    return { out, connection };
  };

  it('ends nothing when findings are sent', async () => {
    const { out, connection } = connected();
    out.destroy();
    await expect((async () => connection.sendDiagnostics(findings))()).rejects.toThrow();
    publish(connection, findings);
    await vi.waitUntil(() => written.length > 0);
    expect(written).toEqual([expect.stringMatching(/^Findings of file:\/\/\/a were not sent: /)]);
  });

  it('ends nothing when something is logged', () => {
    const { connection } = connected();
    connection.dispose();
    log(connection, 'error', 'a.ipynb was not checked');
    expect(written).toEqual(['a.ipynb was not checked\n']);
  });
});
