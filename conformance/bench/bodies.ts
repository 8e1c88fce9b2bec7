/** Requests as Codex 0.169 sends them, of a chosen size: a new thread with its tools, or one that has gone on for long. */

type Json = { readonly [field: string]: unknown };

export interface BodySize {
  /** As tables show it. */
  readonly name: string;
  readonly bytes: number;
  readonly items: number;
}

export const SMALL: BodySize = { name: '30 KB', bytes: 30_000, items: 5 };
export const LARGE: BodySize = { name: '500 KB', bytes: 500_000, items: 202 };
export const HUGE: BodySize = { name: '5 MB', bytes: 5_000_000, items: 2002 };
/** What a shell hook or a script sends (R3 of the targets). */
export const PLAIN: BodySize = { name: '20 KB', bytes: 20_000, items: 2 };

const TOOLS = 15;
const TOOL_BYTES = 18_000;
const HEAD = ['developer', 'developer', 'user'] as const;
const WORDS =
  'the build fails because a module that src/server/index.ts imports was renamed in the last commit; run "npm test" again, read its output and mend each import that still names the old path\n';

/** The body of this size, to within a few bytes: the texts of its items fill what its tools leave. */
export function requestBody(size: BodySize, model: string, stream = true): string {
  const empty = write(size, model, 0, stream).length;
  const trial = 100;
  const grown = write(size, model, trial, stream).length - empty;
  return write(size, model, Math.floor((trial * (size.bytes - empty)) / grown), stream);
}

function write({ items, bytes }: BodySize, model: string, textLength: number, stream: boolean): string {
  const thread = uuid(0);
  return JSON.stringify({
    model,
    stream,
    input: Array.from({ length: items }, (_, index) => item(index, textLength)),
    tools: Array.from({ length: TOOLS }, (_, index) =>
      tool(index, Math.floor(Math.min(TOOL_BYTES, bytes * 0.6) / TOOLS)),
    ),
    tool_choice: 'auto',
    parallel_tool_calls: true,
    reasoning: { effort: 'medium', summary: 'auto' },
    store: false,
    include: ['reasoning.encrypted_content'],
    prompt_cache_key: thread,
    client_metadata: { thread_id: thread, session_id: thread, turn_id: uuid(1) },
  });
}

/** Three messages open a thread; then thoughts, calls, outputs and words follow each other. */
function item(index: number, textLength: number): Json {
  const role = HEAD[index];
  if (role !== undefined) return message(index, role, text(index, textLength));
  const step = index - HEAD.length;
  const callId = `call_${Math.floor(step / 4)}`;
  switch (step % 4) {
    case 0:
      return message(index, 'user', text(index, textLength));
    case 1:
      return {
        type: 'reasoning',
        id: `rs_${uuid(index)}`,
        summary: [],
        content: null,
        encrypted_content: `m2c1:${JSON.stringify({ text: text(index, textLength) })}`,
      };
    case 2: {
      const args = JSON.stringify({ cmd: text(index, Math.floor(textLength / 2)), workdir: '/home/dev/project' });
      const name = 'tool_0_exec_command';
      return {
        type: 'function_call',
        status: 'completed',
        id: `fc_${uuid(index)}`,
        name,
        arguments: args,
        call_id: callId,
      };
    }
    default: {
      const output = `Wall time: 0.4 seconds\nProcess exited with code 0\nOutput:\n${text(index, Math.floor(textLength * 1.5))}`;
      return { type: 'function_call_output', id: `fco_${uuid(index)}`, call_id: callId, output };
    }
  }
}

function message(index: number, role: string, said: string): Json {
  return { type: 'message', id: `msg_${uuid(index)}`, role, content: [{ type: 'input_text', text: said }] };
}

function tool(index: number, bytes: number): Json {
  const field = (at: number) => ({ type: 'string', description: text(index + at, Math.floor(bytes / 6)) });
  return {
    type: 'function',
    name: `tool_${index}_exec_command`,
    description: text(index, Math.floor(bytes / 4)),
    strict: false,
    parameters: {
      type: 'object',
      properties: { cmd: field(1), workdir: field(2), timeout_ms: { type: 'number' }, justification: field(3) },
      required: ['cmd'],
      additionalProperties: false,
    },
  };
}

/** Text of this length that begins elsewhere each time. */
function text(seed: number, length: number): string {
  const start = (seed * 37) % WORDS.length;
  return WORDS.repeat(Math.ceil((start + length) / WORDS.length)).slice(start, start + length);
}

function uuid(seed: number): string {
  return `01a1fd77-ccd6-7da0-88ec-${seed.toString(16).padStart(12, '0')}`;
}
