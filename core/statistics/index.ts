export { type Accumulator, accumulator } from './accumulator.ts';
export { binNumeric } from './bin.ts';
export {
  type ChiSquareTest,
  chiSquareSurvival,
  homogeneityTest,
  likelihoodRatioTest,
  pearsonTest,
} from './chi-square.ts';
export { compareProfiles } from './compare.ts';
export { holm } from './holm.ts';
export { emptyLike, emptySetLike, merge, mergeSets, sameBins } from './profile.ts';
export { populationStabilityIndex } from './psi.ts';
export { denseBins, leastExpected } from './sparse.ts';
