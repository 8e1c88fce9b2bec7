/** Where an ear listens: the server, with the recorded provider behind it. */
import type { RecordedTurn, Recording } from '../recordings/recording.ts';
import { openingVariables, startSubject } from '../subject.ts';
import { type Answer, errorAnswer, type HeardRequest, startFakeUpstream } from '../upstream/fake-upstream.ts';

export interface Stage {
  /** `http://127.0.0.1:PORT` of the server. */
  readonly url: string;
  /** What the provider was sent. */
  readonly requests: readonly HeardRequest[];
  close(): Promise<void>;
}

/** Serves the answers of a recording, byte for byte, one after another. */
export async function openStage({ provider, turns, about }: Recording): Promise<Stage> {
  const upstream = await startFakeUpstream((_request, index) => answer(turns, index));
  const subject = await startSubject(openingVariables(provider, upstream.url, String(about.model)));
  return {
    url: subject.url,
    requests: upstream.requests,
    async close() {
      await subject.close();
      await upstream.close();
    },
  };
}

/** A client may ask again after a refusal, and hears the same. */
function answer(turns: readonly RecordedTurn[], index: number): Answer {
  const last = turns.at(-1);
  const turn = turns[index] ?? (last !== undefined && last.status >= 400 ? last : undefined);
  if (turn === undefined) return errorAnswer(400, `The recording ends after ${turns.length} answers.`);
  return { status: turn.status, headers: { 'content-type': contentType(turn.answer) }, pieces: [turn.answer] };
}

function contentType(body: Uint8Array): string {
  return body[0] === '{'.charCodeAt(0) ? 'application/json' : 'text/event-stream; charset=utf-8';
}
