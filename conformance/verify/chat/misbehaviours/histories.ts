/** Misbehaviour towards histories, the forms of messages, and instructions. */
import type { HeardBody, HeardMessage } from '../../../upstream/fake-upstream.ts';
import type { Misbehaviour } from '../model-upstream.ts';
import { calling, isText, outputs, type Row, refuse, refusing } from './row.ts';

type Pair = (before: HeardMessage, message: HeardMessage, body: HeardBody) => boolean;

/** Refuses histories in which two messages that follow each other stand so. */
const refusePairs = (wrong: Pair): Misbehaviour =>
  refuse(({ messages, ...body }) =>
    messages.some((message, index) => {
      const before = messages[index - 1];
      return before !== undefined && wrong(before, message, { ...body, messages } as HeardBody);
    }),
  );
const answered = ({ messages }: HeardBody, id: unknown) => messages.some((message) => message.tool_call_id === id);
const calledBy = (message: HeardMessage) => (message.tool_calls ?? []).map((call) => call.id);

export const HISTORY: readonly Row[] = [
  {
    ...refusing(
      'history',
      'takes one output after another message only',
      refusePairs((before, message) => before.role === 'tool' && message.role === 'tool'),
      'history.parallel',
      'history.reversed',
    ),
    fallsShort: ['history.parallel'],
  },
  refusing(
    'history',
    'wants outputs in the order of their calls',
    refuse((body) => {
      const called = calling(body).flatMap(calledBy);
      const order = outputs(body).map((message) => called.indexOf(String(message.tool_call_id)));
      return order.some((place, index) => place < (order[index - 1] ?? place));
    }),
    'history.reversed',
  ),
  refusing(
    'history',
    'wants an output for each call',
    refuse((body) => calling(body).some((message) => calledBy(message).some((id) => !answered(body, id)))),
    'history.missing',
  ),
  refusing(
    'history',
    'wants outputs directly after their calls',
    refusePairs(
      (before, message, body) => message.role === 'tool' && before.role === 'user' && calling(body).length > 0,
    ),
    'history.misplaced',
  ),
  refusing(
    'history',
    'wants a call for each output',
    refuse((body) => outputs(body).length > 0 && calling(body).length === 0),
    'history.orphan',
  ),
];

const follows = (role: string) => refusePairs((before, message) => before.role === role && message.role === role);

export const MESSAGES: readonly Row[] = [
  refusing('messages', 'wants the user to speak once', follows('user'), 'messages.adjacentUsers'),
  refusing('messages', 'wants the model to speak once', follows('assistant'), 'messages.adjacentAssistants'),
  refusing(
    'messages',
    'refuses empty answers',
    refuse(({ messages }) =>
      messages.some(({ role, content, tool_calls }) => role === 'assistant' && content === '' && !tool_calls),
    ),
    'messages.emptyAnswer',
  ),
  refusing(
    'messages',
    'takes the words of a user as a text only',
    refuse(({ messages }) =>
      messages.some(({ role, content }) => role === 'user' && Array.isArray(content) && content.every(isText)),
    ),
    'messages.userParts',
  ),
  refusing(
    'messages',
    'takes outputs as a text only',
    refuse((body) => outputs(body).some(({ content }) => Array.isArray(content))),
    'messages.toolParts',
    'images.tool',
  ),
  refusing(
    'messages',
    'refuses null beside calls',
    refuse((body) => calling(body).some(({ content }) => content === null)),
    'messages.nullContent',
  ),
  refusing(
    'messages',
    'wants content beside calls',
    refuse((body) => calling(body).some(({ content }) => content === undefined)),
    'messages.noContent',
  ),
  refusing(
    'messages',
    'wants arguments to be JSON',
    refuse((body) =>
      calling(body).some((message) => message.tool_calls?.some((call) => call.function.arguments === '')),
    ),
    'messages.emptyArguments',
  ),
];

const ignoring = (ignored: (message: HeardMessage, index: number) => boolean): Misbehaviour => ({
  hear: (body) => ({ ...body, messages: body.messages.filter((message, index) => !ignored(message, index)) }),
});

export const ROLES: readonly Row[] = [
  {
    probe: 'roles',
    name: 'refuses the developer role',
    misbehaviour: refuse(({ messages }) => messages.some(({ role }) => role === 'developer')),
    changes: { 'roles.developer': 'refused' },
  },
  {
    probe: 'roles',
    name: 'ignores the developer role',
    misbehaviour: ignoring(({ role }) => role === 'developer'),
    changes: { 'roles.developer': 'ignored' },
  },
  {
    probe: 'roles',
    name: 'refuses system messages in the middle',
    misbehaviour: refusePairs((before, message) => message.role === 'system' && before.role !== 'system'),
    changes: { 'roles.systemMiddle': 'refused' },
  },
  {
    probe: 'roles',
    name: 'reads the first message only as an instruction',
    misbehaviour: ignoring(({ role }, index) => role === 'system' && index > 0),
    changes: { 'roles.systemTwice': 'ignored', 'roles.systemMiddle': 'ignored' },
  },
  {
    probe: 'roles',
    name: 'ignores system messages',
    misbehaviour: ignoring(({ role }) => role === 'system'),
    changes: { 'roles.system': 'ignored', 'roles.systemTwice': 'ignored', 'roles.systemMiddle': 'ignored' },
    fallsShort: ['roles.system'],
  },
];
