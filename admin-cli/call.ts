/** One request to the admin API, and its answer or one sentence that says what is wrong. */
import type { paths } from '../generated/types/admin.ts';
import { printable } from './output/text.ts';
import { CallError } from './problems.ts';
import { addressOf, type Request } from './request.ts';
import type { Target } from './target.ts';
import type { Terminal } from './terminal.ts';

export interface Caller {
  readonly target: Target;
  readonly terminal: Terminal;
  readonly verbose: boolean;
  readonly include: boolean;
}

/** The most that an answer which is read as a whole may hold. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Sends the request and reads the whole answer. @throws CallError when it is not what the contract promises. */
export async function call(caller: Caller, request: Request): Promise<unknown> {
  const response = await send(caller, request, 'application/json', AbortSignal.timeout(caller.target.timeoutMs));
  if (response.status === 204 || request.operation.answers === 'nothing') return undefined;
  const text = await wholeText(response, caller).catch((cause: unknown) => {
    throw unreachable(cause, caller);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CallError(stranger(caller, response.status), response.status, cause);
  }
}

/** Sends the request. @returns the response with its body unread. @throws CallError when it was refused. */
export async function send(caller: Caller, request: Request, accept: string, stop: AbortSignal): Promise<Response> {
  const { target, terminal, verbose } = caller;
  const { operation, path, query, header, body } = request;
  spareLoopback(target);
  const { default: createClient } = await import('openapi-fetch');
  // A table knows the names of operations only while it runs, the client's types want them written out.
  const client = createClient<paths>({ baseUrl: target.url }) as unknown as AnyClient;
  const headers = { accept, ...(target.token && { authorization: `Bearer ${target.token.value}` }), ...header };
  const begun = performance.now();
  if (verbose) terminal.complain(`> ${operation.method.toUpperCase()} ${addressOf(target, request)}\n`);
  const { response, error } = await client
    .request(operation.method, operation.path, {
      params: { path, query },
      headers,
      ...(body === null ? {} : { body }),
      parseAs: 'stream',
      // A redirect could lead the token to another host.
      redirect: 'manual',
      signal: AbortSignal.any([terminal.interrupted, stop]),
    })
    .catch((cause: unknown) => {
      throw unreachable(cause, caller);
    });
  tell(caller, response, performance.now() - begun);
  if (response.ok) return response;
  throw new CallError(refusal(caller, response, error), response.status);
}

interface AnyClient {
  request(method: string, path: string, init: object): Promise<{ response: Response; error?: unknown }>;
}

/** A proxy of the environment (NODE_USE_ENV_PROXY) must not see what goes to this machine. */
function spareLoopback({ loopback, url }: Target): void {
  if (!loopback) return;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const spared = process.env.no_proxy ?? process.env.NO_PROXY ?? '';
  process.env.no_proxy = [spared, host].filter((part) => part !== '').join(',');
}

function tell({ terminal, verbose, include }: Caller, response: Response, milliseconds: number): void {
  const id = response.headers.get('x-request-id');
  if (verbose) {
    const request = id === null ? '' : `, request ${printable(id)}`;
    terminal.complain(`< ${response.status} after ${Math.round(milliseconds)} ms${request}\n`);
  }
  if (!include) return;
  const headers = [...response.headers].map(([name, value]) => `${name}: ${printable(value)}\n`).join('');
  terminal.complain(`HTTP ${response.status}\n${headers}\n`);
}

async function wholeText(response: Response, { target }: Caller): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) {
      throw new CallError(`${target.url} answers with more than ${MOST_BYTES} bytes: ask for less with --limit.`, null);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Why no answer came. An interruption is passed on as it is. */
function unreachable(cause: unknown, { target, terminal }: Caller): unknown {
  if (cause instanceof CallError || terminal.interrupted.aborted) return cause;
  const { name, cause: inner } = cause as { readonly name?: string; readonly cause?: { readonly code?: string } };
  const { url, loopback, timeoutMs } = target;
  if (name === 'TimeoutError') {
    const seconds = timeoutMs / 1000;
    return new CallError(
      `${url} has not answered for ${seconds} s: give it longer with --timeout. What was asked may still be done.`,
      null,
      cause,
    );
  }
  const reason = inner?.code ?? (cause as Error).message;
  if (reason === 'ECONNREFUSED' && loopback) {
    return new CallError(
      `No m2c listens at ${url}: start one with \`m2c start\`, or name another with --url.`,
      null,
      cause,
    );
  }
  return new CallError(
    `${url} cannot be reached (${printable(reason)}): is the address right, and does m2c run there?`,
    null,
    cause,
  );
}

function stranger({ target }: Caller, status: number): string {
  return `${target.url} answered ${status} without a word m2c-admin knows: is it an m2c?`;
}

/** The server's own sentence, and what only this side knows. */
function refusal(caller: Caller, response: Response, error: unknown): string {
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    return `${caller.target.url} sends to ${printable(headers.get('location') ?? 'nowhere')}: name the address itself with --url.`;
  }
  const message = (error as { readonly error?: { readonly message?: unknown } } | null | undefined)?.error?.message;
  const said = typeof message === 'string' ? printable(message) : stranger(caller, status);
  const wait = headers.get('retry-after');
  const id = headers.get('x-request-id');
  return [
    said,
    status === 401 ? sentToken(caller) : '',
    status === 429 && wait !== null ? `Wait ${printable(wait)} s.` : '',
    caller.verbose && id !== null ? `(request ${printable(id)})` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function sentToken({ target: { token, loopback } }: Caller): string {
  if (token !== null) return `m2c-admin sent the token of ${token.from}.`;
  const local = loopback ? ' or let M2C_DATA_DIR name the data folder of the server' : '';
  return `m2c-admin had no token to send: set M2C_ADMIN_TOKEN, give --token-file,${local}.`.replace(',.', '.');
}
