/** Clients that leave, in each phase of an answer and in either way: nobody pays a provider for what nobody hears. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { chunk, errorAnswer, type Piece, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { bodyOf } from './asking.ts';
import { callWith, type Leaving, requestBytes } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import type { World } from './world.ts';

/** Of each phase so many clients leave, every second one by a reset. */
const LEAVERS = 120;
const AT_ONCE = 10;
/** Longer than any promise, shorter than the patience of a test. */
const LONG_AFTER_MS = 2000;
const PATIENT = { M2C_IDLE_TIMEOUT_MS: '60000', M2C_HEADERS_TIMEOUT_MS: '60000' };

interface Phase {
  readonly number: 31 | 32;
  readonly name: string;
  /** What the provider says before it falls silent; null when it says not even its headers. */
  readonly said: readonly Piece[] | null;
  /** What the client waits for before it leaves; null when it hears nothing before the whole answer. */
  readonly heard: string | null;
}

const callOpening = {
  tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":' } }],
};
const usageless = chunk({ content: 'All said.' }) + chunk({}, 'stop');
const endless: readonly Piece[] = Array.from({ length: 1000 }, () => [chunk({ content: 'on ' }), { waitMs: 5 }]).flat();

const PHASES: readonly Phase[] = [
  { number: 31, name: 'leaves before the provider answers', said: null, heard: 'response.in_progress' },
  { number: 31, name: 'leaves before the provider answers, without a stream', said: null, heard: null },
  { number: 32, name: 'leaves before the first word', said: [], heard: 'response.in_progress' },
  {
    ...{ number: 32, name: 'leaves in the middle of a thought', heard: 'reasoning_summary_text.delta' },
    said: [chunk({ reasoning_content: 'Let me see' })],
  },
  {
    ...{ number: 32, name: 'leaves in the middle of the text', heard: 'output_text.delta' },
    said: [chunk({ content: 'It is' })],
  },
  { number: 32, name: 'leaves while words are coming', said: endless, heard: 'output_text.delta' },
  {
    ...{ number: 32, name: 'leaves in the middle of arguments', heard: 'function_call_arguments.delta' },
    said: [chunk(callOpening)],
  },
  { number: 32, name: 'leaves after the finish, before the usage', said: [usageless], heard: 'output_text.delta' },
  { number: 32, name: 'leaves in the middle, without a stream', said: [chunk({ content: 'It is' })], heard: null },
];

export const leavingCases: readonly FaultCase[] = [
  ...PHASES.map(
    (phase): FaultCase => ({
      number: phase.number,
      name: `the client ${phase.name}`,
      hears: `Nobody hears anything more: the provider is let go at once, ${LEAVERS} times of ${LEAVERS}; the next client is answered.`,
      play: (world) => leave(phase, world),
    }),
  ),
  {
    number: 32,
    name: 'the client leaves in the middle of its own request',
    hears: 'Nobody hears anything: the provider is never asked; the next client is answered.',
    play: leaveUpload,
  },
  {
    number: 31,
    name: 'the client leaves while m2c waits to ask again',
    hears: 'Nobody hears anything: the provider that asked to wait is not asked a second time.',
    play: leaveBeforeRetry,
  },
];

interface Provider {
  readonly url: string;
  /** When the connection of the request with this name in it was let go; null as long as it has not come. */
  released(name: string): Promise<number> | null;
  close(): Promise<void>;
}

async function leave(phase: Phase, world: World): Promise<Finding> {
  const provider = world.keep(phase.said === null ? await muteProvider() : await sayingProvider(phase.said));
  const url = await world.serve(provider.url, PATIENT);
  const closedMs: number[] = [];
  for (let from = 0; from < LEAVERS; from += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, place) => `leaver ${from + place}.`);
    const ways: readonly Leaving[] = ['close', 'reset'];
    const batchMs = batch.map((name, place) => leaveOnce(phase, name, ways[place % 2] ?? 'close', url, provider));
    closedMs.push(...(await Promise.all(batchMs)));
  }
  const kept = closedMs.filter((ms) => ms >= LONG_AFTER_MS).length;
  const slowest = Math.max(...closedMs);
  return {
    heard: `${closedMs.length - kept} of ${closedMs.length} let go, the slowest after ${Math.round(slowest)} ms`,
    wrong: [],
    lost: await nextClient(url),
    providerClosedMs: slowest,
    terminals: null,
  };
}

async function leaveOnce(phase: Phase, name: string, how: Leaving, url: string, provider: Provider): Promise<number> {
  const caller = callWith(url, requestBytes(bodyOf({ input: name, stream: phase.heard !== null })));
  if (phase.heard !== null) await caller.hears(phase.heard);
  let released = provider.released(name);
  while (released === null) {
    await wait(2);
    released = provider.released(name);
  }
  // What the provider says in this phase has reached m2c.
  if (phase.heard === null) await wait(10);
  const leftAt = caller.leave(how);
  return (await Promise.race([released, wait(LONG_AFTER_MS, leftAt + LONG_AFTER_MS)])) - leftAt;
}

async function leaveUpload(world: World): Promise<Finding> {
  const provider = world.keep(await sayingProvider([]));
  const url = await world.serve(provider.url);
  const request = requestBytes();
  for (let leaver = 0; leaver < LEAVERS; leaver++) {
    const caller = callWith(url, request.subarray(0, request.length - 1 - leaver));
    await once(caller.socket, 'connect');
    caller.leave(leaver % 2 === 0 ? 'close' : 'reset');
  }
  await wait(50);
  const asked = provider.released('') !== null;
  return {
    heard: `${LEAVERS} of ${LEAVERS} cut requests were forgotten`,
    wrong: asked ? ['the provider was asked half a question'] : [],
    lost: await nextClient(url),
    providerClosedMs: null,
    terminals: null,
  };
}

async function leaveBeforeRetry(world: World): Promise<Finding> {
  const busy = { ...errorAnswer(429, 'Slow down, please.'), headers: { 'retry-after': '1' } };
  const upstream = world.keep(await startFakeUpstream(() => busy));
  const url = await world.serve(upstream.url);
  const leavers = Array.from({ length: AT_ONCE }, () => callWith(url, requestBytes()));
  await upstream.request(AT_ONCE - 1);
  // The refusals have been read.
  await wait(100);
  leavers.forEach((caller, at) => {
    caller.leave(at % 2 === 0 ? 'close' : 'reset');
  });
  await wait(1500);
  const again = upstream.requests.length - AT_ONCE;
  // One that stays shows that m2c does ask again.
  const stays = callWith(url, requestBytes());
  await upstream.request(AT_ONCE + again + 1);
  stays.leave('close');
  return finding({
    heard: `${AT_ONCE - again} of ${AT_ONCE} were not asked for again`,
    wrong: again === 0 ? [] : [`the provider was asked ${again} times more`],
  });
}

/** Says this, then nothing more; a request that asks to be answered is. */
async function sayingProvider(said: readonly Piece[]): Promise<Provider> {
  const upstream = await startFakeUpstream(({ body }) =>
    JSON.stringify(body.messages).includes('Go on.') ? WELL_ANSWER : { pieces: [...said, 'hang'] },
  );
  return {
    url: upstream.url,
    released(name) {
      const found = upstream.requests.find(({ body }) => JSON.stringify(body.messages).includes(name));
      return found === undefined ? null : found.closed.then(({ at }) => at);
    },
    close: upstream.close,
  };
}

/** Takes requests and says nothing, not even headers; a request that asks to be answered is. */
async function muteProvider(): Promise<Provider> {
  const released = new Map<string, Promise<number>>();
  const server = createServer(async (request, response) => {
    const closed = once(response, 'close').then(() => performance.now());
    const asked = (await request.toArray()).join('');
    if (asked.includes('Go on.')) response.end(WELL_ANSWER.pieces.join(''));
    else released.set(asked, closed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    released: (name) => [...released].find(([asked]) => asked.includes(name))?.[1] ?? null,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
