/** How the model is told to think, and where its thoughts stand. */

import { isRecord, list, word } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { FEW_TOKENS, READY } from './kit.ts';
import type { Reply } from './reply.ts';
import { findThinking, THINKING_REQUESTS, THINKING_TOKENS, thinks } from './thinking.ts';

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

export const reasoning: Probe<ChatTarget> = {
  id: 'reasoning',
  title: 'Reasoning',
  requests: THINKING_REQUESTS + EFFORTS.length,
  maxTokens: THINKING_TOKENS,
  async run(target) {
    const found = await findThinking(target, false);
    target.learned.thinking = found;
    const { byDefault, on, off, shownBy } = found;
    const thought = thinks(shownBy);
    const evidence = thought ? `it thought "${shownBy.answer.reasoning.slice(0, 80)}"` : 'no thought was seen';
    return [
      finding('reasoning.default', 'Thinks unasked', byDefault, evidence),
      finding('reasoning.on', 'Thinking is switched on by', on?.name ?? 'nothing known', evidence),
      finding('reasoning.off', 'Thinking is switched off by', off?.name ?? 'nothing known', evidence),
      finding('reasoning.field', 'Thoughts stand in', thought ? placeOf(shownBy) : null, evidence),
      await efforts(target),
    ];
  },
};

function placeOf({ deltas }: Reply): string {
  const fields = ['reasoning_content', 'reasoning', 'reasoning_details'];
  const holds = (field: string) =>
    deltas.some((delta) => word(delta[field]) !== '' || list(delta[field]).some(isRecord));
  const text = deltas.map((delta) => word(delta.content)).join('');
  // A model that says a thought in tags may repeat it in a field: the tags are what a reader must know of.
  if (/^\s*(<think>|[\s\S]*<\/think>)/.test(text)) return '<think> tags';
  return fields.find(holds) ?? 'hidden, only counted';
}

async function efforts(target: ChatTarget): Promise<Finding> {
  const taken: string[] = [];
  const refusals: string[] = [];
  for (const effort of EFFORTS) {
    const reply = await target.ask({ messages: [READY], reasoning_effort: effort }, { maxTokens: FEW_TOKENS });
    if (reply.refused) refusals.push(`${effort}: ${reply.evidence}`);
    else taken.push(effort);
  }
  const evidence = refusals[0] ?? 'none was refused';
  return finding('reasoning.efforts', 'Words of reasoning_effort it takes', taken, evidence);
}
