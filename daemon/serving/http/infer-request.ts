import type { Column, Signature } from '#protocol/model.ts';
import { allocate, type ColumnValues, datatypes, type Floats } from '../inference/tensor.ts';
import { refusedValues } from './refused-values.ts';
import { RequestFailure } from './request-failure.ts';

/** A checked inference request. */
export interface InferRequest {
  /** The caller's own name for it, given back in the answer. */
  readonly id: string | null;
  readonly rows: number;
  /** In the signature's order. */
  readonly columns: readonly ColumnValues[];
  /** Indices of the outputs asked for, in the order asked; all when the caller did not say. */
  readonly outputs: readonly number[];
}

export interface InferLimits {
  /** Most rows of one request. */
  readonly rows: number;
  /** Rows a request must have when the model's first dimension is fixed. */
  readonly fixedRows: number | null;
  /** Numbers of 64 bits may be sent as FP32 too: JSON has one kind, and none is made shorter. */
  readonly floats: Floats;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * A reader of Open Inference Protocol v2 JSON bodies for one signature. It throws a `RequestFailure` (400) that names the
 * column and the row, for a body that is not JSON or not of the protocol, an unknown, missing or doubled input, another
 * datatype or shape, a number of values that does not fit the shape, and a value that does not fit the datatype; one with
 * 422 for a value that the model refused when it was proven.
 * Written by hand and not as a schema: it runs for every value of every request.
 */
export function inferReader(signature: Signature, limits: InferLimits): (body: string) => InferRequest {
  const places = new Map(signature.inputs.map((column, index) => [column.name, index]));
  const outputPlaces = new Map(signature.outputs.map((output, index) => [output.name, index]));
  const allOutputs = signature.outputs.map((_, index) => index);
  const refusals = signature.inputs.map(refusedValues);

  return (body) => {
    const request = parse(body);
    const { inputs, outputs, id } = request;
    if (id !== undefined && typeof id !== 'string') throw refuse('"id" must be a string.');
    if (!Array.isArray(inputs)) throw refuse('The body needs "inputs", a list of tensors.');
    const columns = new Array<ColumnValues | undefined>(signature.inputs.length);
    let rows = 0;
    for (const input of inputs) {
      const tensor = asObject(input, 'Every entry of "inputs" must be an object.');
      const name = tensor['name'];
      if (typeof name !== 'string') throw refuse('Every input needs a "name".');
      const place = places.get(name);
      const column = place === undefined ? undefined : signature.inputs[place];
      if (place === undefined || column === undefined)
        throw refuse(`The model has no input ${quote(name)}. It takes ${list([...places.keys()])}.`);
      if (columns[place] !== undefined) throw refuse(`Input ${quote(name)} was sent twice.`);
      const rowsHere = rowsOf(tensor, column, limits);
      if (rows !== 0 && rows !== rowsHere)
        throw refuse(`Input ${quote(name)} has ${rowsHere} rows and the inputs before it have ${rows}.`);
      rows = rowsHere;
      const sent = values(tensor['data'], column, rows, limits.floats);
      refusals[place]?.(sent);
      columns[place] = sent;
    }
    const complete = columns.filter((column) => column !== undefined);
    if (complete.length !== columns.length) {
      const missing = signature.inputs.filter((_, index) => columns[index] === undefined).map(({ name }) => name);
      throw refuse(`The request lacks the input${missing.length > 1 ? 's' : ''} ${list(missing)}.`);
    }
    return { id: id ?? null, rows, columns: complete, outputs: chosen(outputs, outputPlaces) ?? allOutputs };
  };
}

function parse(body: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    throw refuse(`The body is not JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}.`);
  }
  return asObject(json, 'The body must be a JSON object with "inputs".');
}

function rowsOf(tensor: Json, column: Column, limits: InferLimits): number {
  const { datatype, shape } = tensor;
  const name = quote(column.name);
  const parameters = tensor['parameters'];
  if (isObject(parameters) && parameters['binary_data_size'] !== undefined)
    throw refuse(`Input ${name} is sent as binary data, which this server does not read. Send it as JSON.`);
  const expected = column.type === 'float' ? limits.floats : datatypes[column.type];
  if (datatype !== expected && datatype !== datatypes[column.type])
    throw refuse(`Input ${name} has datatype ${show(datatype)}; the model takes ${expected}.`);
  if (!Array.isArray(shape) || shape.length !== 2 || shape[1] !== 1 || !Number.isSafeInteger(shape[0]) || shape[0] < 1)
    throw refuse(`Input ${name} has shape ${show(shape)}; the model takes [rows, 1], with one row or more.`);
  const rows = Number(shape[0]);
  if (rows > limits.rows)
    throw refuse(
      `Input ${name} has ${rows} rows; one request may have ${limits.rows}. Send the rest in further requests.`,
    );
  if (limits.fixedRows !== null && rows !== limits.fixedRows)
    throw refuse(`Input ${name} has ${rows} rows; this model takes exactly ${limits.fixedRows} at a time.`);
  return rows;
}

function values(data: unknown, column: Column, rows: number, floats: Floats): ColumnValues {
  if (!Array.isArray(data)) throw refuse(`Input ${quote(column.name)} needs "data", a list of values.`);
  if (data.length !== rows)
    throw refuse(`Input ${quote(column.name)} has ${data.length} values in "data" and ${rows} rows in "shape".`);
  const target = allocate(column.type, rows, floats);
  for (let row = 0; row < rows; row++) {
    const cell: unknown = data[row];
    // Tensor data may be flat or nested like the shape.
    const value: unknown = Array.isArray(cell) && cell.length === 1 ? cell[0] : cell;
    if (target instanceof Float32Array || target instanceof Float64Array)
      target[row] = float(value, column, row, floats);
    else if (target instanceof BigInt64Array) target[row] = integer(value, column, row);
    else if (target instanceof Uint8Array) target[row] = bit(value, column, row);
    else target[row] = text(value, column, row);
  }
  return target;
}

const greatestFloat = 3.4028235677973366e38;

function float(value: unknown, column: Column, row: number, floats: Floats): number {
  if (value === null) return Number.NaN;
  if (typeof value !== 'number') throw misfit(value, column, row, 'a number, or null for a missing value', floats);
  if (floats === 'FP32' ? Math.abs(value) >= greatestFloat : !Number.isFinite(value))
    throw misfit(value, column, row, `a number that fits ${floats === 'FP32' ? 32 : 64} bits`, floats);
  return value;
}

function integer(value: unknown, column: Column, row: number): bigint {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw misfit(value, column, row, 'a whole number');
  if (!Number.isSafeInteger(value))
    throw misfit(value, column, row, 'a whole number JSON can carry exactly (below 2^53)');
  return BigInt(value);
}

function bit(value: unknown, column: Column, row: number): number {
  if (typeof value !== 'boolean') throw misfit(value, column, row, 'true or false');
  return value ? 1 : 0;
}

function text(value: unknown, column: Column, row: number): string {
  if (value === null) return '';
  if (typeof value !== 'string') throw misfit(value, column, row, 'a string, or null for a missing value');
  return value;
}

function chosen(outputs: unknown, places: ReadonlyMap<string, number>): number[] | null {
  if (outputs === undefined || (Array.isArray(outputs) && outputs.length === 0)) return null;
  if (!Array.isArray(outputs)) throw refuse('"outputs" must be a list of objects with a "name".');
  return outputs.map((entry: unknown) => {
    const output = asObject(entry, 'Every entry of "outputs" must be an object.');
    const place = typeof output['name'] === 'string' ? places.get(output['name']) : undefined;
    if (place === undefined)
      throw refuse(`The model has no output ${show(output['name'])}. It has ${list([...places.keys()])}.`);
    const parameters = output['parameters'];
    if (isObject(parameters) && parameters['binary_data'] === true)
      throw refuse(
        `Output ${show(output['name'])} is wanted as binary data, which this server does not write. Ask for JSON.`,
      );
    return place;
  });
}

function misfit(
  value: unknown,
  column: Column,
  row: number,
  wanted: string,
  datatype: string = datatypes[column.type],
): RequestFailure {
  return refuse(`Input ${quote(column.name)}, row ${row}: ${show(value)} is not ${wanted} (${datatype}).`);
}

const refuse = (message: string): RequestFailure => new RequestFailure(400, message);
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function asObject(value: unknown, message: string): Json {
  if (!isObject(value)) throw refuse(message);
  return value;
}

/** A value as JSON, cut short. */
function show(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

const quote = (name: string): string => show(name);
const list = (names: readonly string[]): string =>
  names.length > 20
    ? `${names.slice(0, 20).map(quote).join(', ')} and ${names.length - 20} more`
    : names.map(quote).join(', ');
