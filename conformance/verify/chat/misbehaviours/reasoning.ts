/** Misbehaviour in thinking, and in taking thoughts back. */
import type { HeardBody } from '../../../upstream/fake-upstream.ts';
import { calling, deltas, type Row, refuse, thinking, without } from './row.ts';

const NO_ECHO = { 'reasoning.echo': null, 'reasoning.required': null, 'reasoning.placeholder': null };
const SWITCHES = ['thinking', 'reasoning_effort'];
const FORGOTTEN = 'The `reasoning_content` in the thinking mode must be passed back to the API.';

const blank = (value: unknown) => value === undefined || value === '';
/** The turn that goes on now: what came after the last message of the user. */
const current = (body: HeardBody) =>
  body.messages.slice(body.messages.findLastIndex((message) => message.role === 'user'));

export const REASONING: readonly Row[] = [
  {
    probe: 'reasoning',
    name: 'cannot be kept from thinking',
    misbehaviour: { hear: (body) => ({ ...body, thinking: { type: 'enabled' } }) },
    changes: {
      'reasoning.default': true,
      'reasoning.on': 'default',
      'reasoning.off': 'nothing known',
      'toolChoice.plain': null,
      'fields.refused': null,
    },
  },
  {
    probe: 'reasoning',
    name: 'never thinks',
    misbehaviour: without(...SWITCHES),
    changes: {
      'reasoning.on': 'nothing known',
      'reasoning.field': null,
      'toolChoice.thinking': null,
      'fields.refusedThinking': null,
      ...NO_ECHO,
    },
  },
  {
    probe: 'reasoning',
    name: 'thinks when enable_thinking says so',
    misbehaviour: {
      hear: ({ thinking: _, reasoning_effort: __, ...body }) =>
        body.enable_thinking === true ? { ...body, thinking: { type: 'enabled' } } : body,
    },
    changes: { 'reasoning.on': 'enable_thinking' },
  },
  {
    probe: 'reasoning',
    name: 'puts its thoughts into the field reasoning',
    misbehaviour: deltas('reasoning_content', ({ reasoning_content: reasoning }) => ({ reasoning })),
    changes: { 'reasoning.field': 'reasoning' },
  },
  {
    probe: 'reasoning',
    name: 'says its thoughts in tags',
    misbehaviour: {
      say: ({ thought, text, ...said }) => ({
        ...said,
        thought: '',
        text: thought === '' ? text : `<think>${thought}</think>${text}`,
      }),
    },
    changes: { 'reasoning.field': '<think> tags', ...NO_ECHO },
  },
  {
    probe: 'reasoning',
    name: 'refuses the effort max',
    misbehaviour: refuse((body) => body.reasoning_effort === 'max', 'Invalid reasoning_effort: max'),
    changes: { 'reasoning.efforts': ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] },
  },
  {
    probe: 'echo',
    name: 'insists on the thoughts of all tool turns',
    misbehaviour: refuse(
      (body) => thinking(body) && calling(body).some((message) => blank(message.reasoning_content)),
      FORGOTTEN,
    ),
    changes: { 'reasoning.required': ['current tool turn', 'earlier tool turns'] },
  },
  {
    probe: 'echo',
    name: 'insists on the thoughts of the current turn',
    misbehaviour: refuse(
      (body) =>
        thinking(body) && current(body).some((message) => message.tool_calls && blank(message.reasoning_content)),
      FORGOTTEN,
    ),
    changes: { 'reasoning.required': ['current tool turn'] },
  },
  {
    probe: 'echo',
    name: 'insists on the thoughts of every answer',
    misbehaviour: refuse(
      (body) =>
        thinking(body) &&
        body.messages.some((message) => message.role === 'assistant' && blank(message.reasoning_content)),
      FORGOTTEN,
    ),
    changes: { 'reasoning.required': ['current tool turn', 'earlier tool turns', 'every answer'] },
  },
  {
    probe: 'echo',
    name: 'knows a placeholder from its thought',
    misbehaviour: refuse(
      (body) => calling(body).some((message) => String(message.reasoning_content ?? '').startsWith('(')),
      FORGOTTEN,
    ),
    changes: { 'reasoning.placeholder': false },
  },
  {
    probe: 'echo',
    name: 'refuses its thoughts',
    misbehaviour: refuse((body) => body.messages.some((message) => !blank(message.reasoning_content))),
    changes: { 'reasoning.echo': false, 'reasoning.placeholder': false },
  },
  {
    probe: 'echo',
    name: 'refuses its thoughts, and their absence',
    misbehaviour: refuse((body) => thinking(body) && calling(body).length > 0),
    changes: { 'reasoning.echo': false, 'reasoning.required': null, 'reasoning.placeholder': null },
    fallsShort: ['reasoning.echo'],
  },
];
