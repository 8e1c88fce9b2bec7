/** What an answer is said to have cost: by it Codex knows when a conversation must be compacted. */

import { isRecord, type Json, list, record } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { FEW_TOKENS, READY } from './kit.ts';
import type { Reply } from './reply.ts';

export const usage: Probe<ChatTarget> = {
  id: 'usage',
  title: 'Usage',
  requests: 2,
  maxTokens: FEW_TOKENS,
  async run(target) {
    const how = { maxTokens: FEW_TOKENS };
    const messages = [READY];
    const unasked = await target.ask({ messages }, how);
    const asked = await target.ask({ messages, stream_options: { include_usage: true } }, how);
    target.learned.askUsage = !asked.refused;
    return [whenAsked(asked), unaskedToo(unasked), place(asked), sum(asked), ...details(asked)];
  },
};

function whenAsked(asked: Reply): Finding {
  const id = 'usage.asked';
  const title = 'Says the usage when asked';
  if (asked.refused) {
    return finding(id, title, 'refused', asked.evidence, 'm2c asks for the usage on each turn, and each is refused.');
  }
  const told = asked.answer.usage !== null;
  const untold = 'Codex cannot tell how full the context is: it never compacts, and the turn that overflows fails.';
  const evidence = told ? JSON.stringify(asked.answer.usage) : 'stream_options.include_usage, and no usage came';
  return finding(id, title, told ? 'told' : 'untold', evidence, told ? null : untold);
}

function unaskedToo({ answer, refused, evidence }: Reply): Finding {
  const told = answer.usage === null ? 'no usage came' : JSON.stringify(answer.usage);
  return finding('usage.unasked', 'Says it unasked too', answer.usage !== null, refused ? evidence : told);
}

function place({ chunks }: Reply): Finding {
  const holders = chunks.filter((chunk) => isRecord(chunk.usage) || isRecord(firstChoice(chunk).usage));
  const last = holders.at(-1);
  return finding('usage.place', 'Where the usage stands', last === undefined ? null : where(last, holders), said(last));
}

function where(last: Json, holders: readonly Json[]): string {
  if (holders.length > 1) return 'several chunks';
  if (isRecord(firstChoice(last).usage)) return 'inside the choice';
  return list(last.choices).length === 0 ? 'a chunk of its own' : 'the finish chunk';
}

function sum({ answer: { usage: told } }: Reply): Finding {
  const id = 'usage.sum';
  const title = 'Its numbers fit together';
  if (told === null) return finding(id, title, null, 'no usage came');
  const { inputTokens, outputTokens, totalTokens } = told;
  // Some count the thoughts into the total only (xAI, 2026-05).
  const fits = inputTokens > 0 && outputTokens > 0 && totalTokens >= inputTokens + outputTokens;
  const shortfall = fits ? null : "Codex's meter of the context is wrong, so it compacts too early or too late.";
  return finding(id, title, fits, `${inputTokens} + ${outputTokens} tokens, total ${totalTokens}`, shortfall);
}

function details({ chunks }: Reply): Finding[] {
  const told = chunks.map((chunk) => record(chunk.usage ?? firstChoice(chunk).usage));
  const last = told.filter((one) => Object.keys(one).length > 0).at(-1);
  if (last === undefined) return ROWS.map(([id, title]) => finding(id, title, null, 'no usage came'));
  return ROWS.map(([id, title, read]) => {
    const tokens = read(last);
    return finding(id, title, typeof tokens === 'number', `${tokens ?? 'not told'}`);
  });
}

const ROWS: readonly (readonly [id: string, title: string, read: (usage: Json) => unknown])[] = [
  [
    'usage.cached',
    'Says what came from the cache',
    (told) =>
      record(told.prompt_tokens_details).cached_tokens ?? told.prompt_cache_hit_tokens ?? told.cached_tokens ?? null,
  ],
  ['usage.reasoning', 'Counts the thoughts', (told) => record(told.completion_tokens_details).reasoning_tokens ?? null],
];

function firstChoice(chunk: Json): Json {
  return record(list(chunk.choices)[0]);
}

function said(chunk: Json | undefined): string {
  return chunk === undefined ? 'no usage came' : JSON.stringify(chunk.usage ?? firstChoice(chunk).usage);
}
