/** Misbehaviour around tools: the calls, and the choice of them. */
import { callPieces, finishing, outputs, type Row, refuse, thinking, without } from './row.ts';

const UNCALLED = { 'tools.parallel': false, 'tools.parallel.ids': null, 'tools.parallel.off': null };
const ALL_FORMS = ['auto', 'none', 'required', 'named'];

export const TOOLS: readonly Row[] = [
  {
    probe: 'tools',
    name: 'calls no tools',
    misbehaviour: without('tools', 'tool_choice'),
    changes: {
      tools: false,
      'tools.arguments': null,
      'tools.incremental': null,
      'tools.ids': null,
      'tools.index': null,
      'tools.finish': null,
      'tools.result': null,
      ...UNCALLED,
      'toolChoice.plain': ['auto', 'none'],
      'toolChoice.thinking': ['auto', 'none'],
      'reasoning.echo': null,
      'reasoning.required': null,
      'reasoning.placeholder': null,
      'names.64': null,
      'unicode.arguments': null,
    },
    fallsShort: ['tools'],
  },
  {
    probe: 'tools',
    name: 'breaks the arguments off',
    misbehaviour: {
      say: (said) => ({
        ...said,
        calls: said.calls.map((call) => ({ ...call, arguments: call.arguments.slice(0, -1) })),
      }),
    },
    changes: { 'tools.arguments': false, 'tools.result': null, 'unicode.arguments': null },
    fallsShort: ['tools.arguments'],
  },
  {
    probe: 'tools',
    name: 'sends arguments whole',
    misbehaviour: {
      say: (said) => ({
        ...said,
        calls: said.calls.map((call) => ({ ...call, arguments: call.arguments.replaceAll(' ', '\\u0020') })),
      }),
    },
    changes: { 'tools.incremental': false },
  },
  {
    probe: 'tools',
    name: 'gives calls no id',
    misbehaviour: callPieces(({ id: _, ...piece }) => piece),
    changes: { 'tools.ids': false, 'tools.parallel.ids': false },
  },
  {
    probe: 'tools',
    name: 'does not number the pieces',
    misbehaviour: callPieces(({ index: _, ...piece }) => piece),
    changes: { 'tools.index': false },
  },
  {
    probe: 'tools',
    name: 'ends calls with stop',
    misbehaviour: finishing((finish) => (finish === 'tool_calls' ? 'stop' : finish)),
    changes: { 'tools.finish': false },
  },
  {
    probe: 'tools',
    name: 'refuses the outputs of tools',
    misbehaviour: refuse((body) => outputs(body).length > 0),
    changes: {
      'tools.result': false,
      'reasoning.echo': false,
      'reasoning.required': null,
      'reasoning.placeholder': null,
      'images.tool': false,
    },
    fallsShort: ['tools.result', 'reasoning.echo'],
    unrun: ['history', 'messages'],
  },
  {
    probe: 'parallel',
    name: 'calls one tool at a time',
    misbehaviour: { hear: (body) => ({ ...body, parallel_tool_calls: false }) },
    changes: UNCALLED,
  },
  {
    probe: 'parallel',
    name: 'gives all calls one id',
    misbehaviour: callPieces((piece) => ('id' in piece ? { ...piece, id: 'call_0' } : piece)),
    changes: { 'tools.parallel.ids': false },
    fallsShort: ['tools.parallel.ids'],
  },
  {
    probe: 'parallel',
    name: 'refuses parallel_tool_calls',
    misbehaviour: refuse((body) => 'parallel_tool_calls' in body),
    changes: { 'tools.parallel.field': false, 'tools.parallel.off': null },
  },
  {
    probe: 'parallel',
    name: 'ignores parallel_tool_calls',
    misbehaviour: without('parallel_tool_calls'),
    changes: { 'tools.parallel.off': false },
  },
];

export const TOOL_CHOICE: readonly Row[] = [
  {
    probe: 'toolChoice',
    name: 'refuses a forced choice while it thinks',
    misbehaviour: refuse(
      (body) => thinking(body) && !['auto', 'none', undefined].includes(body.tool_choice as string | undefined),
      'Thinking mode does not support this tool_choice',
    ),
    changes: { 'toolChoice.thinking': ['auto', 'none'] },
  },
  {
    probe: 'toolChoice',
    name: 'ignores required',
    misbehaviour: { hear: (body) => (body.tool_choice === 'required' ? { ...body, tool_choice: 'auto' } : body) },
    changes: { 'toolChoice.plain': ['auto', 'none', 'named'], 'toolChoice.thinking': ['auto', 'none', 'named'] },
  },
  {
    probe: 'toolChoice',
    name: 'ignores none',
    misbehaviour: { hear: (body) => (body.tool_choice === 'none' ? { ...body, tool_choice: 'auto' } : body) },
    changes: {
      'toolChoice.plain': ['auto', 'required', 'named'],
      'toolChoice.thinking': ['auto', 'required', 'named'],
    },
  },
  {
    probe: 'toolChoice',
    name: 'refuses auto',
    misbehaviour: refuse((body) => body.tool_choice === 'auto'),
    changes: { 'toolChoice.plain': ALL_FORMS.slice(1), 'toolChoice.thinking': ALL_FORMS.slice(1) },
    fallsShort: ['toolChoice.plain', 'toolChoice.thinking'],
  },
];
