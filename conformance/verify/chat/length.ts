/** Which field limits the answer's length. */
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { FEW_TOKENS, user } from './kit.ts';

const FIELDS = ['max_tokens', 'max_completion_tokens'] as const;
/** Room for a server that counts a little differently; an answer without limit is ten times as long. */
const OBEYED_BELOW = FEW_TOKENS * 3;

export const length: Probe<ChatTarget> = {
  id: 'maxTokens',
  title: 'Limit of the answer',
  requests: FIELDS.length,
  // One that is ignored is answered in full, or until the client has heard enough.
  maxTokens: 256,
  async run(target) {
    const findings: Finding[] = [];
    for (const field of FIELDS) findings.push(await obeys(target, field));
    const obeyed = FIELDS.filter((_, index) => findings[index]?.value === 'obeyed');
    if (obeyed[0] !== undefined) target.learned.capField = obeyed[0];
    const none = obeyed.length === 0;
    const shortfall = none ? 'Nothing limits an answer: a model that rambles goes on until its own end.' : null;
    const evidence = findings.map(({ id, value }) => `${id.split('.')[1]} is ${value}`).join(', ');
    return [finding('maxTokens', 'The answer can be limited', !none, evidence, shortfall), ...findings];
  },
};

async function obeys(target: ChatTarget, field: string): Promise<Finding> {
  const messages = [user('Count from 1 to 100. Write only the numbers, with a space between them.')];
  const reply = await target.ask({ messages, [field]: FEW_TOKENS }, { maxTokens: FEW_TOKENS, capped: true });
  const { usage, finish, text, reasoning } = reply.answer;
  const tokens = usage?.outputTokens ?? Math.ceil((text.length + reasoning.length) / 2);
  const obeyed = tokens <= OBEYED_BELOW && finish !== 'stop';
  const value = reply.refused ? 'refused' : obeyed ? 'obeyed' : 'ignored';
  const evidence = reply.refused ? reply.evidence : `${tokens} tokens for a limit of ${FEW_TOKENS}, finish ${finish}`;
  return finding(`maxTokens.${field}`, field, value, evidence);
}
