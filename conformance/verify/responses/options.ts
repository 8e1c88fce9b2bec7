/** What a client may ask of the form and the length of an answer. */

import { isRecord, isText, parsed, record } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { type Answer, ask, outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, told } from './finding.ts';
import { lifecycle } from './grammar.ts';

/** The form in which Codex asks for the title of a thread (codex-cli 0.169.0). */
const FORMAT = {
  type: 'json_schema',
  name: 'codex_output_schema',
  strict: true,
  schema: {
    type: 'object',
    properties: { title: { type: 'string' } },
    required: ['title'],
    additionalProperties: false,
  },
};

export const FORM: Probe<JudgedServer> = {
  id: 'format',
  title: 'An answer in JSON by a schema',
  requests: 1,
  maxTokens: 512,
  async run(server) {
    const input = 'Give a title of three words to a talk about swifts. Answer in JSON.';
    const answer = await ask(server, { input, text: { format: FORMAT }, max_output_tokens: 512 });
    const value = parsed(answer.text);
    const kept = isRecord(value) && isText(value.title) && Object.keys(value).length === 1;
    const { type } = record(record(answer.response.text).format);
    return [
      told(BY_SCHEMA, kept, outcome(answer)),
      told(
        ECHOED,
        answer.ending === 'completed' ? type === FORMAT.type : null,
        `text.format.type: ${JSON.stringify(type)}`,
      ),
    ];
  },
};

const BY_SCHEMA = {
  id: 'format.schema',
  title: 'The answer follows a JSON schema',
  shortfall: 'Threads stay without a title, and `codex exec --output-schema` gives what scripts cannot read.',
};
const ECHOED = {
  id: 'open.formatEchoed',
  title: 'The response repeats the format',
  shortfall: 'Strict clients cannot check what they asked (Open Responses); Codex does not mind.',
};

/** The least that OpenAI itself accepts. */
const FEW = 16;

export const LIMIT: Probe<JudgedServer> = {
  id: 'limit',
  title: 'An answer cut by max_output_tokens',
  requests: 1,
  maxTokens: 256,
  async run(server) {
    const input = 'Write the numbers from one to one hundred as English words.';
    const answer = await ask(server, { input, max_output_tokens: FEW });
    const { reason } = record(answer.response.incomplete_details);
    const rule = lifecycle('limit.lifecycle', 'Events of a cut answer come in their order', [answer]);
    const ending = fact('limit.ending', 'A cut answer ends as', answer.ending, outcome(answer), cutShort(answer));
    if (answer.ending !== 'incomplete') return answer.refusal === null ? [ending, rule] : [ending];
    return [ending, told(REASON, reason === 'max_output_tokens', `reason: ${JSON.stringify(reason)}`), rule];
  },
};

const REASON = {
  id: 'limit.reason',
  title: 'It says that the length cut it',
  shortfall: 'Codex asks again with a warning about content, or takes half an answer for a whole one.',
};

function cutShort({ ending, text }: Answer): Finding['shortfall'] {
  if (ending === 'incomplete' || ending === 'refused') return null;
  // A model that called a tool of its own, or said nothing, may well have come to its end.
  if (ending === 'completed') return text === '' ? null : HALF;
  return 'Codex asks again and again for what is cut at the same place each time: end with response.incomplete.';
}

const HALF = 'Half an answer is taken for a whole one, or the limit is ignored and costs what it will.';
