/** A turn that goes to ChatGPT as it came, and its answer back as it comes: bytes in, bytes out, beside the translator. */
import type { IncomingMessage } from 'node:http';
import { Ending } from '../chatgpt/ending.ts';
import type { Login } from '../chatgpt/login.ts';
import type { ChatGpt } from '../chatgpt/open.ts';
import { passedBack, type UntouchedTurn, wayWith } from '../chatgpt/wire.ts';
import { Fault } from '../fault.ts';
import type { Answered } from '../handlers.ts';
import type { ClientLocals } from '../identity/guard.ts';
import { CHATGPT } from '../routing/chatgpt.ts';
import { readRefusal } from '../translate/chat/read-error.ts';
import type { OpenAttempt, TurnAccount } from '../turn/account.ts';
import { goneFault } from '../turn/exchange.ts';
import { type TurnDeps, withDeadline } from '../turn.ts';
import { beginningOf, connectionFault, type UpstreamAnswer, type UpstreamCall } from '../upstream/client.ts';
import { logFault, requestIdIn } from './faults.ts';
import { routeHeader, traceparentOf } from './request-names.ts';
import type { ResponsesDeps } from './responses.ts';
import { caughtUp, isLeft } from './sse.ts';

/** How long the reason of a refusal may take. */
const REFUSAL_MS = 5000;

type UntouchedDeps = Pick<ResponsesDeps, 'log'> & Pick<TurnDeps, 'upstream' | 'deadlines' | 'newId'>;

/** What hears of the answer while it passes; undefined where nobody listens. */
interface Ears {
  readonly account: TurnAccount;
  readonly attempt: OpenAttempt;
  readonly ending: Ending;
}

/** Answers the turn. @throws Fault while nothing of an answer has gone out. */
export async function answerUntouched(
  turn: UntouchedTurn,
  chatGpt: ChatGpt,
  deps: UntouchedDeps & { readonly account: TurnAccount | undefined },
  request: IncomingMessage,
  response: Answered,
  over: AbortSignal,
): Promise<void> {
  (response.locals as ClientLocals).checkModel?.(turn.asked.model);
  const login = await chatGpt.login();
  if (response.destroyed) return;
  const ears = begin(turn, login, deps, request, response);
  const { model, rule, notes } = turn.route;
  response.setHeader('x-m2c-notes', String(notes.length));
  response.setHeader('x-m2c-route', routeHeader(CHATGPT, model, rule));
  const deadline = withDeadline(over, deps.deadlines.totalMs);
  const { signal } = deadline;
  const [url, way] = [`${chatGpt.baseUrl}/responses`, wayWith(login, request.headers)];
  const call = { url, way, apiKey: login.token, body: turn.text, signal };
  const fault = await passOn(call, deps, response, ears);
  deadline.clear();
  const abandoned = isLeft(over) && ears?.ending.status == null;
  ears?.attempt.ended(abandoned ? 'abandoned' : (fault ?? ears.ending.fault ?? 'well'), ears.ending.usage);
  ears?.account.ended({
    response: { status: fault === null ? (ears.ending.status ?? 'completed') : 'failed' },
    fault: fault ?? ears.ending.fault,
    abandoned,
    body: () => fault?.envelope() ?? null,
  });
  if (fault === null) return;
  if (!response.headersSent) throw fault;
  if (!response.destroyed) logFault(deps.log, fault, requestIdIn(response));
  // Half an answer stays half an answer: Codex sees that it broke off, and asks again.
  if (!response.writableEnded) response.destroy();
}

/** The turn is noted where somebody listens. The token is told so that it is taken out of what is kept. */
function begin(
  { asked, route, text }: UntouchedTurn,
  { token }: Login,
  { account, newId }: { readonly account: TurnAccount | undefined } & Pick<TurnDeps, 'newId'>,
  request: IncomingMessage,
  response: Answered,
): Ears | undefined {
  if (account === undefined) return undefined;
  const begun = {
    route: { provider: { profile: { id: CHATGPT }, keys: [token] }, model: route.model, rule: route.rule },
    notes: route.notes.map((reason) => ({ at: 'model', reason })),
    context: { base: { id: `resp_${newId()}` } },
  };
  account.began(asked, begun, {
    requestId: requestIdIn(response),
    traceparent: traceparentOf(request.headers),
    clientKey: (response.locals as ClientLocals).clientKey ?? null,
  });
  return { account, attempt: account.attempt(begun.route, text), ending: new Ending() };
}

/** Sends it and passes on what comes. @returns what went wrong, null when nothing did. */
async function passOn(
  call: UpstreamCall,
  { upstream }: UntouchedDeps,
  response: Answered,
  ears: Ears | undefined,
): Promise<Fault | null> {
  let answered: UpstreamAnswer | null = null;
  try {
    answered = await upstream.send(call);
    ears?.attempt.answered(answered.status);
    if (answered.status !== 200) return await passRefusal(answered, call.apiKey, response);
    response.socket?.setNoDelay(true);
    response.writeHead(200, { 'x-accel-buffering': 'no', ...passedBack(answered) }).flushHeaders();
    for await (const bytes of answered.body as AsyncIterable<Buffer>) {
      const taken = response.write(bytes);
      if (ears !== undefined) note(bytes, ears);
      if (!taken) await caughtUp(response);
    }
    response.end();
    return ears?.ending.isCut === true ? new Fault('upstream_cut', 'ChatGPT did not say how its answer ended.') : null;
  } catch (thrown) {
    // Codex hangs up on the last event, before its stream has ended (codex-cli 0.169.0).
    if (call.signal.aborted) return ears?.ending.status == null ? goneFault(call.signal) : null;
    return connectionFault(thrown, new URL(call.url).host).without([call.apiKey]);
  } finally {
    answered?.body.destroy();
  }
}

function note(bytes: Buffer, { account, attempt, ending }: Ears): void {
  attempt.read?.(bytes);
  ending.push(bytes);
  account.heard(ending);
}

/** A refusal in ChatGPT's own words, but for the login, which no word of ChatGPT's mends. */
async function passRefusal(answered: UpstreamAnswer, token: string, response: Answered): Promise<Fault> {
  const { status, retryAfter, body } = answered;
  const patience = setTimeout(() => body.destroy(), REFUSAL_MS);
  const text = await beginningOf(body).catch(() => '');
  clearTimeout(patience);
  if (status === 401) {
    return new Fault(
      'invalid_api_key',
      'ChatGPT refused the login of Codex (401): log in with codex login and ask again.',
    );
  }
  if (status < 400) {
    return new Fault('upstream_error', `ChatGPT answered ${status} to a turn: the login is sent to no other address.`);
  }
  response.writeHead(status, passedBack(answered)).end(text.replaceAll(token, '[redacted]'));
  return readRefusal(status, text, retryAfter, []).without([token]);
}
