/** Whether instructions reach the model in each of the places where an agent puts them. */

import type { Json } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { ANSWER_TOKENS, askTwice, honour, quote, user } from './kit.ts';
import type { Reply } from './reply.ts';

const says = (role: string, word: string): Json => ({ role, content: `A code word is ${word}.` });
const QUESTION = user('Which code words were you told? Name all of them.');
const SMALL_TALK = [user('Hello.'), { role: 'assistant', content: 'Hello, how can I help?' }];

interface Place {
  readonly id: string;
  readonly title: string;
  readonly messages: readonly Json[];
  readonly words: readonly string[];
}

const PLACES: readonly Place[] = [
  {
    id: 'roles.system',
    title: 'A system message',
    messages: [says('system', 'ALBATROSS'), QUESTION],
    words: ['ALBATROSS'],
  },
  {
    id: 'roles.developer',
    title: 'A developer message',
    messages: [says('developer', 'ALBATROSS'), QUESTION],
    words: ['ALBATROSS'],
  },
  {
    id: 'roles.systemTwice',
    title: 'Two system messages',
    messages: [says('system', 'ALBATROSS'), says('system', 'MARIGOLD'), QUESTION],
    words: ['ALBATROSS', 'MARIGOLD'],
  },
  {
    id: 'roles.systemMiddle',
    title: 'A system message in the middle',
    messages: [says('system', 'ALBATROSS'), ...SMALL_TALK, says('system', 'MARIGOLD'), QUESTION],
    words: ['ALBATROSS', 'MARIGOLD'],
  },
];

export const roles: Probe<ChatTarget> = {
  id: 'roles',
  title: 'Instructions',
  requests: PLACES.length * 2,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const findings: Finding[] = [];
    for (const place of PLACES) findings.push(await reaches(target, place));
    return findings;
  },
};

async function reaches(target: ChatTarget, { id, title, messages, words }: Place): Promise<Finding> {
  const heard = ({ answer }: Reply) => words.every((word) => answer.text.toUpperCase().includes(word));
  const reply = await askTwice(target, { messages }, ANSWER_TOKENS, heard);
  if (!reply.refused && reply.answer.text === '') return finding(id, title, null, quote(reply));
  const value = honour(reply, heard(reply));
  const needed = id === 'roles.system' && value !== 'honoured';
  const lost = 'The instructions of an agent never reach the model.';
  return finding(id, title, value, quote(reply), needed ? lost : null);
}
