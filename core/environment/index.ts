export { type Clone, clonesOf } from './clones.ts';
export { type ClosureOptions, closureOf, type Present } from './closure.ts';
export { alternativesOf } from './data/alternatives.ts';
export { standardLibrary } from './data/standard-library.ts';
export {
  declaredDistributions,
  declaredFor,
  lockPath,
  requirementEntries,
  requirementsPath,
  unhashedPath,
} from './declared.ts';
export {
  type DirectOrigin,
  directOrigin,
  directRequirement,
  withoutCredentials,
  withoutCredentialsIn,
} from './direct-url.ts';
export {
  type Distribution,
  type DistributionOptions,
  type Distributions,
  distributionOf,
  distributionsFor,
  type Installed,
} from './distributions.ts';
export { interpreterOfKernel, type Machine, withKernel } from './installed/kernels.ts';
export { type Disk, environmentsOf, readInstalled } from './installed/read.ts';
export { localModules } from './local-modules.ts';
export { type MarkerEnvironment, markerHolds } from './marker.ts';
export { normalizedName } from './name.ts';
export { type Needs, needsOf } from './needs.ts';
export {
  environmentOfTarget,
  markerFor,
  type Target,
  targetOf,
  targetOfPlatform,
  withServers,
} from './platforms/targets.ts';
export { fitOf, isSameVersion, readFileName } from './platforms/wheel.ts';
export { isRequirementPinned, parseRequirement, type Requirement } from './requirement.ts';
export {
  type OptionEntry,
  parseRequirementsFile,
  type RequirementEntry,
  type RequirementLine,
} from './requirements-file.ts';
export { type Confirmed, confirmedServing, type Served, servedModules, servingRequirements } from './sets.ts';
export { isPinned, parseSpecifiers, type Specifier, satisfies } from './specifier.ts';
export { compareVersions, parseVersion, type Version } from './version.ts';
