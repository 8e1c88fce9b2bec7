/** POST /v1/responses: a body in, one turn, its events or its folded answer out. */
import type { RequestHandler, Response } from 'express';
import { checkRequest } from '../contract.ts';
import { Fault } from '../fault.ts';
import type { Logger } from '../log.ts';
import { type PreparedTurn, prepareTurn, runTurn, type TurnDeps } from '../turn.ts';
import { readJson } from './body.ts';
import { acceptsEvents, logFault, sendFault, sendJson } from './faults.ts';
import { openEventStream } from './sse.ts';

export interface ResponsesDeps extends TurnDeps {
  readonly log: Logger;
}

/** Answers a turn as an event stream or as one JSON body, as the request asks. */
export function createResponse(deps: ResponsesDeps, maxBodyBytes: number): RequestHandler {
  return async (request, response) => {
    let streaming = acceptsEvents(request);
    try {
      const body = await readJson(request, maxBodyBytes);
      streaming = (body as { readonly stream?: unknown } | null)?.stream === true;
      const asked = checkRequest(body);
      const turn = prepareTurn(asked, deps);
      for (const note of turn.notes) deps.log.debug({ at: note.at, model: asked.model }, note.reason);
      response.setHeader('x-m2c-notes', String(turn.notes.length));
      await (streaming ? answerEvents(turn, deps, response) : answerJson(turn, deps, response));
    } catch (thrown) {
      sendFault(response, thrown, streaming, deps.log);
    }
  };
}

async function answerEvents(turn: PreparedTurn, deps: ResponsesDeps, response: Response): Promise<void> {
  const gone = whenGone(response);
  const stream = openEventStream(response);
  const { fault } = await runTurn(turn, deps, stream.write, gone);
  if (fault !== null && !gone.aborted) logFault(deps.log, fault);
  stream.end();
}

async function answerJson(turn: PreparedTurn, deps: ResponsesDeps, response: Response): Promise<void> {
  const gone = whenGone(response);
  const outcome = await runTurn(turn, deps, () => undefined, gone);
  if (gone.aborted) return;
  if (outcome.fault !== null) throw outcome.fault;
  sendJson(response, 200, outcome.response);
}

/** Aborts at once when the client leaves before its answer is whole. */
function whenGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
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
