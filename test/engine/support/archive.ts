import { extract } from 'tar-stream';

/** Names in a tar stream. */
export async function namesIn(stream: NodeJS.ReadableStream): Promise<string[]> {
  const archive = extract();
  stream.pipe(archive);
  const names: string[] = [];
  for await (const entry of archive) {
    names.push(entry.header.name);
    entry.resume();
  }
  return names;
}
