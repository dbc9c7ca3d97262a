import type { Project } from '#core/project.ts';

/** `owner/name`, not a folder of the project or one that looks like an output. */
export function isOnHub(name: string, { paths }: Project): boolean {
  const [owner = '', model, ...rest] = name.split('/');
  if (model === undefined || rest.length > 0 || !/^[\w.-]+$/.test(owner) || !/^[\w.-]+$/.test(model)) return false;
  if (
    /^(?:\.+|~)$/.test(owner) ||
    /^(?:models?|outputs?|results?|checkpoints?|data|content|saved\w*|tmp|runs?|logs?|artifacts?|weights?)$/i.test(
      owner,
    )
  )
    return false;
  return !/checkpoint-\d+$/.test(model) && !paths.some((path) => path.includes(`${owner}/`));
}

/** A data set of the hub: the first ones have no owner. A file, or a folder of the project, is none. */
export function isDatasetName(name: string, project: Project): boolean {
  if (/\.(?:py|csv|json|jsonl|parquet|txt|arrow|zip|gz)$/.test(name)) return false;
  if (name.includes('/')) return isOnHub(name, project) && !/^(?:datasets?|path)\//i.test(name);
  return /^[\w-][\w.-]*$/.test(name) && !project.paths.some((path) => path.split('/').includes(name));
}
