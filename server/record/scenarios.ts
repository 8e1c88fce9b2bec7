/** The conversations that `m2c record` can play by itself: what the client asks, and what its tools answer. Data only. */

export interface Scenario {
  readonly prompt: string;
  /** Fields of the request beside the conversation. */
  readonly request: { readonly [field: string]: unknown };
  /** What a call gets whose arguments hold these words; the first that fits. */
  readonly outputs: readonly { readonly words: string; readonly output: string }[];
  /** The most often the provider is asked. */
  readonly turns: number;
  /** What the provider's answers must show, in the words of shown.ts; else there is nothing to record. */
  readonly expects: readonly string[];
}

const RUN = {
  type: 'function',
  name: 'exec_command',
  description: 'Starts a shell command and returns what it printed.',
  strict: false,
  parameters: {
    type: 'object',
    properties: { cmd: { type: 'string', description: 'The command line.' } },
    required: ['cmd'],
    additionalProperties: false,
  },
};

const READ = {
  type: 'function',
  name: 'read_file',
  description: 'Returns the text of one file. Call it several times at once for several files.',
  strict: false,
  parameters: {
    type: 'object',
    properties: { path: { type: 'string', description: 'The path of the file.' } },
    required: ['path'],
    additionalProperties: false,
  },
};

const SCENARIOS = {
  text: {
    prompt: 'Say in two short sentences what a proxy is.',
    request: {},
    outputs: [],
    turns: 1,
    expects: ['text'],
  },
  reasoning: {
    prompt: 'How many prime numbers lie between 20 and 50? Think it through, then answer in one sentence.',
    request: { reasoning: { effort: 'high', summary: 'auto' } },
    outputs: [],
    turns: 1,
    expects: ['reasoning', 'text'],
  },
  'tool-loop': {
    prompt: 'Run a command that prints a greeting, then tell me in one sentence what it printed.',
    request: { tools: [RUN], reasoning: { effort: 'medium', summary: 'auto' } },
    outputs: [{ words: '', output: 'Process exited with code 0\nOutput:\nHello from m2c\n' }],
    turns: 4,
    expects: ['tool call', 'tool result', 'text'],
  },
  'parallel-calls': {
    prompt:
      'Read notes/one.txt and notes/two.txt, both in the same step, then tell me in one sentence which is longer.',
    request: { tools: [READ], reasoning: { effort: 'medium', summary: 'auto' } },
    outputs: [
      { words: 'one', output: 'Bread, salt.\n' },
      { words: 'two', output: 'Water the tomatoes before noon, and the roses after.\n' },
      { words: '', output: 'There is no such file.\n' },
    ],
    turns: 4,
    expects: ['parallel tool calls', 'tool result', 'text'],
  },
  error: {
    prompt: 'Say hello.',
    // No model writes so much: what refuses it costs nothing.
    request: { max_output_tokens: 99_999_999 },
    outputs: [],
    turns: 1,
    expects: ['error'],
  },
} as const satisfies { readonly [name: string]: Scenario };

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** The scenario of this name, null for a name that has no script. */
export function scriptOf(name: string): Scenario | null {
  return SCENARIO_NAMES.includes(name as ScenarioName) ? SCENARIOS[name as ScenarioName] : null;
}
