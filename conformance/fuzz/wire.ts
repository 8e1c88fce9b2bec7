/** The whole server between a client and a provider on loopback, for the share of turns that goes through real HTTP. */
import type { ChatRequest } from '../../generated/types/chat.ts';
import type { ResponseResource, StreamEvent } from '../../generated/types/responses.ts';
import { responseResource } from '../../generated/validators-wire.js';
import { heard, readEvents } from '../ears/heard.ts';
import { holds, same } from '../laws/law.ts';
import { openingVariables, readBody, startSubject, translateStream } from '../subject.ts';
import { type Piece, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { judgeEvents, judgeRefusal, judgeSent } from './judge.ts';
import { piecesOf, type WildTurn } from './wild-turn.ts';

export interface Wire {
  /** Sends the turn through the server. Rejects with an Error that says what does not hold. */
  judge(turn: WildTurn): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds after which a turn that has not ended never will. */
const PATIENCE = 15_000;

/** What the server says when a provider has failed so often that it asks it no more for a while. */
const SPARED = 'is spared for now';

/** Starts a server whose turns all go to this provider. */
export async function openWire(provider: string): Promise<Wire> {
  let pieces: Piece[] = [];
  let status = 200;
  const upstream = await startFakeUpstream(() => ({ status, pieces }));
  const start = () =>
    startSubject({
      ...openingVariables(provider, upstream.url, 'a-model'),
      // Failed requests are tried again, at once.
      M2C_RETRY_BASE_MS: '1',
      M2C_RETRY_LONGEST_WAIT_MS: '50',
    });
  let subject = await start();
  const ask = async ({ request }: WildTurn) => {
    const response = await fetch(`${subject.url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: request as Uint8Array<ArrayBuffer>,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { response, text: await response.text() };
  };
  return {
    async judge(turn) {
      pieces = piecesOf(turn).filter((piece) => piece.length > 0);
      if (turn.cause === 'reset') pieces.push('reset');
      status = turn.status;
      const earlier = upstream.requests.length;
      let answered = await ask(turn);
      if (answered.text.includes(SPARED)) {
        // One that has just started asks the provider.
        await subject.close();
        subject = await start();
        answered = await ask(turn);
      }
      judgeHeard(turn, answered.response, answered.text);
      for (const { body } of upstream.requests.slice(earlier)) judgeSent(body as unknown as ChatRequest, provider);
    },
    async close() {
      await subject.close();
      await upstream.close();
    },
  };
}

function judgeHeard(turn: WildTurn, response: Response, text: string): void {
  if (response.status !== 200) {
    judgeRefusal(response.status, JSON.parse(text));
    return;
  }
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    const events = readEvents(text);
    judgeEvents(events);
    // Bytes that were on their way are lost when the connection breaks.
    if (turn.status === 200 && turn.cause === 'end') same(knowledge(events), knowledge(inside(turn)), 'what is heard');
    return;
  }
  const body = JSON.parse(text) as ResponseResource;
  holds(responseResource(body), `the answer breaks the contract: ${JSON.stringify(responseResource.errors?.[0])}`);
  holds(body.status !== 'failed', 'a plain answer under 200 has failed');
}

/** The same turn translated in this process, with the settings that the server has by itself. */
function inside({ request, provider, answer }: WildTurn): StreamEvent[] {
  return readEvents(translateStream(readBody(request), provider, [answer], 'end', { showReasoning: true }));
}

/** All a client knows, but for ids, which differ in each answer, and the words of an error. */
function knowledge(events: readonly StreamEvent[]): unknown {
  const { calls, error, ...known } = heard(events);
  return { ...known, error: error?.code ?? null, calls: calls.map(({ callId: _, ...call }) => call) };
}
