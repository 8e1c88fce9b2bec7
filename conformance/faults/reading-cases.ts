/** Clients that read slower than the provider speaks, or not at all: the provider waits, and m2c stays small. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { chunk, DONE, finish, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { bodyOf, listenTo } from './asking.ts';
import { callWith, repliesIn, requestBytes, withoutComments } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { listening } from './faulty-upstream.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { launch, memoryOf, TELLS_MEMORY } from './program.ts';
import type { World } from './world.ts';

const LONG_AFTER_MS = 2000;
const CLIENTS = 20;
/** What m2c may hold for each client that does not read: bytes on their way, and with them the answer so far. */
const MOST_BUFFERED_MIB = 1;
const MOST_HELD_MIB = 2;
/** Far more than the kernel holds for the connections of one answer (Linux grows them to some 40 MiB). */
const MOST_TOLD_MIB = 128;
const MEBIBYTE = 1024 * 1024;
const STANDS_MS = 400;

export const readingCases: readonly FaultCase[] = [
  {
    number: 34,
    name: 'the client reads slowly',
    hears: 'Every word of an answer of megabytes, and its one ending.',
    play: readSlowly,
  },
  {
    number: 34,
    name: `${CLIENTS} clients do not read while their provider speaks without end`,
    hears: `Nothing yet: the provider is made to wait, and m2c holds at most ${MOST_BUFFERED_MIB} MiB of bytes on their way for each, and ${MOST_HELD_MIB} MiB with the answer so far; they leave, and it is let go.`,
    slow: true,
    play: readNothing,
  },
];

const WORDS = Array.from({ length: 2000 }, (_, at) => `${at} ${'word '.repeat(400)}`);

async function readSlowly(world: World): Promise<Finding> {
  const pieces = [...WORDS.map((content) => chunk({ content })), finish('stop'), DONE];
  const upstream = world.keep(await startFakeUpstream([{ pieces }]));
  const caller = callWith(await world.serve(upstream.url), requestBytes());
  // A little, a pause, a little more: the sender meets a full connection again and again.
  for (let pause = 0; pause < 20; pause++) {
    caller.socket.pause();
    await wait(25);
    caller.socket.resume();
    await wait(1);
  }
  caller.socket.end();
  await caller.over;
  const [reply] = repliesIn(caller.received());
  if (reply === undefined) return finding({ heard: 'nothing', lost: ['the answer'], terminals: 0 });
  const heard = listenTo(withoutComments(reply));
  return finding({
    heard: `${heard.ending}, ${heard.text.length.toLocaleString('en-US')} characters`,
    wrong: heard.unlawful,
    lost: heard.text === WORDS.join('') ? [] : ['words in the middle'],
    terminals: heard.terminals,
  });
}

async function readNothing(world: World): Promise<Finding> {
  const provider = world.keep(await torrent());
  const program = await launch(world, provider.url, { nodeFlags: TELLS_MEMORY });
  const lost = await nextClient(program.url);
  const before = await memoryOf(program);
  const callers = Array.from({ length: CLIENTS }, () => {
    const caller = callWith(program.url, requestBytes(bodyOf({ input: 'Speak without end.' })));
    caller.socket.pause();
    return caller;
  });
  const toldMiB = await provider.stands(CLIENTS);
  const after = await memoryOf(program);
  const bufferedMiB = (after.buffersMiB - before.buffersMiB) / CLIENTS;
  const heldMiB = bufferedMiB + (after.heapMiB - before.heapMiB) / CLIENTS;
  const leftAt = performance.now();
  for (const caller of callers) caller.leave('reset');
  const closedAt = await Promise.race([provider.released(CLIENTS), wait(LONG_AFTER_MS, leftAt + LONG_AFTER_MS)]);
  return finding({
    heard: `the provider stood after ${toldMiB.toFixed(1)} MiB each (the kernel's part included); m2c held ${bufferedMiB.toFixed(2)} MiB of bytes each, ${heldMiB.toFixed(2)} MiB with the answer so far; resident ${Math.round(after.residentMiB)} MiB`,
    wrong: [
      ...(toldMiB < MOST_TOLD_MIB ? [] : ['the provider was never made to wait']),
      ...(bufferedMiB <= MOST_BUFFERED_MIB ? [] : [`${bufferedMiB.toFixed(2)} MiB of bytes are held for each client`]),
      ...(heldMiB <= MOST_HELD_MIB ? [] : [`${heldMiB.toFixed(2)} MiB are held for each client`]),
    ],
    lost: [...lost, ...(await nextClient(program.url))],
    providerClosedMs: closedAt - leftAt,
  });
}

interface Torrent {
  readonly url: string;
  /** Waits until so many answers have come to a stand. @returns how much each has told until then, in MiB. */
  stands(answers: number): Promise<number>;
  /** When the last of so many answers was let go. */
  released(answers: number): Promise<number>;
  close(): Promise<void>;
}

/** Speaks as fast as it is heard, for ever; a request that asks to be answered is. */
async function torrent(): Promise<Torrent> {
  const piece = chunk({ content: 'word ' }).repeat(400);
  const answers: ServerResponse[] = [];
  const closed: Promise<number>[] = [];
  const server = createServer(async (request, response) => {
    if ((await request.toArray()).join('').includes('Go on.')) return response.end(WELL_ANSWER.pieces.join(''));
    answers.push(response);
    const gone = once(response, 'close').then(() => performance.now());
    closed.push(gone);
    while (!response.destroyed) if (!response.write(piece)) await Promise.race([once(response, 'drain'), gone]);
  });
  const told = () =>
    answers.reduce((sum, { socket }) => sum + (socket?.bytesWritten ?? 0) - (socket?.writableLength ?? 0), 0);
  return {
    url: `http://${await listening(server)}/v1`,
    async stands(many) {
      for (let before = -1; answers.length < many || told() > before; await wait(STANDS_MS)) {
        before = told();
        if (before > many * MOST_TOLD_MIB * MEBIBYTE) break;
      }
      return told() / many / MEBIBYTE;
    },
    released: async (many) => Math.max(...(await Promise.all(closed.slice(0, many)))),
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
