/** Where a path is there: the words for it. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^\/kaggle\//, 'on Kaggle'],
  [/^\/content\//, 'in Colab'],
  [/^(?:\/dbfs\/|\/Volumes\/(?:\w+\/){2})/, 'on Databricks'],
  [/^\/home\/(?:ec2-user\/SageMaker|sagemaker-user|studio-lab-user)\b/, 'in SageMaker Studio'],
  [/^\/home\/jupyter\//, 'in one Vertex AI Workbench'],
  [/^\/mnt\/batch\/tasks\//, 'in one Azure ML job'],
];

/** `on one machine`, or on the platform that a path is of. */
export const placeOf = (path: string): string =>
  places.find(([pattern]) => pattern.test(path))?.[1] ?? 'on one machine';

/** A file with a key in it: into the project it must not come. */
export const holdsCredentials = (path: string): boolean =>
  /(?:credentials?|service[_-]?account|secret|api[_-]?key)[^/\\]*(?:\.\w+)?$|\.(?:pem|key|p12|pfx)$|\/\.(?:aws|kaggle|ssh|gcloud)\b|kaggle\.json$|id_(?:rsa|ed25519)$|\.netrc$/i.test(
    path,
  );
