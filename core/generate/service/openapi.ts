import type { Column, Output, Signature } from '#protocol/model.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The contract of a service as an OpenAPI 3.1 document: one for all frameworks, from the signature alone. What was seen in
 * training is a description where it is a warning (ranges), and part of the schema where it is refused (categories).
 */
export function openApi(name: string, signature: Signature): Schema {
  const { inputs, outputs } = signature;
  const answers = (description: string, schema: string): Schema => ({
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  });
  const refused = (description: string): Schema => answers(description, 'Refusal');
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1', description: `Predictions of the model ${name}.` },
    paths: {
      '/predict': {
        post: {
          operationId: 'predict',
          summary: 'Answers records, one answer each, in their order.',
          security: [{ key: [] }, { bearer: [] }],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Request' } } },
          },
          responses: {
            200: answers('The answers.', 'Response'),
            400: refused('The body is not JSON.'),
            401: refused('There is no valid key.'),
            413: refused('The body is too long.'),
            422: refused('A record does not fit: the problems name row and column. Or the model refuses the rows.'),
            503: refused('The model is being loaded.'),
          },
        },
      },
      '/health/live': { get: health('live', 'Whether the process runs.') },
      '/health/ready': { get: { ...health('ready', 'Whether the model is loaded.', true) } },
      '/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This document.',
          security: [{ key: [] }, { bearer: [] }],
          responses: {
            200: { description: 'The document.', content: { 'application/json': { schema: { type: 'object' } } } },
            401: refused('There is no valid key.'),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        Request: object({ records: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Record' } } }),
        Record: object(Object.fromEntries(inputs.map((column) => [column.name, columnSchema(column)]))),
        Response: object({
          answers: { type: 'array', items: { $ref: '#/components/schemas/Answer' } },
          warnings: { type: 'array', items: { $ref: '#/components/schemas/Note' } },
        }),
        Answer: object(Object.fromEntries(outputs.map((output) => [output.name, outputSchema(output)]))),
        Note: object({
          row: { type: 'integer', minimum: 0, description: 'Place of the record in the request, from 0.' },
          column: { type: ['string', 'null'] },
          message: { type: 'string' },
        }),
        Refusal: object({
          error: { type: 'string', description: 'What happened and what to do, in a sentence.' },
          problems: { type: 'array', items: { $ref: '#/components/schemas/Note' } },
        }),
      },
    },
  };
}

/** Every property is required, and no other is let in. */
const object = (properties: Schema): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});

function health(word: 'live' | 'ready', summary: string, mayNot = false): Schema {
  const schema = object({ [word]: { type: 'boolean' } });
  const response = (description: string) => ({ description, content: { 'application/json': { schema } } });
  return {
    operationId: word,
    summary,
    security: [],
    responses: { 200: response('It does.'), ...(mayNot ? { 503: response('Not yet.') } : {}) },
  };
}

function columnSchema({ type, missing, categories, range }: Column): Schema {
  const seen = range === undefined ? {} : { description: `Seen in training: ${range[0]} to ${range[1]}.` };
  if (type === 'boolean') return { type: 'boolean' };
  if (type === 'integer') return { type: 'integer', minimum: -(2 ** 53), maximum: 2 ** 53, ...seen };
  const never = missing
    ? {}
    : { description: `${seen.description ?? ''} No row of the training data was null.`.trim() };
  if (type === 'float') return { type: ['number', 'null'], ...seen, ...never };
  return categories === undefined
    ? { type: ['string', 'null'], ...never }
    : { type: ['string', 'null'], enum: [...categories, null], ...never };
}

function outputSchema({ role, type, width, classes }: Output): Schema {
  const one: Schema =
    role === 'label' && classes !== undefined
      ? { enum: classes }
      : { type: type === 'float' ? ['number', 'null'] : type };
  if (width === 1) return one;
  const order = classes === undefined ? {} : { description: `In the order of ${classes.join(', ')}.` };
  return { type: 'array', minItems: width, maxItems: width, items: one, ...order };
}
