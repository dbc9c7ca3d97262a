import { text } from 'node:stream/consumers';
import { extract } from 'tar-stream';

/** Text of the first file in a tar stream, or null where there is none. */
export async function textIn(stream: NodeJS.ReadableStream): Promise<string | null> {
  const archive = extract();
  stream.on('error', (error) => archive.destroy(error));
  stream.pipe(archive);
  let found: string | null = null;
  for await (const entry of archive) {
    const content = await text(entry);
    if (found === null && entry.header.type === 'file') found = content;
  }
  return found;
}
