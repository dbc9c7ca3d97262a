import { join } from 'node:path';
import type { DriftReport } from '#protocol/drift.ts';
import { type DriftState, readDriftState, writeDriftState } from './drift/state-file.ts';
import { Windows } from './drift/windows.ts';
import type { Floats } from './inference/tensor.ts';
import { Latency } from './latency.ts';
import { type Inference, recordWriter } from './log/record.ts';
import { LogWriter } from './log/writer.ts';
import type { ModelFolder } from './model-folder.ts';
import type { ServerLog } from './server-log.ts';

export interface RecorderOptions {
  readonly modelName: string;
  readonly model: ModelFolder;
  /** How the model takes and gives numbers. */
  readonly floats: Floats;
  readonly window: number;
  readonly falseAlarmRate: number;
  readonly stateFolder: string | null;
  readonly logInferences: boolean;
  readonly logBytes: number;
  readonly log: ServerLog;
}

/** Milliseconds between two writes of the drift state. */
const writeEvery = 1000;
const mostSegmentBytes = 16 * 1024 * 1024;

/** What is remembered of requests: the inference log, the windows, counts and latencies. */
export class Recorder {
  readonly latency: Latency = new Latency();
  rows = 0;
  /** Requests that were answered and could not be logged. */
  unlogged = 0;
  #total = 0;
  #failed = 0;
  readonly #options: RecorderOptions;
  readonly #windows: Windows;
  readonly #writer: LogWriter | null;
  readonly #encode: (inference: Inference) => string;
  #changed = false;
  /** Columns of the last window that was told about. */
  #drifted = '';
  readonly #timer: NodeJS.Timeout;

  /** Opens the log and goes on from the kept state of the same model. Throws what the file system says. */
  constructor(options: RecorderOptions) {
    this.#options = options;
    const { model, stateFolder } = options;
    const kept = stateFolder === null ? null : readDriftState(stateFolder);
    const state = kept?.digest === model.digest ? kept : null;
    this.#total = state?.requests.total ?? 0;
    this.#failed = state?.requests.failed ?? 0;
    this.#windows = new Windows(
      {
        signature: model.signature,
        reference: model.reference,
        floats: options.floats,
        size: options.window,
        falseAlarmRate: options.falseAlarmRate,
      },
      state && { window: state.window, filling: state.filling.now, fillingSince: state.fillingSince },
    );
    this.#writer = stateFolder !== null && options.logInferences ? openLog(stateFolder, options.logBytes) : null;
    this.#encode = recordWriter(model.signature, model.version);
    this.#timer = setInterval(() => this.#write(), writeEvery);
    this.#timer.unref();
    this.#changed = true;
    this.#write();
  }

  /** Keeps answered requests. When it returns the log has them, so call it before the answers are sent. */
  answered(inferences: readonly Inference[]): void {
    if (this.#writer) this.#append(this.#writer, inferences);
    for (const inference of inferences) {
      this.#total++;
      this.rows += inference.rows;
      this.latency.add(inference.milliseconds);
      const full = this.#windows.add(inference.rows, inference.columns, inference.outputs, new Date(inference.at));
      if (full > 0) this.#tell();
    }
    this.#changed = true;
  }

  /** Counts a request that was refused or not answered. */
  failed(): void {
    this.#total++;
    this.#failed++;
    this.#changed = true;
  }

  get report(): DriftReport {
    const { modelName, model, window, falseAlarmRate } = this.#options;
    const now = this.#windows.filling;
    return {
      model: `${modelName}@${model.version}`,
      endpoint: modelName,
      referenceRows: model.reference.rows,
      window: this.#windows.window,
      filling: { rows: now.rows, size: window, now },
      falseAlarmRate,
      requests: {
        total: this.#total,
        failed: this.#failed,
        p50Milliseconds: this.latency.quantile(0.5),
        p99Milliseconds: this.latency.quantile(0.99),
      },
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#write();
    this.#writer?.close();
  }

  #append(writer: LogWriter, inferences: readonly Inference[]): void {
    try {
      writer.append(inferences.map(this.#encode));
    } catch (error) {
      // Answers go on without the log: whoever runs the server sees the count grow and this line.
      if (this.unlogged === 0)
        this.#options.log.error('The inference log cannot be written.', { reason: reason(error) });
      this.unlogged += inferences.length;
    }
  }

  /** Says when the verdict changes, and not for every window: a busy server fills many a second. */
  #tell(): void {
    const results = this.#windows.window?.results ?? [];
    const columns = results.filter((result) => result.drifted).map(({ name }) => name);
    if (columns.join('\n') === this.#drifted) return;
    this.#drifted = columns.join('\n');
    if (columns.length > 0) this.#options.log.warn('A window drifted.', { columns });
    else this.#options.log.info('Windows are like the reference again.');
  }

  #write(): void {
    const { stateFolder, model, log } = this.#options;
    if (stateFolder === null || !this.#changed) return;
    const state: DriftState = { ...this.report, digest: model.digest, fillingSince: this.#windows.state.fillingSince };
    try {
      writeDriftState(stateFolder, state);
      this.#changed = false;
    } catch (error) {
      log.error('The drift state cannot be written.', { folder: stateFolder, reason: reason(error) });
    }
  }
}

function openLog(stateFolder: string, totalBytes: number): LogWriter {
  const segmentBytes = Math.min(mostSegmentBytes, Math.ceil(totalBytes / 4));
  return new LogWriter({ folder: join(stateFolder, 'log'), segmentBytes, totalBytes });
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
