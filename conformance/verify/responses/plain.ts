/** The same question asked twice, as a stream and as one JSON body: both answers have one form, and ids of their own. */
import { responseResource } from '../../../generated/validators-wire.js';
import { type Json, record, records } from '../json.ts';
import { CannotJudge, type Finding, type Probe } from '../probe.ts';
import { type Answer, ask, itemsOf, outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, told, unless } from './finding.ts';

export const PLAIN: Probe<JudgedServer> = {
  id: 'plain',
  title: 'The same answer as one JSON body',
  requests: 2,
  maxTokens: 512,
  async run(server) {
    const body = { input: 'Name three kinds of swallows, with no more words than these.', max_output_tokens: 512 };
    const streamed = await ask(server, body);
    if (streamed.ending === 'failed') throw new CannotJudge(`The plainest request fails: ${outcome(streamed)}`);
    const plain = await ask(server, { ...body, stream: false }, { accept: 'application/json' });
    const served = plain.ending !== 'refused' && plain.framing.frames.length === 0;
    const contract = responseResource(plain.response) ? null : responseResource.errors?.[0];
    const breach = contract ? `${contract.instancePath} ${contract.message}` : null;
    return [
      told(PLAINLY, served, outcome(plain)),
      ...(served ? [unless(CONTRACT, breach), unless(AGREES, difference(streamed, plain))] : []),
      ...ids([streamed, plain]),
    ];
  },
};

const PLAINLY = {
  id: 'plain.answer',
  title: 'stream: false is answered as one JSON body',
  shortfall: 'SDKs that ask without a stream get no answer; Codex always streams.',
};
const CONTRACT = {
  id: 'open.plainFields',
  title: 'The plain answer has every required field',
  shortfall: 'Strict clients refuse the plain answer (Open Responses); Codex always streams.',
};
const AGREES = {
  id: 'plain.agrees',
  title: 'The plain answer has the form of the streamed one',
  shortfall: 'A program works with a stream and fails without, or the other way round.',
};

/** The first field, status or item in which the two differ; what they say may differ. */
function difference({ response: streamed }: Answer, { response: plain }: Answer): string | null {
  const [left, right] = [shape(streamed), shape(plain)];
  const path = Object.keys({ ...left, ...right }).find((at) => left[at] !== right[at]);
  return path === undefined
    ? null
    : `${path} is ${left[path] ?? 'missing'} in the stream, ${right[path] ?? 'missing'} else`;
}

function shape(response: Json): { readonly [path: string]: string } {
  const message = records(response.output).find(({ type }) => type === 'message');
  const fields = (of: Json) => Object.keys(of).sort();
  return Object.fromEntries([
    ['status', String(response.status)],
    ...fields(response).map((field) => [field, 'there']),
    ...fields(record(message)).map((field) => [`message.${field}`, 'there']),
    ...fields(record(records(message?.content)[0])).map((field) => [`message.content.${field}`, 'there']),
    ...fields(record(response.usage)).map((field) => [`usage.${field}`, 'there']),
  ]);
}

function ids(answers: readonly Answer[]): Finding[] {
  const all = answers.flatMap(({ response, items }) => [response.id, ...items.map(({ id }) => id)]).map(String);
  const bare = all.filter((id) => !/^[a-z]+_./.test(id));
  const twice = all.filter((id, index) => all.indexOf(id) !== index);
  const messages = answers.flatMap((answer) => itemsOf(answer, 'message'));
  return [
    unless(
      {
        id: 'ids.prefixed',
        title: 'Ids have a prefix, such as msg_',
        shortfall: 'Codex strips ids without an underscore from the history that it sends back.',
      },
      bare[0],
    ),
    unless(
      { id: 'ids.unique', title: 'No two answers share an id', shortfall: 'Clients mix up two answers or two items.' },
      twice[0],
    ),
    fact('phase.given', 'Phase that messages bear', String(messages[0]?.phase ?? 'none')),
  ];
}
