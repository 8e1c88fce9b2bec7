/** The provider refuses: each status, each form of Retry-After, and redirects. */
import { type Answer, errorAnswer } from '../upstream/fake-upstream.ts';
import type { FaultCase } from './case.ts';
import { head, type Provider, raw, scripted } from './faulty-upstream.ts';
import type { Expected } from './judge.ts';
import { caseOf, casesOf, type Row, type Said } from './row.ts';
import { API_KEY } from './world.ts';

const BUSY = 'The swifts are on strike.';

interface Refusal {
  readonly number: number | null;
  readonly name: string;
  readonly answer: Answer;
  readonly expects: Omit<Expected, 'ending'>;
}

const limited = (number: number | null, form: string, header: string | null, seconds?: number): Refusal => ({
  number,
  name: `429 ${form}`,
  answer: {
    ...errorAnswer(429, 'Slow down.', { type: 'rate_limit_error', code: 'rate_limit_exceeded' }),
    headers: header === null ? {} : { 'retry-after': header },
  },
  expects: {
    code: 'rate_limit_exceeded',
    retried: true,
    says: [/429/, /Slow down/],
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  },
});

/** Codex waits as long as it is told, in the sentence of the stream or the header of the plain answer. */
const limits: readonly Refusal[] = [
  limited(20, 'without Retry-After', null),
  limited(20, 'with Retry-After: 7', '7', 7),
  limited(20, 'with Retry-After: 0', '0', 0),
  limited(20, 'with Retry-After: 1.5', '1.5', 2),
  limited(20, 'with a Retry-After of years', '999999999', 3600),
  limited(20, 'with a negative Retry-After', '-5'),
  limited(20, 'with a Retry-After that is a word', 'soon'),
  limited(20, 'with an empty Retry-After', ''),
  limited(20, 'with a Retry-After date in the past', 'Thu, 01 Jan 1970 00:00:10 GMT'),
  limited(20, 'with a Retry-After date far ahead', 'Fri, 31 Dec 2100 23:59:59 GMT', 3600),
];

const troubles: readonly Refusal[] = [500, 502, 503, 504, 529, 408].map((status) => ({
  number: status >= 500 && status !== 504 ? 21 : null,
  name: `${status}, then success`,
  answer: errorAnswer(status, BUSY, { type: 'server_error', code: null }),
  expects: { code: 'upstream_error', retried: true, says: [new RegExp(`${status}`), /swifts are on strike/] },
}));

const html = '<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>';
const finals: readonly Refusal[] = [
  {
    number: 22,
    name: '401 that repeats the key',
    answer: errorAnswer(401, `Incorrect API key provided: ${API_KEY}.`, { code: 'invalid_api_key' }),
    expects: {
      code: 'invalid_prompt',
      plainCode: 'invalid_api_key',
      says: [/401/, /Incorrect API key/, /Check the key/],
    },
  },
  {
    number: 22,
    name: '403',
    answer: errorAnswer(403, 'This key may not use this model.', { code: null }),
    expects: { code: 'invalid_prompt', plainCode: 'invalid_api_key', says: [/403/, /may not use/] },
  },
  {
    number: null,
    name: '402, the money is gone',
    answer: errorAnswer(402, 'Insufficient Balance', { code: null }),
    expects: { code: 'insufficient_quota', says: [/402/, /Insufficient Balance/] },
  },
  {
    number: null,
    name: '429, the quota is used up',
    answer: errorAnswer(429, 'You exceeded your current quota.', { code: 'insufficient_quota' }),
    expects: { code: 'insufficient_quota', says: [/exceeded your current quota/] },
  },
  {
    number: 23,
    name: '400, the conversation is too long',
    answer: errorAnswer(400, "This model's maximum context length is 131072 tokens, you asked for 140000."),
    expects: { code: 'context_length_exceeded', says: [/400/, /131072/] },
  },
  {
    number: null,
    name: '413 with a page of nginx',
    answer: {
      status: 413,
      headers: { 'content-type': 'text/html' },
      pieces: ['<h1>413 Request Entity Too Large</h1>'],
    },
    expects: { code: 'invalid_prompt', says: [/413/, /Too Large/] },
  },
  {
    number: null,
    name: '400, a field is not known',
    answer: errorAnswer(400, 'Unrecognized request argument supplied: foo.'),
    expects: { code: 'invalid_prompt', says: [/400/, /Unrecognized/] },
  },
  {
    number: null,
    name: '404, no such model',
    answer: errorAnswer(404, 'The model `scripted` does not exist.', { code: 'model_not_found' }),
    expects: { code: 'model_not_found', says: [/404/, /does not exist/] },
  },
];

const bodies: readonly Refusal[] = [
  {
    number: null,
    name: '502 with a page of HTML',
    answer: { status: 502, headers: { 'content-type': 'text/html' }, pieces: [html] },
    expects: { code: 'upstream_error', retried: true, says: [/502/, /Bad Gateway/, /^[^<>]*$/] },
  },
  {
    number: null,
    name: '500 with an empty body',
    answer: { status: 500, pieces: [] },
    expects: { code: 'upstream_error', retried: true, says: [/500/] },
  },
  {
    number: null,
    name: '500 whose reason breaks off',
    answer: { status: 500, pieces: [`{"error":{"message":"${BUSY}`, 'reset'] },
    expects: { code: 'upstream_error', retried: true, says: [/500/] },
  },
  {
    number: null,
    name: '500 with a reason of ten megabytes',
    answer: errorAnswer(500, BUSY.repeat(400_000), { code: null }),
    expects: { code: 'upstream_error', retried: true, says: [/500/, /swifts/, /^.{1,2000}$/] },
  },
  {
    number: null,
    name: '500 as an event stream',
    answer: {
      status: 500,
      headers: { 'content-type': 'text/event-stream' },
      pieces: [`data: ${JSON.stringify({ error: { message: BUSY } })}\n\n`],
    },
    expects: { code: 'upstream_error', retried: true, says: [/500/, /swifts/] },
  },
  {
    number: null,
    name: '204, no content at all',
    answer: { status: 204, pieces: [] },
    expects: { code: 'upstream_unreadable', retried: true, says: [/204/] },
  },
];

const neverEnding: Row = {
  number: null,
  name: '500 whose reason never ends',
  hears: 'the status within five seconds; the connection is let go',
  // The time that a reason may take is no setting.
  slow: true,
  provider: () => raw(() => [head(500), `{"error":{"message":"${BUSY}`, 'hang']),
  expects: { ending: 'failed', code: 'upstream_error', retried: true, says: [/500/, /swifts/] },
  letsGo: true,
};

/** The key belongs to one host, and the metadata service of a cloud must not be asked at all. */
function redirect(status: number, name: string, location: (trap: Provider) => string): FaultCase {
  const hears = 'the status and that nothing was followed: the key belongs to one host';
  return {
    number: 28,
    name,
    hears,
    async play(world) {
      const trap = world.keep(await scripted({ pieces: [] }));
      const answer = { status, headers: { location: location(trap) }, pieces: [] };
      const expects: Expected = { ending: 'failed', code: 'invalid_prompt', says: [new RegExp(`${status}`)] };
      const finding = await caseOf({ number: 28, name, hears, provider: () => scripted(answer), expects }).play(world);
      return trap.asked() === 0 ? finding : { ...finding, wrong: [...finding.wrong, 'the redirect was followed'] };
    },
  };
}

const redirects: readonly FaultCase[] = [
  redirect(302, 'a redirect to 169.254.169.254', () => 'http://169.254.169.254/latest/meta-data/'),
  ...[301, 302, 307, 308].map((status) =>
    redirect(status, `${status} to another host`, ({ url }) => `${url}/chat/completions`),
  ),
];

const said = (refusals: readonly Refusal[]): readonly Said[] =>
  refusals.map(({ answer, expects, ...row }) => ({ ...row, ...answer, expects: { ending: 'failed', ...expects } }));

export const refusalCases: readonly FaultCase[] = [
  ...casesOf('a failure that Codex retries, after the wait that is asked for, an hour at most', said(limits)),
  ...casesOf('a failure that Codex retries, with status and reason; then it succeeds', said(troubles)),
  ...casesOf("the provider's reason, once: nothing that asking again could mend; never the key", said(finals)),
  ...casesOf('the status, and as much of the reason as can be read, as one sentence', said(bodies)),
  caseOf(neverEnding),
  ...redirects,
];
