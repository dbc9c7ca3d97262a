import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { AssistError, type Backend } from '../backend.ts';

export interface OpenAIOptions {
  readonly apiKey: string;
  readonly model: string;
  /** Any server that speaks OpenAI's chat completions: a gateway, Ollama, vLLM. OpenAI's own when left out. */
  readonly baseURL?: string;
}

/** Chat completions of OpenAI or a compatible server, with the user's own key. Retries are the client's own. */
export function openAIBackend(options: OpenAIOptions): Backend {
  const client = new OpenAI({
    apiKey: options.apiKey,
    ...(options.baseURL === undefined ? {} : { baseURL: options.baseURL }),
    maxRetries: 2,
  });
  const host = new URL(client.baseURL).host;
  return {
    label: `${options.model} at ${host}`,
    systemRole: true,
    async complete(messages, signal) {
      try {
        const answer = await client.chat.completions.create(
          { model: options.model, messages: messages.map((message) => ({ ...message })) },
          { signal },
        );
        const text = answer.choices[0]?.message.content;
        if (!text)
          throw new AssistError(
            `${options.model} at ${host} answered with nothing.`,
            'Try again, or choose another model.',
          );
        return text;
      } catch (error) {
        throw explain(error, options.model, host);
      }
    },
  };
}

function explain(error: unknown, model: string, host: string): Error {
  if (error instanceof AssistError || error instanceof APIUserAbortError) return error;
  if (error instanceof APIConnectionError) {
    return new AssistError(`${host} did not answer.`, 'Check the base URL, the proxy and the network.', {
      cause: error,
    });
  }
  if (error instanceof APIError) {
    if (error.status === 401 || error.status === 403) {
      return new AssistError(
        `${host} refused the key.`,
        'Give it a key that may use this model: "Slipway: Set API Key" in the editor, OPENAI_API_KEY on the command line.',
        { cause: error },
      );
    }
    if (error.status === 404)
      return new AssistError(
        `${host} has no model named ${model}.`,
        'Name one it has: slipway.assist.model in the editor, --model on the command line.',
        {
          cause: error,
        },
      );
    if (error.status === 429)
      return new AssistError(`${host} is limiting this key.`, 'Wait a minute, or look at the quota of the key.', {
        cause: error,
      });
    return new AssistError(`${host} answered with status ${error.status ?? 'unknown'}.`, 'Try again later.', {
      cause: error,
    });
  }
  return error instanceof Error ? error : new Error(String(error));
}
