/** A thought: how it comes, and whether it can be sent back with the tool's output, as clients without a store must. */

import { isText, type Json, record, records } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { type Answer, itemsOf, outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, told, unless } from './finding.ts';
import { lifecycle } from './grammar.ts';
import { codeWord, tells, user } from './prompt.ts';
import { askForCall, nextTurn } from './tools.ts';

const SHARE: Json = {
  type: 'function',
  name: 'weigh',
  description: 'Weighs the thing with this name.',
  parameters: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
};
const ASKED =
  'Think about whether a swift or a goose is lighter, then call the tool weigh with the name of the lighter one, and tell me what the tool gave.';

export const REASONING: Probe<JudgedServer> = {
  id: 'reasoning',
  title: 'A thought that travels with the client',
  requests: 3,
  maxTokens: 1024,
  async run(server) {
    const asked = { reasoning: { effort: 'low', summary: 'auto' }, include: ['reasoning.encrypted_content'] };
    const body = { ...asked, input: [user(ASKED)], tools: [SHARE] };
    const answer = await askForCall(server, body, 'function_call', 'required');
    if (answer.refusal !== null) return [told(ACCEPTED, false, outcome(answer))];
    const [call] = itemsOf(answer, 'function_call');
    const word = codeWord();
    const output = { type: 'function_call_output', call_id: call?.call_id, output: word };
    const next = call === undefined ? null : await nextTurn(server, body, answer, [output]);
    return [
      told(ACCEPTED, true, outcome(answer)),
      ...thought(answer),
      ...(next === null ? [] : [tells(BACK, next, word)]),
      lifecycle('reasoning.lifecycle', 'Events of a thought come in their order', next ? [answer, next] : [answer]),
    ];
  },
};

const ACCEPTED = {
  id: 'reasoning.accepted',
  title: 'reasoning and include are accepted',
  shortfall: 'Codex sends both with every turn: no turn can work.',
};
const BACK = {
  id: 'reasoning.back',
  title: 'A thought may be sent back with its call',
  shortfall: 'Sessions end after the first tool call of a thinking model.',
};

function thought(answer: Answer): Finding[] {
  const items = itemsOf(answer, 'reasoning');
  const [item] = items;
  const { reasoning_tokens: tokens } = record(record(answer.response.usage).output_tokens_details);
  const seen = fact(
    'reasoning.item',
    'Thoughts in the answer',
    items.length,
    `reasoning_tokens: ${JSON.stringify(tokens)}`,
  );
  if (item === undefined) return [seen];
  const { summary, encrypted_content: sealed } = item;
  const sealing =
    sealed === undefined ? 'encrypted_content is missing' : `encrypted_content: ${JSON.stringify(sealed)}`;
  const firstWord = answer.items.findIndex(({ type }) => type !== 'reasoning');
  return [
    seen,
    told(SUMMARY, Array.isArray(summary), `summary: ${JSON.stringify(summary)}`),
    told(SEALED, isText(sealed), sealing),
    unless(NO_NULL, sealed === null ? sealing : null),
    told(SHOWN, shown(answer), `summary: ${JSON.stringify(summary)}`),
    told(
      FIRST,
      firstWord < 0 || answer.items.indexOf(item) < firstWord,
      answer.items.map(({ type }) => type).join(', '),
    ),
  ];
}

const SUMMARY = {
  id: 'reasoning.summary',
  title: 'A thought has a list of summaries',
  shortfall: 'Codex drops a reasoning item without a `summary` list, and the thought is lost: an empty list will do.',
};
const SEALED = {
  id: 'reasoning.encrypted',
  title: 'A thought comes sealed when asked',
  shortfall: 'With store: false the thought cannot be given back, and the model starts to think anew at each call.',
};
const NO_NULL = {
  id: 'open.encryptedNull',
  title: 'encrypted_content is left out rather than null',
  shortfall: 'Strict clients refuse a null there (Open Responses); Codex does not mind.',
};
const SHOWN = {
  id: 'reasoning.shown',
  title: 'The thought can be read while it is thought',
  shortfall: 'Codex shows nothing while the model thinks: tell it in response.reasoning_summary_text.delta.',
};
const FIRST = {
  id: 'reasoning.first',
  title: 'A thought comes before what it led to',
  shortfall: 'Sent back in this order, providers refuse the history or take the thought for another turn.',
};

/** Null when the model gave no summary: it need not. */
function shown({ events, items }: Answer): boolean | null {
  const texts = items
    .filter(({ type }) => type === 'reasoning')
    .flatMap(({ summary, content }) => [...records(summary), ...records(content)]);
  if (texts.every(({ text }) => !isText(text))) return null;
  return events.some(({ type }) => type === 'response.reasoning_summary_text.delta');
}
