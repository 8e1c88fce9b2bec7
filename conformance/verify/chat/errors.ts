/** Whether what goes wrong is said so that a person, and Codex, can tell what to do. */

import type { Json } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { FEW_TOKENS, READY, user } from './kit.ts';
import type { Reply } from './reply.ts';

interface Mistake {
  readonly id: string;
  readonly title: string;
  readonly body: Json;
  readonly key?: string;
  /** What a status that asks for a retry makes of it. */
  readonly ifRetried: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    id: 'errors.badKey',
    title: 'A wrong key',
    body: { messages: [READY] },
    key: 'm2c-verify-wrong-key',
    ifRetried: 'A wrong key looks like an outage: Codex tries again and again, and nobody is told to mend the key.',
  },
  {
    id: 'errors.badModel',
    title: 'A model that is not there',
    body: { messages: [READY], model: 'm2c-verify-no-such-model' },
    ifRetried: 'A misspelt model looks like an outage: Codex tries again and again.',
  },
  {
    id: 'errors.badRequest',
    title: 'A request without messages',
    body: { messages: [] },
    ifRetried: 'A request that can never succeed looks like an outage: Codex tries again and again.',
  },
];

export const errors: Probe<ChatTarget> = {
  id: 'errors',
  title: 'Errors',
  requests: MISTAKES.length,
  maxTokens: FEW_TOKENS,
  async run(target) {
    const findings: Finding[] = [];
    const refusals: Reply[] = [];
    for (const mistake of MISTAKES) {
      if (mistake.key !== undefined && !target.hasKey) {
        findings.push(finding(mistake.id, mistake.title, null, 'no key is in use'));
        continue;
      }
      const key = mistake.key === undefined ? {} : { key: mistake.key };
      const reply = await target.ask(mistake.body, { maxTokens: FEW_TOKENS, asIs: true, ...key });
      if (reply.refused) refusals.push(reply);
      findings.push(status(mistake, reply));
    }
    return [...findings, sentence(refusals)];
  },
};

/** 200 is a fact: a local server takes any key, and some answer with another model. */
function status({ id, title, ifRetried }: Mistake, reply: Reply): Finding {
  const retried = reply.refused && reply.status >= 500;
  return finding(
    id,
    title,
    reply.status,
    reply.refused ? reply.evidence : 'it was answered',
    retried ? ifRetried : null,
  );
}

function sentence(refusals: readonly Reply[]): Finding {
  const id = 'errors.sentence';
  const title = 'Where the reason stands';
  if (refusals.length === 0) return finding(id, title, null, 'nothing was refused');
  const places = refusals.flatMap(({ refusal }) => refusal ?? []);
  const worst = places.find(({ place }) => place === 'nowhere' || place === 'html') ?? places[0];
  const lost = worst?.place === 'nowhere' || worst?.place === 'html';
  const shortfall = lost ? 'A refusal has no sentence: the user sees a number and cannot tell what to do.' : null;
  return finding(id, title, worst?.place ?? null, worst?.text ?? '', shortfall);
}

/** Two million short words: more than any context window known (1M tokens, 2026-11). */
const OVERFLOW_BYTES = 4_000_000;

export const overflow: Probe<ChatTarget> = {
  id: 'overflow',
  title: 'Too long a prompt',
  requests: 1,
  maxTokens: FEW_TOKENS,
  expensive: true,
  async run(target) {
    const messages = [user('a '.repeat(OVERFLOW_BYTES / 2))];
    const reply = await target.ask({ messages }, { maxTokens: FEW_TOKENS, asIs: true });
    const answered = 'The prompt is cut without a word: the model forgets its instructions, and Codex never compacts.';
    const retried = 'It looks like an outage: Codex tries again and again instead of compacting.';
    const said = reply.refusal?.text ?? null;
    const shortfall = reply.refused ? (reply.status >= 500 ? retried : null) : answered;
    return [
      finding('errors.overflow', 'More than fits', reply.status, reply.evidence, shortfall),
      finding('errors.overflowSentence', 'Its words for that', said, said ?? 'it was answered'),
    ];
  },
};
