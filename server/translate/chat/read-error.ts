/** A provider's error body or error chunk → a Fault in the words the client listens for, with the provider's own sentence. */
import { Fault, type FaultCode } from '../../fault.ts';
import type { FaultSentence } from '../../providers/profile.ts';

export type Loose = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a provider's error answer, as it came, means to the client. */
export function readRefusal(
  status: number,
  body: string,
  retryAfter: number | null,
  faults: readonly FaultSentence[],
): Fault {
  const fault = readError(status, parseRefusal(body), faults);
  return retryAfter === null ? fault : new Fault(fault.code, fault.message, { retryAfter });
}

/** JSON, JSON behind `data:` (MiMo's answer to a stream request, recorded 2026-10), or text. */
function parseRefusal(text: string): unknown {
  const bare = text.replace(/^\uFEFF?\s*(?:data:)?/, '');
  try {
    return JSON.parse(bare);
  } catch {
    return bare;
  }
}

/**
 * @param status HTTP status, or null for an error inside a stream that began with 200.
 * @param body the parsed body, or its text where it was not JSON.
 */
export function readError(status: number | null, body: unknown, faults: readonly FaultSentence[]): Fault {
  const error = errorObject(body);
  const said = shorten(typeof body === 'string' ? plainText(body) : sentence(error, body));
  const effective = status ?? innerStatus(error);
  const told = faults.find((fault) => fault.pattern.test(said));
  const code = told?.code ?? codeOf(effective, error);
  const shown = said === '' ? 'no reason given' : said;
  const where = effective === null ? 'The provider failed' : `The provider answered ${effective}`;
  return new Fault(code, `${where}: ${shown}${/[.!?。]$/.test(shown) ? '' : '.'}${ADVICE[code] ?? ''}`);
}

const ADVICE: { readonly [code in FaultCode]?: string } = {
  invalid_api_key: ' Check the key and that it belongs to this provider.',
};

/** Every envelope seen so far: `error`, `errors`, a list of one, an error within an error, MiniMax's `base_resp`, or none. */
function errorObject(body: unknown): Loose {
  const outer = Array.isArray(body) ? body[0] : body;
  if (!isObject(outer)) return {};
  const inner = outer.error ?? list(outer.errors)[0] ?? outer.base_resp ?? outer;
  const first = Array.isArray(inner) ? inner[0] : inner;
  if (typeof first === 'string') return { message: first };
  if (!isObject(first)) return {};
  return isObject(first.error) ? first.error : first;
}

/** The provider's own words, wherever it puts them. */
function sentence(error: Loose, body: unknown): string {
  const outer = isObject(body) ? body : {};
  const message =
    text(error.message) ||
    text(error.status_msg) ||
    detail(error.detail) ||
    text(outer.message) ||
    detail(outer.detail);
  // MiMo says "Param Incorrect" and puts what matters into `param` (recorded 2026-10).
  const param = text(error.param);
  const told = param.includes(' ') ? [message, param].filter((part) => part !== '').join(': ') : message || param;
  // OpenRouter says "Provider returned error" and carries what the host behind it said (recorded 2026-10).
  const raw = isObject(error.metadata) ? text(error.metadata.raw) : '';
  return raw === '' || told.includes(raw) ? told : `${told} (${raw})`;
}

/** FastAPI's servers: a text, or a list of complaints. */
function detail(value: unknown): string {
  const complaints = list(value).map((one) => (isObject(one) ? text(one.msg) : text(one)));
  return text(value) || complaints.filter((one) => one !== '').join('; ');
}

/** HTML and other bodies that are not JSON, without their tags. */
function plainText(body: string): string {
  return body
    .slice(0, 8192)
    .replace(/<(style|script)\b[^<]*<\/\1>/gi, ' ')
    .replace(/<[^<>]*>/g, ' ');
}

const LONGEST_SENTENCE = 1000;

function shorten(said: string): string {
  const line = said.slice(0, 8192).replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_SENTENCE ? line : `${line.slice(0, LONGEST_SENTENCE)}…`;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return isObject(value) ? text(value.message) : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** An error inside HTTP 200 often carries the status it would have had. */
function innerStatus(error: Loose): number | null {
  const told = [error.http_code, error.status, error.status_code, error.code];
  // Of an object there may be no number at all, not even NaN.
  const numbers = told.map((one) => (typeof one === 'string' || typeof one === 'number' ? Number(one) : Number.NaN));
  return numbers.find((number) => Number.isInteger(number) && number >= 400 && number < 600) ?? null;
}

/** Words of OpenAI's own envelope, which many servers use and which say more than the status. */
const CODE_WORDS: ReadonlyMap<unknown, FaultCode> = new Map<unknown, FaultCode>([
  ['context_length_exceeded', 'context_length_exceeded'],
  ['insufficient_quota', 'insufficient_quota'],
  ['rate_limit_exceeded', 'rate_limit_exceeded'],
  ['rate_limit_error', 'rate_limit_exceeded'],
  ['invalid_api_key', 'invalid_api_key'],
  ['authentication_error', 'invalid_api_key'],
  ['model_not_found', 'model_not_found'],
  ['content_policy_violation', 'content_policy_violation'],
  ['content_filter', 'content_policy_violation'],
]);

function codeOf(status: number | null, error: Loose): FaultCode {
  const word = CODE_WORDS.get(error.code) ?? CODE_WORDS.get(error.type);
  if (word !== undefined) return word;
  if (status === null) return 'upstream_error';
  if (status < 300) return 'upstream_unreadable';
  if (status === 401 || status === 403) return 'invalid_api_key';
  if (status === 402) return 'insufficient_quota';
  if (status === 404) return 'model_not_found';
  if (status === 429) return 'rate_limit_exceeded';
  if (status === 408 || status === 425 || status >= 500) return 'upstream_error';
  return 'invalid_prompt';
}
