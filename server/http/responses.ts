/** POST /v1/responses: a body in, one turn, its events or its folded answer out. */
import type { RequestHandler } from 'express';
import type { CreateResponse } from '../../generated/types/responses.ts';
import type { PreparedTurn } from '../answer.ts';
import type { ChatGpt } from '../chatgpt/open.ts';
import { untouchedTurn } from '../chatgpt/wire.ts';
import type { ClientProviderKeys } from '../config.ts';
import { checkRequest } from '../contract.ts';
import { Fault } from '../fault.ts';
import type { Answered, Handler } from '../handlers.ts';
import type { ClientLocals } from '../identity/guard.ts';
import type { Logger } from '../log.ts';
import { sendJson, sendText } from '../ports.ts';
import { snapshot } from '../translate/responses/frame.ts';
import { TurnAccount } from '../turn/account.ts';
import { WrittenBodies } from '../turn/written-bodies.ts';
import { prepareTurn, runTurn, type TurnDeps } from '../turn.ts';
import type { TurnListener } from '../turn-entry.ts';
import type { Upstream } from '../upstream/client.ts';
import { keysIn } from '../upstream/client-key.ts';
import { readBody } from './body.ts';
import { bodyBudget } from './body-budget.ts';
import { BodyMemory } from './body-memory.ts';
import { acceptsEvents, excerpt, logFailedTries, logFault, requestIdIn, sendFault } from './faults.ts';
import { routeHeader, traceparentOf } from './request-names.ts';
import { isLeft, openEventStream } from './sse.ts';
import { answerUntouched } from './untouched.ts';

/** A note may repeat a name that the client chose. */
const LONGEST_NOTE = 500;

export interface ResponsesDeps extends TurnDeps {
  readonly log: Logger;
  /** Aborted with a Fault, which every open answer then ends with. */
  readonly giveUp?: AbortSignal;
  /** Hears what a client asked, and may stand between its turn and the provider. */
  readonly tap?: (asked: CreateResponse, turn: PreparedTurn, upstream: Upstream) => Upstream;
  /** Hear of each turn that found its route. */
  readonly hears?: readonly TurnListener[];
  /** Whether clients may bring the key of a provider; they may not unless told. */
  readonly clientProviderKeys?: ClientProviderKeys;
  /** Answers its own models untouched; without it nobody does. */
  readonly chatGpt?: ChatGpt;
}

/** Answers a turn as an event stream or as one JSON body, as the request asks. */
export function createResponse(deps: ResponsesDeps, maxBodyBytes: number): Handler {
  const openHolding = bodyBudget();
  const { chatGpt } = deps;
  const memory = new BodyMemory();
  const written = new WrittenBodies();
  return async (request, response) => {
    const account = openAccount(deps);
    const over = whenOver(response, deps.giveUp);
    const holding = openHolding(Number(request.headers['content-length'] ?? 0));
    response.once('close', holding.release);
    let streaming = acceptsEvents(request);
    try {
      const { body, untouched } = await readBody(request, maxBodyBytes, holding.take, (bytes) => {
        const value = memory.parse(bytes);
        return { body: value, untouched: chatGpt === undefined ? null : untouchedTurn(value, bytes, deps.routes) };
      });
      streaming = (body as { readonly stream?: unknown } | null)?.stream === true;
      if (untouched !== null && chatGpt !== undefined) {
        return await answerUntouched(untouched, chatGpt, { ...deps, account }, request, response, over);
      }
      const asked = checkRequest(body);
      (response.locals as ClientLocals).checkModel?.(asked.model);
      const turn = prepareTurn(asked, deps, keysIn(request.headers, deps.clientProviderKeys ?? 'off'));
      if (response.destroyed) return;
      for (const { at, reason } of turn.notes) {
        const facts = { id: requestIdIn(response), at: excerpt(at), model: excerpt(asked.model) };
        deps.log.debug(facts, excerpt(reason, LONGEST_NOTE));
      }
      account?.began(asked, turn, {
        requestId: requestIdIn(response),
        traceparent: traceparentOf(request.headers),
        clientKey: (response.locals as ClientLocals).clientKey ?? null,
      });
      response.setHeader('x-m2c-notes', String(turn.notes.length));
      const { provider, model, rule } = turn.route;
      response.setHeader('x-m2c-route', routeHeader(provider.profile.id, model, rule));
      const tapped = deps.tap === undefined ? deps : { ...deps, upstream: deps.tap(asked, turn, deps.upstream) };
      const heard = { ...tapped, written, account };
      await (streaming ? answerEvents(turn, heard, response, over) : answerJson(turn, heard, response, over));
    } catch (thrown) {
      sendFault(response, thrown, streaming, deps.log);
    }
  };
}

/** Nothing is noted where nobody listens. */
function openAccount({ hears = [], log }: ResponsesDeps): TurnAccount | undefined {
  return hears.length === 0 ? undefined : new TurnAccount(hears, log);
}

async function answerEvents(turn: PreparedTurn, deps: ResponsesDeps, response: Answered, over: AbortSignal) {
  const stream = openEventStream(response, undefined, deps.account?.hearing);
  const outcome = await runTurn(turn, deps, stream.write, over);
  const { fault, failedTries } = outcome;
  const id = requestIdIn(response);
  logFailedTries(deps.log, failedTries, id);
  if (fault !== null && !response.destroyed) logFault(deps.log, fault, id);
  await stream.end();
  deps.account?.ended({ ...outcome, abandoned: isLeft(over), body: () => null });
}

async function answerJson(turn: PreparedTurn, deps: ResponsesDeps, response: Answered, over: AbortSignal) {
  const outcome = await runTurn(turn, deps, () => undefined, over);
  const body = () => outcome.fault?.envelope() ?? outcome.response;
  deps.account?.ended({ ...outcome, abandoned: isLeft(over), body });
  logFailedTries(deps.log, outcome.failedTries, requestIdIn(response));
  if (response.destroyed) return;
  if (outcome.fault !== null) throw outcome.fault;
  sendText(response, 200, snapshot(outcome.response));
}

/**
 * Aborts when the client leaves before its answer is whole, be it while its own request is still read, or with the reason of
 * `giveUp`. By hand, since AbortSignal.any keeps some of each turn for as long as `giveUp` lives (Node 24.21.0).
 */
function whenOver(response: Answered, giveUp?: AbortSignal): AbortSignal {
  const over = new AbortController();
  if (response.destroyed) over.abort();
  const stop = () => over.abort(giveUp?.reason);
  if (giveUp?.aborted === true) stop();
  giveUp?.addEventListener('abort', stop);
  response.once('close', () => {
    giveUp?.removeEventListener('abort', stop);
    if (!response.writableFinished) over.abort();
  });
  return over.signal;
}

/** GET and HEAD: `codex doctor` asks whether the address answers, and a WebSocket is refused so that Codex stays with HTTP. */
export const probeResponses: RequestHandler = (request, response) => {
  if (request.method === 'HEAD') {
    response.status(200).end();
    return;
  }
  if (request.headers.upgrade !== undefined) {
    // 426 sends Codex back to HTTP at once; a 404 costs it 6.5 seconds (codex-cli 0.169.0).
    response.setHeader('upgrade', 'HTTP/1.1');
    response.setHeader('connection', 'close');
    sendJson(
      response,
      426,
      new Fault('invalid_prompt', 'WebSockets are not offered here: use POST /v1/responses.').envelope(),
    );
    return;
  }
  response.setHeader('allow', 'POST, HEAD');
  sendJson(response, 405, new Fault('not_found', 'Send POST /v1/responses with a JSON body.').envelope());
};
