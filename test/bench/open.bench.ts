// What opening an encrypted model costs: one file, one run, same machine.
//   node scripts/with-node.mjs test/bench/open.bench.ts [MEBIBYTES]
// Prints, per second of processor time, the throughput of reading the file in the clear, of opening it encrypted, and of Node's own AES-256-GCM over the same
// bytes in memory, which is the limit. Ratios hold across machines; figures do not. The file is in the system's cache each time.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createWriteStream, writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openSegments, sealSegments, segmentLength } from '../../daemon/serving/vault/streaming.ts';
import { newFolder, removeFolders } from '../serving/support/model-folder.ts';

const mebibytes = Number(process.argv[2] ?? 256);
const rounds = 5;
const folder = newFolder('bench');
const [clear, sealed] = [join(folder, 'clear'), join(folder, 'sealed')];
const [key, bound] = [randomBytes(32), Buffer.from('bench')];
const size = mebibytes * 2 ** 20;

/** MiB in a second of processor time, the best of some rounds: what disturbs only ever slows. */
async function throughput(work: () => Promise<void> | void): Promise<number> {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const began = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(began);
    best = Math.max(best, mebibytes / ((user + system) / 1e6));
  }
  return best;
}

async function opening(): Promise<void> {
  const file = await open(sealed);
  const whole = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for await (const piece of openSegments(file, key, bound)) {
    piece.copy(whole, at);
    piece.fill(0);
    at += piece.length;
  }
  await file.close();
  if (at !== size) throw new Error('It opened to another length.');
}

async function sealing(): Promise<void> {
  const file = await open(clear);
  await pipeline(sealSegments(file, key, bound), createWriteStream(sealed));
  await file.close();
}

/** The same bytes in segments of the same length, with nothing read, copied or bound. */
function raw(): () => void {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const text = Buffer.concat([cipher.update(randomBytes(segmentLength - 16)), cipher.final()]);
  const tag = cipher.getAuthTag();
  return () => {
    for (let at = 0; at < size; at += text.length) {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(tag);
      decipher.update(text);
      decipher.final();
    }
  };
}

try {
  writeFileSync(clear, randomBytes(size));
  const seal = await throughput(sealing);
  const read = await throughput(async () => void (await readFile(clear)));
  const opened = await throughput(opening);
  const limit = await throughput(raw());
  const row = (what: string, figure: number) => console.log(`${what.padEnd(44)}${figure.toFixed(0).padStart(7)} MiB/s`);
  console.log(`${mebibytes} MiB, best of ${rounds}`);
  row('read in the clear', read);
  row('opened', opened);
  row('AES-256-GCM of Node in memory (the limit)', limit);
  row('sealed', seal);
  console.log(`opening takes ${(read / opened).toFixed(2)} times what reading takes`);
  console.log(`opening reaches ${((100 * opened) / limit).toFixed(0)} % of the limit`);
} finally {
  removeFolders();
}
