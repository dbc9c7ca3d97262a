/** What is fetched from elsewhere by its address. */
export const isAddress = (source: string): boolean => /^(?:https?|ftp|s3|s3a|gs|abfss?|wasbs?|hf):\/\//i.test(source);

/** On this machine or in its own network. */
export const isNear = (url: string): boolean =>
  /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|[\w-]+(?::\d+)?\/|metadata\.|169\.254\.|[\w.-]+\.(?:local|internal|svc)\b)/i.test(
    url,
  );

export const isDataFile = (url: string): boolean =>
  /\.(?:csv|tsv|json|jsonl|parquet|feather|xlsx?|txt|data|zip|gz|tgz|bz2|npz?|h5|arff)(?:[?#].*)?$/i.test(url);

/** A picture to show, a sound to play, code, settings, weights: what no table of data is. */
export const isNoData = (path: string): boolean =>
  /\.(?:jpe?g|png|gif|bmp|webp|svg|tiff?|wav|mp3|ogg|flac|m4a|mp4|avi|mov|webm|ttf|otf|py|sh|ya?ml|toml|md|html?|onnx|pth?|tflite|safetensors|ckpt)(?:[?#].*)?$/i.test(
    path,
  );

/** Places whose content does not change, each by how its address looks. */
const lasting: readonly RegExp[] = [
  // A commit, in a path or behind `@` or `=`.
  /[/@=][0-9a-f]{40}(?:[/?&]|$)/i,
  // A numbered or dated version.
  /\/v\d+(?:\.\d+)*\/|\/\d+\.\d+(?:\.\d+)*\/|@v?\d+(?:\.\d+)*\/|[-_.]v\d+(?=[._/-])|\/\d{4}[-_]\d{2}(?:[-_]\d{2})?\b|[-_/](?:19|20)\d{6}[/._-]|\/r\d+(?:\.\d+)*\//i,
  /versionId=|generation=|[?&](?:version|oldid|rev)=|\/refs\/tags\/|\/releases\/download\//i,
  // Archives that give each deposit its number.
  /zenodo\.org\/records?\/\d|figshare\.com\/(?:ndownloader\/)?files\/\d|openml\.org\/data\/(?:v\d\/)?download\/\d|\/api\/access\/datafile\/\d|web\.archive\.org\/web\/\d{8}/i,
  // Days that are past.
  /[?&](?:end|to|until|before|stop|endtime|end_?date|date_?to|to_?date|enddt)=(?:19|20)\d{2}-?\d{2}-?\d{2}/i,
];

export const isVersioned = (url: string): boolean => lasting.some((pattern) => pattern.test(url));

/** Without credentials and query, and not too long. */
export function shortened(url: string): string {
  const clean = url.replace(/\/\/[^/@]*@/, '//').replace(/[?#].*$/, '');
  return clean.length > 80 ? `${clean.slice(0, 77)}...` : clean;
}

/** What to say of an address; null where it keeps what it holds. */
export const addressMessage = (url: string): string | null =>
  isAddress(url) && !isNear(url) && !isNoData(url) && !isVersioned(url)
    ? `\`${shortened(url)}\` may answer with other data tomorrow. Keep a copy in the project, or name a version in the address.`
    : null;
