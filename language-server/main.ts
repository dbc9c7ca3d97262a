import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server/serve.ts';

// The transport is named on the command line: --node-ipc, --stdio or --socket=PORT.
const connection = createConnection(ProposedFeatures.all);
serve(connection);
connection.listen();
