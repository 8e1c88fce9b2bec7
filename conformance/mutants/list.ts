/**
 * Twenty ways to break the translator by one line, and the law that must notice. What a mutant searches for stands exactly
 * once in its file; when the code changes, the mutant follows it.
 */

export interface Mutant {
  /** What goes wrong. */
  readonly name: string;
  readonly file: string;
  readonly search: string;
  readonly replacement: string;
  /** The house's number of the law that must notice. */
  readonly law: number;
}

const RESPONSES = 'server/translate/responses';
const CHAT = 'server/translate/chat';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the numbers of the events have gaps',
    file: `${RESPONSES}/answer-state.ts`,
    search: 'sequence: state.sequence + events.length }',
    replacement: 'sequence: state.sequence + events.length + 1 }',
    law: 1,
  },
  {
    name: 'a completed answer has no time',
    file: `${RESPONSES}/write-events.ts`,
    search: 'usage: spent(closed), completedAt: at }',
    replacement: 'usage: spent(closed) }',
    law: 1,
  },
  {
    name: 'the next item opens while a call is still open',
    file: `${RESPONSES}/write-events.ts`,
    search: 'const whole = first !== undefined && next !== undefined && isWhole(first);',
    replacement: 'const whole = first !== undefined && next !== undefined;',
    law: 3,
  },
  {
    name: 'the output at the end is in another order',
    file: `${RESPONSES}/write-events.ts`,
    search: 'output: [...state.output, closed.output]',
    replacement: 'output: [closed.output, ...state.output]',
    law: 2,
  },
  {
    name: 'a stream without a finish reason is not a failure',
    file: `${RESPONSES}/ending.ts`,
    search: 'if (state.finish !== null) return null;',
    replacement: 'return null;',
    law: 3,
  },
  {
    name: 'a call that the limit cut goes out as done',
    file: `${RESPONSES}/write-events.ts`,
    search: "first.kind === 'call' && (last || !isWhole(first))",
    replacement: "first.kind === 'call' && false",
    law: 3,
  },
  {
    name: 'a character split over two reads is lost',
    file: 'server/upstream/chunks.ts',
    search: 'decoder.decode(bytes, { stream: true })',
    replacement: 'decoder.decode(bytes)',
    law: 4,
  },
  {
    name: 'the beginning of a line that comes in several reads is lost',
    file: 'server/upstream/chunks.ts',
    search: 'held = cut > 0 ? lines.slice(cut) : held + lines;',
    replacement: 'held = lines.slice(cut);',
    law: 4,
  },
  {
    name: 'what the provider is told about the format wanders with the history',
    file: `${CHAT}/write-request.ts`,
    search: '[...format.value.turns, ...turns]',
    replacement: '[...turns, ...format.value.turns]',
    law: 5,
  },
  {
    name: 'the outputs of a message come in another order than its calls',
    file: 'server/translate/mend-history.ts',
    search: 'return [untouched ? turn : { ...turn, calls }, ...answers];',
    replacement: 'return [untouched ? turn : { ...turn, calls }, ...answers.reverse()];',
    law: 6,
  },
  {
    name: 'a call without an output stays without one',
    file: 'server/translate/mend-history.ts',
    search: "answers.push({ role: 'tool', callId: id,",
    replacement: "if (output !== null) answers.push({ role: 'tool', callId: id,",
    law: 6,
  },
  {
    name: 'a sealed thought loses the white space around it',
    file: 'server/translate/seal.ts',
    search: 'JSON.stringify({ text })',
    replacement: 'JSON.stringify({ text: text.trim() })',
    law: 7,
  },
  {
    name: 'outputs between its items tear an answer apart',
    file: `${RESPONSES}/read-items.ts`,
    search: "while (this.turns[index]?.role === 'tool') index -= 1;",
    replacement: 'index += 0;',
    law: 7,
  },
  {
    name: 'cached tokens of one vendor are not counted',
    file: `${CHAT}/read-chunk.ts`,
    search: 'prompt.cached_tokens ?? usage.prompt_cache_hit_tokens',
    replacement: 'prompt.cached_tokens',
    law: 8,
  },
  {
    name: 'thoughts in tags stay in the text',
    file: `${CHAT}/split-think.ts`,
    search: "start: { place: thinks ? 'start' : 'answer',",
    replacement: "start: { place: 'answer',",
    law: 8,
  },
  {
    name: 'a call id of the history is given again',
    file: `${RESPONSES}/item-events.ts`,
    search: 'context.takenCallIds.has(id) ||',
    replacement: '',
    law: 8,
  },
  {
    name: 'two tools get one name',
    file: 'server/translate/tool-names.ts',
    search: ' && !taken.has(wanted)) return wanted;',
    replacement: ') return wanted;',
    law: 9,
  },
  {
    name: 'an effort called like a member of every object finds one',
    file: `${CHAT}/write-thinking.ts`,
    search: 'Object.hasOwn(facts.efforts, effort) ? facts.efforts[effort] : undefined',
    replacement: 'facts.efforts[effort]',
    law: 10,
  },
  {
    name: 'counts that no contract allows are passed on',
    file: `${CHAT}/read-chunk.ts`,
    search: 'return counted ? Math.min(Math.trunc(value), Number.MAX_SAFE_INTEGER) : 0',
    replacement: "return typeof value === 'number' ? value : 0",
    law: 11,
  },
  {
    name: 'null is taken for an object',
    file: `${CHAT}/read-error.ts`,
    search: "return typeof value === 'object' && value !== null && !Array.isArray(value);",
    replacement: "return typeof value === 'object' && !Array.isArray(value);",
    law: 11,
  },
];
