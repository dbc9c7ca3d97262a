// Connects, says which daemon it got, and leaves when its stdin ends.
import { connect } from '#client/index.ts';

const [entry = ''] = process.argv.slice(2);
const client = await connect({ program: 'racer', version: '0', daemon: { entry } });
process.stdout.write(`${client.welcome.pid}\n`);
process.stdin.once('end', () => client.close()).resume();
