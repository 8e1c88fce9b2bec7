/** One request as Codex sends it, over a connection of its own, and what its answer told. */
import { request } from 'node:http';
import { Fault } from '../../fault.ts';

export interface Told {
  /** From the request to the first token, in milliseconds. */
  readonly firstMs: number;
  /** How many tokens came. */
  readonly tokens: number;
}

/** What tells a token in each of the two APIs. */
const TOKEN = { '/chat/completions': '"content":" token"', '/v1/responses': '"delta":" token"' } as const;

/** Asks and reads the answer to its end. @throws Fault when that is not a whole answer. */
export async function ask(base: string, path: keyof typeof TOKEN, body: string): Promise<Told> {
  const startedAt = performance.now();
  let firstMs = Number.NaN;
  let text = '';
  const status = await new Promise<number>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(`${base}${path}`, { method: 'POST', agent: false, headers }, (response) => {
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
        if (Number.isNaN(firstMs) && text.includes(TOKEN[path])) firstMs = performance.now() - startedAt;
      });
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
  const whole =
    status === 200 && text.endsWith('data: [DONE]\n\n') && /finish_reason":"stop"|response.completed/.test(text);
  if (!whole) throw new Fault('server_error', `The answer was not whole (${status}): ${text.slice(-200)}`);
  return { firstMs, tokens: text.split(TOKEN[path]).length - 1 };
}

const TOOLS = 15;
const TOOL_TEXT = 'Runs a command in a terminal and returns what it printed. '.repeat(14);
const HISTORY = 'A line of a conversation that has gone on for a while, with files and commands.\n'.repeat(40);

/** A new thread of Codex: 30 KB with its tools. */
export function responsesBody(model: string): string {
  const tool = (name: string) => ({
    type: 'function',
    name,
    description: TOOL_TEXT,
    strict: false,
    parameters: PARAMETERS,
  });
  const message = (role: string, text: string) => ({ type: 'message', role, content: [{ type: 'input_text', text }] });
  return JSON.stringify({
    ...{ model: `bench/${model}`, stream: true, store: false, include: ['reasoning.encrypted_content'] },
    input: ['developer', 'developer', 'user', 'user'].map((role) => message(role, HISTORY)),
    tools: names().map(tool),
  });
}

/** The same for the provider itself. */
export function chatBody(model: string): string {
  const tool = (name: string) => ({
    type: 'function',
    function: { name, description: TOOL_TEXT, parameters: PARAMETERS },
  });
  return JSON.stringify({
    ...{ model, stream: true },
    messages: ['system', 'system', 'user', 'user'].map((role) => ({ role, content: HISTORY })),
    tools: names().map(tool),
  });
}

const PARAMETERS = {
  type: 'object',
  properties: { cmd: { type: 'string', description: 'Shell command to run.' }, timeout_ms: { type: 'number' } },
  required: ['cmd'],
  additionalProperties: false,
};

function names(): string[] {
  return Array.from({ length: TOOLS }, (_, index) => `tool_${index}`);
}
