/** Whether the server keeps responses, and whether it says so when it does not. */

import { isText } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { type Answer, ask, outcome } from './answer.ts';
import { type JudgedServer, send } from './exchange.ts';
import { fact } from './finding.ts';
import { codeWord } from './prompt.ts';

const MAX_TOKENS = 512;

export const STORED: Probe<JudgedServer> = {
  id: 'stored',
  title: 'Responses that the server keeps',
  requests: 4,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const word = codeWord();
    const limit = { max_output_tokens: MAX_TOKENS };
    const first = await ask(server, { ...limit, input: `The code word is ${word}. Say yes.`, store: true });
    const id = isText(first.response.id) ? first.response.id : 'resp_none';
    const path = `/responses/${encodeURIComponent(id)}`;
    const { status } = await send(server, { method: 'GET', path, accept: 'application/json' });
    const input = 'What is the code word? Answer with the code word alone, or with "unknown".';
    const next = await ask(server, { ...limit, input, previous_response_id: id });
    const lost = await ask(server, { ...limit, input, previous_response_id: 'resp_m2cverifynone' });
    return [
      fact('store.echo', 'store, as the response repeats it', String(first.response.store)),
      fact('store.get', 'GET /responses/{id} answers', status, '', status >= 500 ? BROKEN : null),
      continuation(next, word),
      fact('previous.unknown', 'An unknown previous response is', words(lost), outcome(lost), forgetful(lost)),
    ];
  },
};

const BROKEN = 'Clients take it for a passing fault and try again: answer 404 when nothing is kept.';

function continuation(answer: Answer, word: string): Finding {
  const remembered = answer.text.includes(word);
  const shortfall = remembered ? null : forgetful(answer);
  const value = remembered ? 'continued' : words(answer);
  return fact('previous.known', 'previous_response_id is', value, outcome(answer), shortfall);
}

function words({ refusal }: Answer): string {
  return refusal === null ? 'ignored' : 'refused';
}

/** A refusal has to be one that the client can act upon. */
function forgetful({ refusal, exchange }: Answer): Finding['shortfall'] {
  if (refusal === null)
    return 'Clients lose their whole conversation and nobody tells them: refuse what cannot be continued.';
  return exchange.status >= 500 || !isText(refusal.error.message) ? BROKEN : null;
}
