export { type Clone, clonesOf } from './clones.ts';
export { alternativesOf } from './data/alternatives.ts';
export { standardLibrary } from './data/standard-library.ts';
export { declaredDistributions, declaredFor, lockPath, requirementEntries, requirementsPath } from './declared.ts';
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
export { normalizedName } from './name.ts';
export { type Needs, needsOf } from './needs.ts';
export { isRequirementPinned, parseRequirement, type Requirement } from './requirement.ts';
export {
  type OptionEntry,
  parseRequirementsFile,
  type RequirementEntry,
  type RequirementLine,
} from './requirements-file.ts';
export { isPinned, parseSpecifiers, type Specifier, satisfies } from './specifier.ts';
export { compareVersions, parseVersion, type Version } from './version.ts';
