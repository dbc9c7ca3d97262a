// Stands in for what dockerode loads and we never use (see build.ts): its own ssh client, since the machine's is used, and
// the gRPC session of BuildKit. Whoever does use it is told.
class LeftOut {
  constructor() {
    throw new Error('This part of dockerode is left out of the bundle: see daemon/containers/engine/left-out.cts.');
  }
}
module.exports = { Client: LeftOut, Server: LeftOut };
