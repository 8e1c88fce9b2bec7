/** A plain text as an event stream: what every client of the API meets first. */

import { isText, record } from '../json.ts';
import { CannotJudge, type Finding, type Probe } from '../probe.ts';
import { type Answer, ask, outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, told, unless } from './finding.ts';
import { judge, type RuleName, STREAM_RULES } from './grammar.ts';

const COUNT = 'Write the numbers from one to thirty as English words with a space between them, and nothing else.';
/** Longer texts come in pieces from every server that streams. */
const LONG = 60;

const RULES = Object.keys(STREAM_RULES) as RuleName[];

export const TEXT: Probe<JudgedServer> = {
  id: 'stream',
  title: 'A text as an event stream',
  requests: 1,
  maxTokens: 1024,
  async run(server) {
    const answer = await ask(server, { input: COUNT, max_output_tokens: 1024 }).catch(unanswered);
    if (answer.ending === 'refused') throw new CannotJudge(`The plainest request is refused: ${outcome(answer)}`);
    const served = answer.framing.frames.length > 0;
    return [
      told(SERVED, served, `${answer.exchange.status} ${answer.exchange.contentType}`),
      told(SAYS, answer.text !== '' || (answer.ending === 'completed' ? false : null), outcome(answer)),
      ...(served ? judge(RULES, answer).map((finding) => withUsage(finding, answer)) : []),
      told(CLOSES, answer.ending === 'cut' ? null : answer.exchange.broken === null, answer.exchange.broken ?? ''),
      ...deliveries(answer),
      ...headers(answer),
    ];
  },
};

const SERVED = {
  id: 'stream.served',
  title: 'stream: true is answered as an event stream',
  shortfall: 'Codex reads event streams only: no turn can work.',
};
const CLOSES = {
  id: 'stream.closes',
  title: 'The connection ends with the answer',
  shortfall: 'Clients that read to the end hang until they lose patience; Codex leaves after the last event.',
};
const SAYS = { id: 'stream.text', title: 'The text arrives', shortfall: 'The user sees an empty answer.' };

/** Whoever cannot answer this cannot answer anything. */
function unanswered(cause: Error): never {
  if (cause instanceof CannotJudge || cause.name === 'AbortError') throw cause;
  throw new CannotJudge(`The plainest request is not answered: ${cause.message}.`);
}

/** The contract lets usage be null while the answer is in the making. */
function withUsage(finding: Finding, { response, ending }: Answer): Finding {
  const rule = STREAM_RULES.counts;
  if (finding.id !== rule.id || finding.value === false) return finding;
  const usage = record(response.usage);
  const { input_tokens: input, output_tokens: output, total_tokens: total } = usage;
  const counted = [input, output, total].every((tokens) => typeof tokens === 'number' && tokens > 0);
  return told(
    rule,
    ending === 'completed' || ending === 'incomplete' ? counted : null,
    `usage: ${JSON.stringify(response.usage ?? null)}`,
  );
}

function deliveries({ events, text, framing }: Answer): Finding[] {
  const deltas = events.filter(({ type }) => type === 'response.output_text.delta').length;
  const whole = deltas < 2 && text.length > LONG;
  const silent = 'The user sees nothing until the whole answer is there.';
  const beats = events.filter(({ type }) => type === 'response.in_progress').length;
  const onlyComments = framing.comments > 0 && beats < 2;
  const signs = [...(framing.comments > 0 ? ['comments'] : []), ...(beats > 1 ? ['response.in_progress'] : [])];
  const deaf = "Comments do not reset Codex's idle timer, which ends a long wait: send response.in_progress as well.";
  return [
    fact('stream.deltas', 'Pieces that the text came in', deltas, `${text.length} characters`, whole ? silent : null),
    fact('codex.heartbeats', 'Signs of life', signs, '', onlyComments ? deaf : null),
  ];
}

function headers({ exchange }: Answer): Finding[] {
  const model = exchange.header('openai-model');
  const requestId = exchange.header('x-request-id');
  return [
    unless(
      {
        id: 'codex.modelHeader',
        title: 'No openai-model header',
        shortfall: 'Codex warns its user about the account when the header names another model: leave it out.',
      },
      model === null ? null : `openai-model: ${model}`,
    ),
    fact('stream.requestId', 'x-request-id, which Codex shows in its errors', isText(requestId)),
  ];
}
