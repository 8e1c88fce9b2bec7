/** Which forms of `tool_choice` are accepted and obeyed, while the model thinks and while it does not. */

import type { Json } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { ANSWER_TOKENS, callPlease, user, WEATHER } from './kit.ts';
import type { Reply } from './reply.ts';
import { type Switch, thinking } from './thinking.ts';

interface Form {
  readonly name: 'auto' | 'none' | 'required' | 'named';
  readonly choice: unknown;
  /** Asks for the opposite of what the choice says, so that obedience shows. */
  readonly prompt: Json;
  readonly obeyed: (reply: Reply) => boolean;
}

const calls = ({ answer }: Reply) => answer.calls.length > 0;
const TALK = user('Say hello. Do not call any tool.');

const FORMS: readonly Form[] = [
  { name: 'auto', choice: 'auto', prompt: TALK, obeyed: () => true },
  {
    name: 'none',
    choice: 'none',
    prompt: callPlease('get_weather', { city: 'Paris' }),
    obeyed: (reply) => !calls(reply),
  },
  { name: 'required', choice: 'required', prompt: TALK, obeyed: calls },
  { name: 'named', choice: { type: 'function', function: { name: 'get_weather' } }, prompt: TALK, obeyed: calls },
];

export const toolChoice: Probe<ChatTarget> = {
  id: 'toolChoice',
  title: 'Tool choice',
  requests: FORMS.length * 2,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const { on, off } = await thinking(target);
    return [
      await forms(target, off, 'toolChoice.plain', 'Tool choices'),
      await forms(target, on, 'toolChoice.thinking', 'Tool choices while it thinks'),
    ];
  },
};

async function forms(target: ChatTarget, mode: Switch | null, id: string, title: string): Promise<Finding> {
  if (mode === null) return finding(id, title, null, 'no way is known to bring the model into this state');
  const taken: string[] = [];
  const others: string[] = [];
  for (const { name, choice, prompt, obeyed } of FORMS) {
    const body = { messages: [prompt], tools: [WEATHER], tool_choice: choice, ...mode.body };
    const reply = await target.ask(body, { maxTokens: ANSWER_TOKENS });
    if (reply.refused) others.push(`${name} refused (${reply.evidence})`);
    else if (obeyed(reply)) taken.push(name);
    else others.push(`${name} ignored`);
  }
  const shortfall = taken.includes('auto') ? null : 'Even "auto" is refused, which each turn with tools says.';
  return finding(id, title, taken, others.length === 0 ? 'all are obeyed' : others.join('; '), shortfall);
}
