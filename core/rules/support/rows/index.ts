export type { Pick, Predict, RowEvent, Split } from './events.ts';
export { isCut, type Relation, relation, roleOf, roleOfName } from './roles.ts';
export { searchesBehind } from './settings.ts';
export { isSearch } from './tables.ts';
export { eventsOf, rowTrace } from './trace.ts';
export type { Columns, Estimator, Fit, Learned, Piece, Rows, Score, Step, Value } from './value.ts';
