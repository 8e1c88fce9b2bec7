/** Options of the Chat API that a server may refuse: those that m2c would pass on. */
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { FEW_TOKENS, READY } from './kit.ts';
import { type Switch, thinking } from './thinking.ts';

const OPTIONS: Readonly<Record<string, unknown>> = {
  temperature: 0.7,
  top_p: 0.9,
  presence_penalty: 0.1,
  frequency_penalty: 0.1,
  verbosity: 'low',
  service_tier: 'auto',
  prompt_cache_key: 'm2c-verify',
  safety_identifier: 'm2c-verify',
};

export const fields: Probe<ChatTarget> = {
  id: 'fields',
  title: 'Options',
  requests: 2 * (1 + Object.keys(OPTIONS).length),
  maxTokens: FEW_TOKENS,
  async run(target) {
    const { on, off } = await thinking(target);
    return [
      await refused(target, off, 'fields.refused', 'Options it refuses'),
      await refused(target, on, 'fields.refusedThinking', 'Options it refuses while it thinks'),
    ];
  },
};

/** All at once, and one by one only when that is refused. */
async function refused(target: ChatTarget, mode: Switch | null, id: string, title: string): Promise<Finding> {
  if (mode === null) return finding(id, title, null, 'no way is known to bring the model into this state');
  const send = (options: object) =>
    target.ask({ messages: [READY], ...options, ...mode.body }, { maxTokens: FEW_TOKENS });
  if (!(await send(OPTIONS)).refused) return finding(id, title, [], 'all were sent at once');
  const names: string[] = [];
  let evidence = 'refused only together';
  for (const [name, value] of Object.entries(OPTIONS)) {
    const reply = await send({ [name]: value });
    if (!reply.refused) continue;
    if (names.length === 0) evidence = reply.evidence;
    names.push(name);
  }
  return finding(id, title, names, evidence);
}
