/**
 * How models write tool calls into their text, as data. A block begins with its opening tag and goes from place to place
 * until it is done; what a place does not allow makes the whole block text.
 */
import { type Tag, type TagPart, tag } from './leak-tag.ts';
import type { LeakDialect } from './profile.ts';

/**
 * A tag and where it leads. Its groups tell what it says: `tool` begins a call, `key` and `attributes` a parameter.
 */
export interface Rule {
  readonly tag: Tag;
  readonly to: string;
  /** Whether the call that was begun is complete here. */
  readonly endsCall?: true;
}

export type Place =
  /** One of these tags; white space between tags means nothing. */
  | { readonly kind: 'tags'; readonly rules: readonly Rule[] }
  /** The text of a parameter, up to its closing tag. Another opening tag inside means that a closing one was lost. */
  | {
      readonly kind: 'value';
      readonly end: Tag;
      readonly never: readonly Tag[];
      readonly lines: boolean;
      readonly to: string;
    }
  /** A JSON object that is the arguments of the call, or one or several calls with name and arguments. */
  | { readonly kind: 'json'; readonly holds: 'arguments' | 'calls'; readonly to: string };

export interface Grammar {
  readonly open: Rule;
  readonly places: { readonly [name: string]: Place };
}

export interface Leaks {
  readonly grammars: readonly Grammar[];
  /** Closing tags that may stand behind a block without having been opened. */
  readonly strays: readonly { readonly tag: Tag }[];
}

/** Where a block is complete. */
export const DONE = 'done';

const TOOL = /(?<tool>[\w.-]{1,128})/;

/** Calls as `<invoke name="…"><parameter name="…">…`, each tag with a mark, in an envelope or without. */
function invocations(mark: readonly TagPart[], envelope: string | null, outer: readonly TagPart[] = mark): Grammar {
  const attributes = ['"', /(?<attributes>[^<>]{0,60})/, '>'];
  const invoke: Rule = { tag: tag('<', ...mark, 'invoke name="', TOOL, '">'), to: 'parameters' };
  const parameters: Place = {
    kind: 'tags',
    rules: [
      { tag: tag('<', ...mark, 'parameter name="', /(?<key>[^<>"]{1,128})/, ...attributes), to: 'value' },
      { tag: tag('</', ...mark, 'invoke>'), to: envelope === null ? DONE : 'calls', endsCall: true },
    ],
  };
  const value: Place = {
    kind: 'value',
    end: tag('</', ...mark, 'parameter>'),
    never: [tag('<', ...mark, 'parameter name='), tag('<', ...mark, 'invoke name=')],
    lines: false,
    to: 'parameters',
  };
  if (envelope === null) return { open: invoke, places: { parameters, value } };
  const calls: Place = { kind: 'tags', rules: [invoke, { tag: tag('</', ...outer, envelope, '>'), to: DONE }] };
  // Seen once without its ">", at the end of a line (opencode#24566, 2026-04).
  const open: Rule = { tag: tag('<', ...outer, envelope, />|(?=\n)/), to: 'calls' };
  return { open, places: { calls, parameters, value } };
}

/** Full-width, double and plain bars, one or two, with and without spaces (GenericAgent#804, flocks#687, command-code#909; 2026). */
const DSML: readonly TagPart[] = [/ ?/, /[|｜‖]{1,2}/, / ?/, 'DSML', / ?/, /[|｜‖]{1,2}/, / ?/];

const dsml: Leaks = {
  grammars: [
    ...['tool_calls', 'function_calls', 'calls', 'tool_use'].map((envelope) => invocations(DSML, envelope)),
    // Without an envelope (OmniRoute#13345, 2026-09).
    invocations(DSML, null),
  ],
  strays: [],
};

/** Calls as `<function=…><parameter=…>…`. */
function functions(wrapped: boolean): Grammar {
  const call: Rule = { tag: tag('<function=', TOOL, '>'), to: 'parameters' };
  const parameters: Place = {
    kind: 'tags',
    rules: [
      { tag: tag('<parameter=', /(?<key>[^<>\n]{1,128})/, '>'), to: 'value' },
      { tag: tag('</function>'), to: wrapped ? 'calls' : DONE, endsCall: true },
    ],
  };
  const value: Place = {
    kind: 'value',
    end: tag('</parameter>'),
    never: [tag('<parameter='), tag('<function=')],
    // The template puts each value on lines of its own.
    lines: true,
    to: 'parameters',
  };
  if (!wrapped) return { open: call, places: { parameters, value } };
  const close: Rule = { tag: tag('</tool_call>'), to: DONE };
  return {
    open: { tag: tag('<tool_call>'), to: 'calls' },
    places: {
      calls: { kind: 'tags', rules: [call, close, { tag: tag(/(?=\{)/), to: 'json' }] },
      json: { kind: 'json', holds: 'calls', to: 'closing' },
      closing: { kind: 'tags', rules: [close] },
      parameters,
      value,
    },
  };
}

const xml: Leaks = {
  grammars: [
    functions(true),
    // Qwen3-Coder leaves the opening tag out in one leak of five, and keeps the closing one (ollama#17742, 2026-08).
    functions(false),
    // MiMo V2.5 (opencode#43385, 2026-08), MiniMax M2 (aiope#117, 2026-08).
    invocations([], 'function_calls', ['tml:']),
    invocations([], 'tool_call', ['minimax:']),
  ],
  strays: [{ tag: tag('</tool_call>') }],
};

function kimiSection(name: string | null): Grammar {
  const call: Rule = {
    tag: tag('<|tool_call_begin|>', /\s{0,8}/, TOOL, /:?/, /\d{0,4}/, /\s{0,8}/, '<|tool_call_argument_begin|>'),
    to: 'arguments',
  };
  const json: Place = { kind: 'json', holds: 'arguments', to: 'closing' };
  const end = tag('<|tool_call_end|>');
  if (name === null) {
    return { open: call, places: { arguments: json, closing: { kind: 'tags', rules: [{ tag: end, to: DONE }] } } };
  }
  return {
    open: { tag: tag(`<|${name}_begin|>`), to: 'calls' },
    places: {
      calls: { kind: 'tags', rules: [call, { tag: tag(`<|${name}_end|>`), to: DONE }] },
      arguments: json,
      closing: { kind: 'tags', rules: [{ tag: end, to: 'calls' }] },
    },
  };
}

/** The vendor's guide writes both spellings of the section's name (Kimi-K2 tool call guidance, 2025-11). */
const kimi: Leaks = {
  grammars: [kimiSection('tool_calls_section'), kimiSection('tool_call_section'), kimiSection(null)],
  strays: [],
};

/** A list of calls in tokenizers up to v7; name, optional id and arguments from v11 on (mistral-common, 2025). */
const mistral: Leaks = {
  grammars: [
    {
      open: { tag: tag('[TOOL_CALLS]'), to: 'calls' },
      places: {
        calls: {
          kind: 'tags',
          rules: [
            { tag: tag(TOOL, '[ARGS]'), to: 'arguments' },
            { tag: tag(TOOL, '[CALL_ID]', /[\w-]{1,64}/, '[ARGS]'), to: 'arguments' },
            { tag: tag(TOOL, /(?=\{)/), to: 'arguments' },
            { tag: tag(/(?=\[)/), to: 'list' },
          ],
        },
        arguments: { kind: 'json', holds: 'arguments', to: DONE },
        list: { kind: 'json', holds: 'calls', to: DONE },
      },
    },
  ],
  strays: [],
};

export const LEAKS: { readonly [dialect in LeakDialect]: Leaks } = { dsml, xml, kimi, mistral };
