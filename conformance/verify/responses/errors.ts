/** How requests are refused that nobody could answer, and what Codex makes of each refusal. */

import { isText, type Json } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { type Answer, outcome, request } from './answer.ts';
import type { JudgedServer, Sent } from './exchange.ts';
import { fact, unless } from './finding.ts';
import { breaches } from './grammar.ts';
import { user } from './prompt.ts';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly sent: (server: JudgedServer) => Sent;
  /** Answered it is fine too. */
  readonly mayBeAnswered?: true;
}

/** Codex sends histories of this size as soon as they hold some pictures; sent without a model, none has to be paid. */
const LARGE = 1024 * 1024;
const MAX_TOKENS = 16;
const USUAL = { stream: true, store: false, max_output_tokens: MAX_TOKENS };
const HELLO = 'Say hello.';
const NO_IMAGE = { type: 'input_image', image_url: 'data:image/png;base64,bm8gcGljdHVyZQ==' };

const CASES: readonly Case[] = [
  { id: 'errors.badJson', title: 'Broken JSON', sent: () => ({ body: '{"model":"m","input":' }) },
  { id: 'errors.noObject', title: 'A body that is a list', sent: () => ({ body: '[]' }) },
  {
    id: 'errors.missingModel',
    title: 'No model',
    sent: () => ({ body: { ...USUAL, input: HELLO } }),
    mayBeAnswered: true,
  },
  { id: 'errors.missingInput', title: 'No input', sent: ({ model }) => ({ body: { ...USUAL, model } }) },
  {
    id: 'errors.wrongType',
    title: 'Input of a wrong type',
    sent: ({ model }) => ({ body: { ...USUAL, model, input: 7 } }),
  },
  {
    id: 'errors.badItem',
    title: 'An item that is null',
    sent: ({ model }) => ({ body: { ...USUAL, model, input: [null] } }),
  },
  {
    id: 'errors.largeBody',
    title: 'A body of 1 MB without a model',
    sent: () => ({ body: { ...USUAL, input: 'a'.repeat(LARGE) } }),
  },
  {
    id: 'errors.badImage',
    title: 'A picture that is none',
    sent: ({ model }) => ({
      body: { ...USUAL, model, input: [user([{ type: 'input_text', text: HELLO }, NO_IMAGE])] },
    }),
    mayBeAnswered: true,
  },
  {
    id: 'errors.unknownModel',
    title: 'A model that does not exist',
    sent: () => ({ body: { ...USUAL, model: 'm2c-verify-no-such-model', input: HELLO } }),
    mayBeAnswered: true,
  },
];

/** Only where a key is asked for at all. */
const BAD_KEY: Case = {
  id: 'errors.badKey',
  title: 'A wrong key',
  sent: ({ model }) => ({ body: { ...USUAL, model, input: HELLO }, apiKey: 'm2c-verify-wrong-key' }),
};

export const ERRORS: Probe<JudgedServer> = {
  id: 'errors',
  title: 'Requests that cannot be answered',
  requests: CASES.length + 1,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const heard: Heard[] = [];
    for (const { sent, ...rest } of [...CASES, ...(server.apiKey === null ? [] : [BAD_KEY])]) {
      heard.push({ ...rest, answer: await request(server, sent(server)).catch(brokenOff) });
    }
    const refused = heard.filter(({ answer }) => typeof answer !== 'string' && answer.refusal !== null) as Refused[];
    return [...heard.map(oneFinding), retried(refused), ...withinStream(refused), envelopes(refused)];
  },
};

type Heard = Omit<Case, 'sent'> & { readonly answer: Answer | string };
type Refused = Heard & { readonly answer: Answer & { readonly refusal: NonNullable<Answer['refusal']> } };

/** Sentences that Codex shows once; whatever else it is told within a stream, it tries again (codex-cli 0.169.0). */
const FINAL_CODES = new Set<unknown>([
  ...['invalid_prompt', 'model_not_found', 'content_policy_violation', 'cyber_policy', 'context_length_exceeded'],
  ...['insufficient_quota', 'organization_spend_limit_exceeded', 'usage_not_included', 'server_is_overloaded'],
]);

/** A server that hangs up instead of answering has answered, too. */
function brokenOff(cause: Error & { readonly code?: unknown }): string {
  if (cause.name === 'CannotJudge' || cause.name === 'AbortError') throw cause;
  return `the connection broke (${isText(cause.code) ? cause.code : cause.message})`;
}

function oneFinding({ id, title, answer, mayBeAnswered }: Heard): Finding {
  if (typeof answer === 'string') return fact(id, title, 'no answer', answer, SILENT);
  const { exchange, refusal, ending } = answer;
  if (refusal === null) {
    return fact(id, title, 'answered', outcome(answer), mayBeAnswered || ending === 'cut' ? cutOff(answer) : ACCEPTED);
  }
  const { code, message } = refusal.error;
  const value = [exchange.status === 200 ? ending : exchange.status, ...(isText(code) ? [code] : [])].join(' ');
  if (exchange.status >= 500) return fact(id, title, value, outcome(answer), OWN_FAULT);
  return fact(id, title, value, outcome(answer), isText(message) ? tooLarge(id, exchange.status) : WORDLESS);
}

const SILENT = 'Codex takes it for a broken network and tries again and again: answer with a 400.';
const ACCEPTED = 'A broken request is answered as if it were whole, and nobody learns that something was lost.';
const OWN_FAULT =
  'Codex takes it for a passing fault: 30 requests in 25 s, and then a sentence that says nothing. Answer with a 400.';
const WORDLESS = 'The user never reads what is wrong: answer with {"error":{"message":…}}.';

function cutOff({ ending }: Answer): Finding['shortfall'] {
  return ending === 'cut' ? SILENT : null;
}

function tooLarge(id: string, status: number): Finding['shortfall'] {
  if (id !== 'errors.largeBody' || status !== 413) return null;
  return 'Sessions with some pictures end: allow bodies of several megabytes.';
}

/** Codex reads a 400 once, and a 404 that names the model; the other refusals it repeats for some seven seconds. */
function retried(refused: readonly Refused[]): Finding {
  const again = refused.filter(({ answer: { exchange, refusal } }) => {
    const { code } = refusal.error;
    if (exchange.status === 200) return !FINAL_CODES.has(code);
    // A fault of the server's own is a finding of its own.
    return exchange.status < 500 && exchange.status !== 400 && !(exchange.status === 404 && code === 'model_not_found');
  });
  const shown = again.map(({ id, answer }) => `${id.slice('errors.'.length)}: ${outcome(answer).split(':')[0]}`);
  const shortfall =
    'Codex repeats these for some seven seconds before its user reads why: answer 400 when a stream was asked for.';
  return fact('codex.retries', 'Refusals that Codex repeats', shown, '', shown.length === 0 ? null : shortfall);
}

/** Once events flow, a failure is an event: `response.failed`, after which nothing comes. */
function withinStream(refused: readonly Refused[]): Finding[] {
  const failed = refused.find(({ answer }) => answer.exchange.status === 200);
  const title = 'A failure within a stream comes as';
  if (failed === undefined) return [fact('errors.inStream', title, null, 'no case failed after its stream had begun')];
  const { answer } = failed;
  const type = answer.ending === 'error' ? 'error' : 'response.failed';
  const evidence = `${failed.title}: ${outcome(answer)}`;
  const ignored = 'Codex ignores a bare error event and takes the turn for cut off: send response.failed.';
  const found = fact('errors.inStream', title, type, evidence, type === 'error' ? ignored : null);
  const order = breaches(answer).find(({ rule }) => rule === 'lifecycle' || rule === 'ending');
  const lawful = {
    id: 'errors.lifecycle',
    title: 'A failed stream keeps the order of events',
    shortfall: 'Clients hear a failure as half an answer, or twice.',
  };
  return type === 'error' ? [found] : [found, unless(lawful, order?.sentence)];
}

function envelopes(refused: readonly Refused[]): Finding {
  const lacking = refused.flatMap(({ id, answer: { exchange, refusal } }) => {
    // Within a response the error has two fields only.
    const fields = exchange.status === 200 ? ['code', 'message'] : ['type', 'code', 'message', 'param'];
    const missing = fields.filter((field) => !Object.hasOwn(refusal.error as Json, field));
    return missing.length === 0 ? [] : [`${id.slice('errors.'.length)} lacks ${missing.join(', ')}`];
  });
  return unless(
    {
      id: 'open.errorFields',
      title: 'Errors have type, code, message and param',
      shortfall: 'SDKs cannot tell errors apart (Open Responses); Codex needs the message and some codes.',
    },
    lacking[0],
  );
}
