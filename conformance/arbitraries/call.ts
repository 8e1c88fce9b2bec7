/** Calls as models make them, to the tools of one fixed offer. */
import fc from 'fast-check';
import type { HeardCall } from '../ears/heard.ts';
import type { SpokenCall } from './answer-frames.ts';
import { argumentsText, cutAt, cutText, text } from './text.ts';
import type { Json } from './tool.ts';

/** Each kind of tool once, among them one in a namespace, one of raw text, and those that have items of their own. */
export const OFFERED: readonly Json[] = [
  { type: 'function', name: 'exec_command', parameters: { type: 'object', properties: { cmd: { type: 'string' } } } },
  { type: 'namespace', name: 'mcp__lab', description: 'A lab.', tools: [{ type: 'function', name: 'echo' }] },
  { type: 'custom', name: 'apply_patch', description: 'Changes files.' },
  { type: 'local_shell' },
  { type: 'shell' },
  { type: 'tool_search', execution: 'client', description: 'Finds tools.' },
];

/** A call of theirs as the client hears it → as the provider spoke it. */
export function saidAs({ kind, namespace, name, input }: HeardCall): { name: string; arguments: string } {
  return {
    name: namespace === null ? name : `${namespace}__${name}`,
    arguments: kind === 'custom' ? JSON.stringify({ input }) : input,
  };
}

/** A provider may cut a pair in two, but both halves come. */
export const said = text.map((words) => words.toWellFormed());

/** Some that are offered and some that nobody offered. */
const plainName = fc.constantFrom('exec_command', 'read', 'mcp__lab__echo', 'toString');

export const wholeCall: fc.Arbitrary<SpokenCall> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      name: plainName,
      fragments: cutText(fc.oneof({ weight: 8, arbitrary: argumentsText }, fc.constant(''))),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('apply_patch'),
      fragments: cutText(said.map((input) => JSON.stringify({ input }))),
    }),
  },
);

/** Arguments that end too early, by the model's own fault. */
const brokenCall: fc.Arbitrary<SpokenCall> = fc.record({
  name: fc.oneof({ weight: 4, arbitrary: plainName }, { weight: 1, arbitrary: fc.constant('apply_patch') }),
  fragments: fc
    .tuple(argumentsText, fc.nat(), fc.array(fc.nat(40), { maxLength: 3 }))
    .map(([whole, at, cuts]) => cutAt(whole.slice(0, 1 + (at % (whole.length - 1))).toWellFormed(), cuts)),
});

/** Calls that become items of their own, or would if their arguments were right. */
const ownCall: fc.Arbitrary<SpokenCall> = fc.record({
  name: fc.constantFrom('local_shell', 'shell', 'tool_search'),
  fragments: cutText(
    fc.oneof(
      fc.array(said, { maxLength: 2 }).map((command) => JSON.stringify({ command })),
      fc.array(said, { maxLength: 2 }).map((commands) => JSON.stringify({ commands, timeout_ms: 5 })),
      said.map((query) => JSON.stringify({ query })),
      argumentsText,
    ),
  ),
});

export const plainCall = fc.oneof({ weight: 9, arbitrary: wholeCall }, { weight: 1, arbitrary: brokenCall });
export const anyCall = fc.oneof({ weight: 4, arbitrary: plainCall }, { weight: 1, arbitrary: ownCall });
