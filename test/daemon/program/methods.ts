import * as z from 'zod';
import { method } from '#protocol/rpc/index.ts';

/** Starts a shell with two sleepers, one of which leaves the process group; their ids come as progress. Never ends by itself. */
export const family = method('test.family', z.object({}), z.object({}));
/** Fails for a reason of the user's. */
export const fail = method('test.fail', z.object({ subject: z.string() }), z.object({}));
/** Throws what no handler should. */
export const fault = method('test.fault', z.object({ password: z.string() }), z.object({}));
/** Answers with another shape than it promises. */
export const wrong = method('test.wrong', z.object({}), z.object({ count: z.int() }));
/** Tells every client. */
export const tell = method('test.tell', z.object({ word: z.string() }), z.object({}));
export const told = { name: 'test.told', params: z.object({ word: z.string() }) };
/** A variable as the job sees it, and as a child that it starts does. */
export const variable = method(
  'test.variable',
  z.object({ name: z.string() }),
  z.object({ job: z.string(), child: z.string() }),
);
/** Throws where nobody waits, which ends the daemon. */
export const crash = method('test.crash', z.object({}), z.object({}));
