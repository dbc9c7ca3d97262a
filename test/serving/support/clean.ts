import { afterAll } from 'vitest';
import { removeFolders } from './model-folder.ts';

// Imported for its effect: the suite's folders go when it ends.
afterAll(removeFolders);
