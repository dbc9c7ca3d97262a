import type { Readable } from 'node:stream';
import type { ServerConfig } from './config.ts';
import type { DataKeyOf } from './open-source.ts';
import { ModelKeyError } from './vault/model-key-error.ts';
import type { Variables } from './vault/providers/provider.ts';
import { checked, unwrapDataKey } from './vault/unwrap.ts';

/** Milliseconds that providers and whoever started the server have to give a key. */
const patience = 60_000;
/** 32 bytes in base64. */
const keyCharacters = 44;

/** Where the server takes the data key from: the first line of its stdin, or the providers that the model names. */
export function dataKeys({ dataKeyFromStdin }: ServerConfig, env: Variables, stdin: Readable): DataKeyOf {
  return async (manifest) => {
    const signal = AbortSignal.timeout(patience);
    if (!dataKeyFromStdin) return unwrapDataKey(manifest, env, signal);
    return checked(await firstLine(stdin, signal), manifest);
  };
}

/** What follows is left to whoever watches the stream. */
function firstLine(stdin: Readable, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const end = () => {
      leave();
      reject(new ModelKeyError('No data key came by standard input.', 'Start the server again.'));
    };
    const take = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.includes('\n') && text.length <= keyCharacters) return;
      leave();
      resolve(Buffer.from(text.slice(0, keyCharacters), 'base64'));
      text = '';
    };
    const leave = () => {
      stdin.off('data', take).off('end', end).off('close', end);
      signal.removeEventListener('abort', end);
    };
    stdin.on('data', take).once('end', end).once('close', end);
    signal.addEventListener('abort', end, { once: true });
  });
}
