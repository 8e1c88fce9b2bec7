/** A provider's error body or error chunk → a Fault in the words the client listens for, with the provider's own sentence. */
import { Fault, type FaultCode } from '../../fault.ts';
import type { FaultSentence } from '../../providers/profile.ts';

export type Loose = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param status HTTP status, or null for an error inside a stream that began with 200.
 * @param body the parsed body, or its text where it was not JSON.
 */
export function readError(status: number | null, body: unknown, faults: readonly FaultSentence[]): Fault {
  const said = sentence(body);
  const effective = status ?? innerStatus(body);
  const told = faults.find((fault) => fault.pattern.test(said));
  const code = told?.code ?? codeOf(effective, body);
  const shown = said === '' ? 'no reason given' : withoutSecrets(said);
  const where = effective === null ? 'The provider failed' : `The provider answered ${effective}`;
  return new Fault(code, `${where}: ${shown}${/[.!?]$/.test(shown) ? '' : '.'}${adviceFor(code)}`);
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
  try {
    return JSON.parse(text.replace(/^\s*data:\s*/, ''));
  } catch {
    return text;
  }
}

/** The same sentence for the same cause, whatever envelope it came in. */
function sentence(body: unknown): string {
  if (typeof body === 'string') return plainText(body);
  if (!isObject(body)) return '';
  const error = body.error ?? body;
  if (typeof error === 'string') return error;
  if (!isObject(error)) return '';
  const message = text(error.message) || text(body.message) || text(error.detail) || text(body.detail);
  // MiMo says "Param Incorrect" and puts what matters into `param` (recorded 2026-10).
  const param = text(error.param);
  return message === '' ? param : param.includes(' ') ? `${message}: ${param}` : message;
}

/** HTML and other bodies that are not JSON, without their tags and short enough to show. */
function plainText(body: string): string {
  return body
    .replace(/<(style|script)[^>]*>[^<]*<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 2000) : '';
}

/** An error inside HTTP 200 often carries the status it would have had. */
function innerStatus(body: unknown): number | null {
  const error = isObject(body) && isObject(body.error) ? body.error : body;
  const code = isObject(error) ? Number(error.http_code ?? error.code ?? error.status) : Number.NaN;
  return Number.isInteger(code) && code >= 400 && code < 600 ? code : null;
}

function codeOf(status: number | null, body: unknown): FaultCode {
  if (status === null) return 'upstream_error';
  if (status === 401 || status === 403) return 'invalid_api_key';
  if (status === 402) return 'insufficient_quota';
  if (status === 404) return 'model_not_found';
  if (status === 429) return 'rate_limit_exceeded';
  if (status === 408 || status === 425 || status >= 500) return 'upstream_error';
  const error = isObject(body) && isObject(body.error) ? body.error : {};
  return error.code === 'model_not_found' ? 'model_not_found' : 'invalid_prompt';
}

function adviceFor(code: FaultCode): string {
  if (code === 'invalid_api_key') return ' Check the key and that it belongs to this provider.';
  return '';
}

/** Providers repeat the key they refuse, whole or in part. */
function withoutSecrets(sentence: string): string {
  return sentence.replace(/\b(sk|tp|Bearer)[- ][\w*.-]{6,}/g, '$1-…');
}
