/** How files of other formats begin, read as the UTF-8 that they are not: a byte that is none came out as `\uFFFD`. */
const beginnings: readonly (readonly [beginning: string, what: string, remedy?: string])[] = [
  ['\uFFFDPNG', 'a PNG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF-', 'a PDF'],
  ['\u001F\uFFFD\u0008', 'a file packed with gzip', 'unpack it first ("gunzip")'],
  ['BZh', 'a file packed with bzip2', 'unpack it first ("bunzip2")'],
  ['\uFFFD7zXZ\0', 'a file packed with xz', 'unpack it first ("unxz")'],
  ['(\uFFFD/\uFFFD', 'a file packed with Zstandard', 'unpack it first ("unzstd")'],
  ['7z\uFFFD\uFFFD', 'a 7-Zip archive', 'unpack it first'],
  ['Rar!\u001A', 'a RAR archive', 'unpack it first'],
  ['PAR1', 'Parquet data'],
  ['\uFFFDHDF', 'HDF5 data'],
  ['\uFFFDNUMPY', 'a NumPy array'],
  ['SQLite format 3\0', 'an SQLite database'],
  ...['\u0002', '\u0003', '\u0004', '\u0005'].map((protocol) => [`\uFFFD${protocol}`, 'a pickle'] as const),
  ['\u007FELF', 'a program'],
];

/** Why a file of another format is no notebook, by how it begins; null where that is nothing known. */
export function refuseOtherFormat(head: string): string | null {
  const [, what, remedy = 'name the notebook itself'] =
    beginnings.find(([beginning]) => head.startsWith(beginning)) ?? furtherOn(head);
  return what === undefined ? null : `The file looks to be ${what} and no notebook, whatever it is called; ${remedy}.`;
}

/** Formats that say further on what they are. */
function furtherOn(head: string): readonly [beginning: string, what: string, remedy?: string] | readonly [] {
  if (head.slice(257, 262) === 'ustar') return ['', 'a tar archive', 'unpack it first ("tar -xf")'];
  if (head.startsWith('\uFFFD\uFFFD\uFFFD') && /JFIF|Exif/.test(head.slice(0, 20))) return ['', 'a JPEG picture'];
  return head.startsWith('RIFF') && head.slice(0, 20).includes('WEBP') ? ['', 'a WebP picture'] : [];
}
