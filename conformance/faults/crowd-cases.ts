/** A thousand clients at once before the real program: each hears its own answer, whole, and nobody else's. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, chunk, DONE, finish, type HeardRequest, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { ask, bodyOf, listenTo, type Reply } from './asking.ts';
import { type Caller, callWith, repliesIn, requestBytes } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { launch, memoryOf, openDescriptors, type Running, TELLS_MEMORY } from './program.ts';
import type { World } from './world.ts';

const CLIENTS = 1000;
const WORDS = 20;
/** So many leave at the same moment. */
const WAVE = 100;
const PAUSE_MS = 8000;
const LONG_AFTER_MS = 5000;
const NOTHING: Reply = { status: 0, headers: {}, text: '', whole: false, endedAt: 0 };

export const crowdCases: readonly FaultCase[] = [
  {
    number: null,
    name: '1,000 clients ask for a stream at once',
    hears: `Each its own ${WORDS} words, in a lawful stream with one ending.`,
    slow: true,
    play: (world) => crowd(true, world),
  },
  {
    number: null,
    name: '1,000 clients ask for a plain answer at once',
    hears: `Each its own ${WORDS} words.`,
    slow: true,
    play: (world) => crowd(false, world),
  },
  {
    number: 32,
    name: '1,000 clients listen, and 500 of them leave',
    hears: 'Those who stay: their whole answer; of those who leave every provider is let go at once.',
    slow: true,
    play: leaveTogether,
  },
];

/** The words that a client must hear, which only its provider's answer holds. */
const wordsFor = (name: string) => Array.from({ length: WORDS }, (_, at) => `${name}-${at} `);
const names = Array.from({ length: CLIENTS }, (_, at) => `client-${at}`);
const nameIn = ({ body }: HeardRequest) => /client-\d+/.exec(JSON.stringify(body.messages))?.[0];

function answerFor(request: HeardRequest): Answer {
  const name = nameIn(request);
  if (name === undefined) return WELL_ANSWER;
  return { pieces: [...wordsFor(name).map((content) => chunk({ content })), finish('stop'), DONE] };
}

async function crowd(stream: boolean, world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(answerFor));
  const program = await launch(world, upstream.url, { nodeFlags: TELLS_MEMORY });
  const lost = await nextClient(program.url);
  const before = openDescriptors(program.pid);
  const startedAt = performance.now();
  const replies = await Promise.all(names.map((input) => askOrFail(program.url, bodyOf({ input, stream }))));
  const seconds = (performance.now() - startedAt) / 1000;
  const heard = replies.map((reply) => (stream ? listenTo(reply) : plain(reply)));
  const right = heard.filter(({ text }, at) => text === wordsFor(names[at] ?? '').join(''));
  return finding({
    heard: `${right.length} of ${CLIENTS} texts right in ${seconds.toFixed(1)} s; ${await state(program, before)}`,
    wrong: [...new Set(heard.flatMap(({ unlawful }) => unlawful))].slice(0, 5),
    lost: [
      ...lost,
      ...(right.length === CLIENTS ? [] : [`${CLIENTS - right.length} answers`]),
      ...(await nextClient(program.url)),
    ],
    terminals: stream ? worst(heard.map(({ terminals }) => terminals)) : null,
  });
}

/** A client that hears nothing at all has an answer that was lost, and the others are still to be counted. */
function askOrFail(url: string, body: unknown): Promise<Reply> {
  return ask(url, body).catch((cause: Error) => ({ ...NOTHING, text: cause.message }));
}

function plain({ status, text }: Reply) {
  const said = status === 200 ? JSON.parse(text).output[0].content[0].text : '';
  return { text: said as string, unlawful: status === 200 ? [] : [`the status is ${status}: ${text}`], terminals: 1 };
}

/** The number furthest from the one that is lawful. */
function worst(terminals: readonly number[]): number {
  return terminals.find((many) => many !== 1) ?? 1;
}

async function state(program: Running, before: number | null): Promise<string> {
  const { mostResidentMiB } = await memoryOf(program);
  const open = openDescriptors(program.pid);
  const files = open === null || before === null ? '' : `, ${open - before} more connections open afterwards`;
  return `at most ${Math.round(mostResidentMiB)} MiB resident${files}`;
}

async function leaveTogether(world: World): Promise<Finding> {
  // Long enough for all to have come, so that they leave in the middle.
  const upstream = world.keep(await startFakeUpstream((request) => pausing(answerFor(request))));
  const program = await launch(world, upstream.url);
  const callers = names.map((input) => callWith(program.url, requestBytes(bodyOf({ input }), { connection: 'close' })));
  await Promise.all(callers.map((caller) => caller.hears('output_text.delta')));
  const leavers = callers.flatMap((caller, at) => (at % 2 === 0 ? [{ caller, name: names[at] ?? '' }] : []));
  const closedMs: number[] = [];
  for (let from = 0; from < leavers.length; from += WAVE) {
    closedMs.push(...(await leaveAtOnce(leavers.slice(from, from + WAVE), upstream.requests)));
  }
  const slowest = Math.max(...closedMs);
  const stayed = callers.flatMap((caller, at) => (at % 2 === 1 ? [{ caller, name: names[at] ?? '' }] : []));
  await Promise.all(stayed.map(({ caller }) => caller.over));
  const heard = stayed.map(({ caller, name }) => ({ name, ...listenTo(repliesIn(caller.received())[0] ?? NOTHING) }));
  const right = heard.filter(({ name, text }) => text === wordsFor(name).join(''));
  return finding({
    heard: `${right.length} of ${stayed.length} who stayed heard all; ${closedMs.length} of ${leavers.length} providers let go, the slowest after ${Math.round(slowest)} ms`,
    wrong: [...new Set(heard.flatMap(({ unlawful }) => unlawful))],
    lost: [
      ...(right.length === stayed.length ? [] : ['answers of those who stayed']),
      ...(await nextClient(program.url)),
    ],
    providerClosedMs: slowest,
    terminals: worst(heard.map(({ terminals }) => terminals)),
  });
}

interface Leaver {
  readonly caller: Caller;
  readonly name: string;
}

/** Half of them close, the machines of the others reset. @returns how long each provider was held. */
async function leaveAtOnce(leavers: readonly Leaver[], requests: readonly HeardRequest[]): Promise<readonly number[]> {
  const leftAt = performance.now();
  leavers.forEach(({ caller }, at) => {
    caller.leave(at % 2 === 0 ? 'close' : 'reset');
  });
  const left = new Set(leavers.map(({ name }) => name));
  const late = wait(LONG_AFTER_MS, { at: leftAt + LONG_AFTER_MS });
  const closed = requests.filter((request) => left.has(nameIn(request) ?? '')).map((request) => request.closed);
  return Promise.all(closed.map(async (end) => (await Promise.race([end, late])).at - leftAt));
}

/** Waits after the first word. */
function pausing({ pieces: [first = '', ...rest] }: Answer): Answer {
  return { pieces: [first, { waitMs: PAUSE_MS }, ...rest] };
}
