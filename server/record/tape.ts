/** Hears each turn between the client and the provider: what was asked, and the provider's bytes as they came. */
import { PassThrough, pipeline } from 'node:stream';
import type { PreparedTurn } from '../answer.ts';
import type { ResponsesDeps } from '../http/responses.ts';
import type { Read } from '../replay/recording.ts';
import type { Upstream, UpstreamCall } from '../upstream/client.ts';

export interface TapedTurn {
  /** The client's body, as JSON. */
  readonly asked: string;
  readonly turn: PreparedTurn;
  readonly status: number;
  readonly reads: readonly Read[];
  readonly bytes: readonly Uint8Array[];
  /** `broke` when the provider's connection did, `left` when the client went away or m2c was stopped. */
  readonly ending: 'open' | 'whole' | 'broke' | 'left';
}

export interface Tape {
  readonly tap: NonNullable<ResponsesDeps['tap']>;
  /** In the order in which the provider began to answer. */
  readonly turns: readonly TapedTurn[];
  /** Resolves once no answer is open any more: a client has heard all of one before the provider's connection is done with it. */
  settled(): Promise<void>;
}

/** `heard` is told of each turn whose answer is over. */
export function openTape(heard: (turn: TapedTurn) => void = () => undefined): Tape {
  const turns: TapedTurn[] = [];
  const waiting: (() => void)[] = [];
  const isOver = () => turns.every(({ ending }) => ending !== 'open');
  const over = (turn: TapedTurn) => {
    heard(turn);
    if (isOver()) for (const settle of waiting.splice(0)) settle();
  };
  return {
    turns,
    settled: () => (isOver() ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    tap: (asked, turn, upstream) => ({
      ...upstream,
      send: (call) => sendAndHear(upstream, call, { asked: JSON.stringify(asked), turn }, turns, over),
    }),
  };
}

type Asked = Pick<TapedTurn, 'asked' | 'turn'>;

async function sendAndHear(
  upstream: Upstream,
  call: UpstreamCall,
  asked: Asked,
  turns: TapedTurn[],
  heard: (turn: TapedTurn) => void,
) {
  const sentAt = performance.now();
  const answer = await upstream.send(call);
  const reads: Read[] = [];
  const bytes: Uint8Array[] = [];
  const taped = { ...asked, status: answer.status, reads, bytes, ending: 'open' as TapedTurn['ending'] };
  const over = (ending: TapedTurn['ending']) => {
    if (taped.ending !== 'open') return;
    taped.ending = call.signal.aborted ? 'left' : ending;
    heard(taped);
  };
  turns.push(taped);

  answer.body.on('data', (piece: Uint8Array) => {
    reads.push([Math.round(performance.now() - sentAt), piece.length]);
    bytes.push(Uint8Array.from(piece));
  });
  answer.body.once('error', () => over('broke'));
  // Whoever has heard enough closes his end, and the pipeline with it the provider's connection.
  const body = new PassThrough();
  body.once('close', () => over('whole'));
  pipeline(answer.body, body, () => undefined);
  return { ...answer, body };
}
