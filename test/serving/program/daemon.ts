// The daemon as it is shipped, with a model server that needs no build.
import { handlers } from '#daemon/handlers.ts';
import { runAsProcess } from '#daemon/rpc/process.ts';

await runAsProcess({ version: '0.0.0-test', assets: import.meta.dirname, handlers });
