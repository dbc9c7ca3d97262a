import type { NotebookRule } from '../rule.ts';
import { absolutePath } from './absolute-path.ts';
import { cellFailed } from './cell-failed.ts';
import { dataOverHttp } from './data-over-http.ts';
import { dataWithoutVersion } from './data-without-version.ts';
import { declaredNeverImported } from './declared-never-imported.ts';
import { encoderOverwritten } from './encoder-overwritten.ts';
import { exposedServer } from './exposed-server.ts';
import { fitInServing } from './fit-in-serving.ts';
import { fitOnTest } from './fit-on-test.ts';
import { fixedDevice } from './fixed-device.ts';
import { hiddenState } from './hidden-state.ts';
import { inplaceResult } from './inplace-result.ts';
import { metricsNotLogged } from './metrics-not-logged.ts';
import { modelWithoutRevision } from './model-without-revision.ts';
import { noSignature } from './no-signature.ts';
import { notPython } from './not-python.ts';
import { notebookCodePickled } from './notebook-code-pickled.ts';
import { pipInShell } from './pip-in-shell.ts';
import { platformOnly } from './platform-only.ts';
import { preprocessingBeforeSplit } from './preprocessing-before-split.ts';
import { preprocessingDiffers } from './preprocessing-differs.ts';
import { python2 } from './python-2.ts';
import { removedApiRule } from './removed-api.ts';
import { resampledBeforeSplit } from './resampled-before-split.ts';
import { savefigAfterShow } from './savefig-after-show.ts';
import { scoredOnFittedRows } from './scored-on-fitted-rows.ts';
import { secretInMetadata } from './secret-in-metadata.ts';
import { secretInOutput } from './secret-in-output.ts';
import { secretInSource } from './secret-in-source.ts';
import { shuffledTimeSeries } from './shuffled-time-series.ts';
import { splitOrder } from './split-order.ts';
import { starImport } from './star-import.ts';
import { swappedMetricArguments } from './swapped-metric-arguments.ts';
import { targetInFeatures } from './target-in-features.ts';
import { testRowsInTraining } from './test-rows-in-training.ts';
import { testSetChooses } from './test-set-chooses.ts';
import { tlsCheckOff } from './tls-check-off.ts';
import { trainingScoreAsTest } from './training-score-as-test.ts';
import { twoTrackers } from './two-trackers.ts';
import { undefinedName } from './undefined-name.ts';
import { unknownImport } from './unknown-import.ts';
import { unpinnedInstall } from './unpinned-install.ts';
import { unsafeLoad } from './unsafe-load.ts';
import { unseededRandomness } from './unseeded-randomness.ts';
import { usedBeforeDefinition } from './used-before-definition.ts';
import { waitsForInput } from './waits-for-input.ts';

/** Every rule over a notebook, in the order of the checklist's items. A new one is a file here and a line below. */
export const notebookRules: readonly NotebookRule[] = [
  unpinnedInstall,
  pipInShell,
  declaredNeverImported,
  unknownImport,
  platformOnly,
  fixedDevice,
  removedApiRule,
  unseededRandomness,
  preprocessingBeforeSplit,
  resampledBeforeSplit,
  testRowsInTraining,
  scoredOnFittedRows,
  trainingScoreAsTest,
  shuffledTimeSeries,
  targetInFeatures,
  testSetChooses,
  fitOnTest,
  preprocessingDiffers,
  splitOrder,
  swappedMetricArguments,
  notebookCodePickled,
  notPython,
  python2,
  undefinedName,
  usedBeforeDefinition,
  hiddenState,
  cellFailed,
  starImport,
  inplaceResult,
  savefigAfterShow,
  waitsForInput,
  absolutePath,
  metricsNotLogged,
  dataWithoutVersion,
  modelWithoutRevision,
  twoTrackers,
  noSignature,
  encoderOverwritten,
  fitInServing,
  secretInSource,
  secretInMetadata,
  secretInOutput,
  unsafeLoad,
  dataOverHttp,
  tlsCheckOff,
  exposedServer,
];
