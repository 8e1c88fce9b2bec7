/** Request bodies that are small on the wire and huge behind it: refused with a sentence, in bounded memory. */
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import { ask, bodyOf } from './asking.ts';
import { callWith, repliesIn, requestBytes } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { isWell, launch, memoryOf, TELLS_MEMORY } from './program.ts';
import type { World } from './world.ts';

const MEBIBYTE = 1024 * 1024;
/** The smallest bound that can be set. */
const BOUNDED = { M2C_MAX_BODY_MB: '1' };

interface Bomb {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly encoding?: string;
  readonly status: number;
  readonly says: RegExp;
}

const TOO_LARGE = /larger than 1048576 bytes \(M2C_MAX_BODY_MB\)/;

const BOMBS: readonly Bomb[] = [
  { name: 'gzip', encoding: 'gzip', bytes: () => gzipSync(spaces(64)), status: 413, says: TOO_LARGE },
  { name: 'deflate', encoding: 'deflate', bytes: () => deflateSync(spaces(64)), status: 413, says: TOO_LARGE },
  { name: 'brotli', encoding: 'br', bytes: () => brotliCompressSync(spaces(16)), status: 413, says: TOO_LARGE },
  { name: 'zstd', encoding: 'zstd', bytes: () => zstdCompressSync(spaces(256)), status: 413, says: TOO_LARGE },
  {
    ...{ name: 'gzip within gzip', encoding: 'gzip, gzip', status: 413, says: TOO_LARGE },
    bytes: () => gzipSync(gzipSync(spaces(64))),
  },
  {
    ...{ name: 'gzip within gzip within gzip', encoding: 'gzip, gzip, gzip', status: 415, says: /encoded 3 times/ },
    bytes: () => gzipSync(gzipSync(gzipSync(spaces(64)))),
  },
  {
    ...{ name: 'gzip with a broken end', encoding: 'gzip', status: 400, says: /not valid gzip/ },
    bytes: () => gzipSync(JSON.stringify(bodyOf())).subarray(0, -12),
  },
  { name: 'plain text over the bound', bytes: () => spaces(2), status: 413, says: TOO_LARGE },
  {
    ...{ name: 'half a million levels of lists', status: 400, says: /nested deeper than 200 levels/ },
    bytes: () => Buffer.from(`{"input":${'['.repeat(500_000)}`),
  },
  {
    ...{ name: 'fifty thousand keys where a text should be', status: 400, says: /^input must be/ },
    bytes: () => Buffer.from(JSON.stringify(bodyOf({ input: keys(50_000) }))),
  },
];

/** Lists that are lawful and longer than any client makes them: m2c may take its time, but has to answer others too. */
const LONG_LISTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'a hundred thousand fields that nobody knows': keys(100_000),
  'a hundred thousand messages': { input: list(100_000, () => ({ role: 'user', content: 'Once more.' })) },
  'thirty thousand calls without an output': { input: list(30_000, (at) => call(`call_${at}`)) },
  'ten thousand calls of the same id': { input: list(10_000, () => call('call')) },
  'ten thousand tools': { tools: list(10_000, (at) => ({ type: 'function', name: `tool_${at}`, parameters: {} })) },
  'a schema of fifty thousand properties': {
    tools: [{ type: 'function', name: 'tool', parameters: { type: 'object', properties: keys(50_000, {}) } }],
  },
};
/** A server that is silent for so long is taken for dead by those who watch over it. */
const SILENT_MS = 5000;
const AT_ONCE = 8;
const MOST_GROWN_MIB = 24;

export const bombCases: readonly FaultCase[] = [
  ...BOMBS.map(
    (bomb): FaultCase => ({
      number: 36,
      name: `the body is a bomb: ${bomb.name}`,
      hears: `${bomb.status} with a sentence about it; the next client is answered.`,
      play: (world) => drop(bomb, world),
    }),
  ),
  {
    number: 36,
    name: `all bombs, ${AT_ONCE} of each at once`,
    hears: `What each alone hears; m2c grows by at most ${MOST_GROWN_MIB} MiB; the next client is answered.`,
    slow: true,
    play: dropAll,
  },
  {
    number: 36,
    name: 'lists longer than any client makes them',
    hears: `An answer, or a sentence why not; others never wait longer than ${SILENT_MS / 1000} s meanwhile.`,
    slow: true,
    play: sendLongLists,
  },
];

async function drop(bomb: Bomb, world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const url = await world.serve(upstream.url, BOUNDED);
  const { heard, wrong } = await dropOn(url, bomb, bomb.bytes());
  const asked = upstream.requests.length === 0 ? [] : ['the provider was asked'];
  return finding({ heard, wrong: [...wrong, ...asked], lost: await nextClient(url) });
}

async function dropOn(url: string, { encoding = 'identity', status, says }: Bomb, bytes: Uint8Array) {
  const caller = callWith(url, requestBytes(Buffer.from(bytes), { 'content-encoding': encoding, connection: 'close' }));
  await caller.over;
  caller.leave('close');
  const [reply] = repliesIn(caller.received());
  const { message = '' } = reply?.text.startsWith('{') ? JSON.parse(reply.text).error : {};
  const heard = `${reply?.status ?? 'the end of the connection'} "${message}"`;
  return { heard, wrong: reply?.status === status && says.test(message) ? [] : [`it heard ${heard}`] };
}

async function dropAll(world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const program = await launch(world, upstream.url, { variables: BOUNDED, nodeFlags: TELLS_MEMORY });
  const lost = await nextClient(program.url);
  // What lawful bodies of as many bytes and keys cost is no part of it, nor what is only opened by the first of them.
  const lawful = [bodyOf({ input: 'Go on. '.repeat(MEBIBYTE / 8) }), bodyOf({ input: 'Go on.', ...keys(50_000) })];
  for (const body of lawful) {
    for (let count = 0; count < 5; count += 1) await Promise.all(list(AT_ONCE, () => ask(program.url, body)));
  }
  const before = await memoryOf(program);
  const wrong: string[] = [];
  for (const bomb of BOMBS) {
    const bytes = bomb.bytes();
    const heard = await Promise.all(list(AT_ONCE, () => dropOn(program.url, bomb, bytes)));
    wrong.push(...heard.flatMap((one) => one.wrong.map((complaint) => `${bomb.name}: ${complaint}`)));
  }
  const grown = (await memoryOf(program)).mostResidentMiB - before.mostResidentMiB;
  return finding({
    heard: `${BOMBS.length * AT_ONCE - wrong.length} of ${BOMBS.length * AT_ONCE} refused; at its largest m2c had grown by ${Math.round(grown)} MiB`,
    wrong: [...wrong, ...(grown <= MOST_GROWN_MIB ? [] : [`m2c grew by ${Math.round(grown)} MiB`])],
    lost: [...lost, ...(await nextClient(program.url))],
  });
}

async function sendLongLists(world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const { url } = await launch(world, upstream.url);
  const silences: [name: string, ms: number][] = [];
  const wrong: string[] = [];
  for (const [name, more] of Object.entries(LONG_LISTS)) {
    const [reply, silentMs] = await whileWatching(url, ask(url, bodyOf({ stream: false, ...more })));
    silences.push([name, silentMs]);
    if (reply.status !== 200 && reply.status !== 400)
      wrong.push(`${name}: ${reply.status} ${reply.text.slice(0, 200)}`);
    if (silentMs > SILENT_MS) wrong.push(`${name}: nobody else was answered for ${(silentMs / 1000).toFixed(1)} s`);
  }
  const [worst = ['', 0]] = silences.sort(([, left], [, right]) => right - left);
  return finding({
    heard: `the longest wait of others: ${Math.round(worst[1])} ms, for ${worst[0]}`,
    wrong,
    lost: await nextClient(url),
  });
}

/** @returns what the work came to, and the longest that a health check had to wait beside it. */
async function whileWatching<T>(url: string, work: Promise<T>): Promise<[T, number]> {
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  let longest = 0;
  while (!over) {
    const askedAt = performance.now();
    await isWell(url);
    longest = Math.max(longest, performance.now() - askedAt);
    await wait(10);
  }
  return [await done, longest];
}

function spaces(mebibytes: number): Buffer {
  return Buffer.alloc(mebibytes * MEBIBYTE, ' ');
}

function keys(many: number, value: unknown = 0): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list(many, (at) => [`key_${at}`, value]));
}

function call(id: string) {
  return { type: 'function_call', call_id: id, name: 'look', arguments: '{}' };
}

function list<T>(many: number, make: (at: number) => T): T[] {
  return Array.from({ length: many }, (_, at) => make(at));
}
