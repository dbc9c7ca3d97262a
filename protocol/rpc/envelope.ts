import * as z from 'zod';

/**
 * The params of every request on the wire, by position: the method's own params, then what concerns the call. Progress
 * comes as `$/progress` with the caller's token; cancelling is `$/cancelRequest`.
 */
export const Envelope = z.tuple([z.unknown(), z.object({ progress: z.string().optional() })]);
export type Envelope = z.infer<typeof Envelope>;

/** Most bytes of one frame, either way. Larger things go by path: both sides see the same disk. */
export const maxFrameBytes = 8 * 1024 * 1024;

/** Reasons of a close frame (code 1001), so that a client knows whether to come back: after a crash, at once. */
export const closeReasons = { stopped: 'stopped', idle: 'idle', crashed: 'crashed' } as const;
