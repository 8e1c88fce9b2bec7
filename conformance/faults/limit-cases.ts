/** Limits of the host: few files, little memory, and a clock that is wrong or jumps. */
import { setTimeout as wait } from 'node:timers/promises';
import { chunk, DONE, finish, type Piece, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { ask, bodyOf, listenTo, type Reply } from './asking.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { isWell, launch } from './program.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;

export const limitCases: readonly FaultCase[] = [
  {
    number: 39,
    name: 'more clients than m2c may open files',
    hears: 'Its whole answer, or a failure with a sentence, or no connection; afterwards every client is answered.',
    play: runOutOfFiles,
  },
  {
    number: 39,
    name: 'histories larger than the memory',
    hears: 'Its answer, or a sentence why not; m2c goes on.',
    slow: true,
    play: runOutOfMemory,
  },
  ...[HOUR_MS, -HOUR_MS].map(
    (jump): FaultCase => ({
      number: 39,
      name: `the clock jumps an hour ${jump > 0 ? 'ahead' : 'back'} while an answer comes`,
      hears: 'The whole answer: nothing is given up, and nothing waits an hour.',
      play: (world) => jumpClock(jump, world),
    }),
  ),
  ...[HOUR_MS, -HOUR_MS].map(
    (off): FaultCase => ({
      number: 39,
      name: `a Retry-After date, read by a clock that is an hour ${off > 0 ? 'ahead' : 'behind'}`,
      hears: "To wait for 30 s, as the provider's own clock says.",
      play: (world) => retryByClock(off, world),
    }),
  ),
];

const FILES = 64;
const CROWD = 120;
const words: readonly Piece[] = [
  chunk({ content: 'Here ' }),
  { waitMs: 500 },
  chunk({ content: 'it is.' }),
  finish('stop'),
  DONE,
];
const NOTHING: Reply = { status: 0, headers: {}, text: '', whole: false, endedAt: 0 };

async function runOutOfFiles(world: World): Promise<Finding> {
  const upstream = world.keep(
    await startFakeUpstream(({ body }) =>
      JSON.stringify(body.messages).includes('Go on.') ? WELL_ANSWER : { pieces: words },
    ),
  );
  const through = ['/bin/sh', '-c', `ulimit -n ${FILES} && exec "$@"`, 'sh'];
  const running = await launch(world, upstream.url, { through });
  const asks = Array.from({ length: CROWD }, () => ask(running.url, bodyOf({ input: 'Speak.' })).catch(() => NOTHING));
  const replies = await Promise.all(asks);
  const streams = replies.filter(({ status }) => status !== 0).map(listenTo);
  const whole = streams.filter(({ text, ending }) => ending === 'completed' && text === 'Here it is.').length;
  const failed = streams.filter(({ ending }) => ending === 'failed').length;
  return finding({
    heard: `${whole} whole, ${failed} failed (${streams.find(({ error }) => error !== null)?.error?.message}), ${CROWD - streams.length} no answer at all`,
    wrong: [...new Set(streams.flatMap(({ unlawful }) => unlawful)), ...(whole > 0 ? [] : ['nobody was answered'])],
    lost: [
      ...(whole + failed === streams.length ? [] : ['the ending of an answer']),
      ...(await nextClient(running.url)),
    ],
    terminals: streams.find(({ terminals }) => terminals !== 1)?.terminals ?? 1,
  });
}

const HEAP_MIB = 128;
const TEXT = 'word '.repeat(1000);
const MEBIBYTE = 1024 * 1024;
/** What m2c has to bear on that heap: one history above all its memory, and together more than it holds at once. */
const HISTORIES: readonly { readonly mebibytes: number; readonly atOnce: number }[] = [
  { mebibytes: 0.5, atOnce: 20 },
  { mebibytes: 4, atOnce: 40 },
  { mebibytes: 30, atOnce: 4 },
];

async function runOutOfMemory(world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => ({ pieces: [{ waitMs: 1000 }, ...WELL_ANSWER.pieces] })));
  const running = await launch(world, upstream.url, { nodeFlags: [`--max-old-space-size=${HEAP_MIB}`] });
  const told: string[] = [];
  const wrong: string[] = [];
  for (const { mebibytes, atOnce } of HISTORIES) {
    const input = Array.from({ length: (mebibytes * MEBIBYTE) / TEXT.length }, () => ({ role: 'user', content: TEXT }));
    const body = bodyOf({ input, stream: false });
    const replies = await Promise.all(Array.from({ length: atOnce }, () => ask(running.url, body).catch(nothing)));
    const answered = replies.filter(({ status }) => status === 200).length;
    const refused = replies.filter(refusedForMemory).length;
    told.push(`of ${atOnce} with ${mebibytes} MiB ${answered} answered, ${refused} refused`);
    const other = replies.find((reply) => reply.status !== 200 && !refusedForMemory(reply));
    if (other !== undefined) wrong.push(`one with ${mebibytes} MiB heard ${other.status}: ${other.text.slice(0, 100)}`);
  }
  if (!(await isWell(running.url))) wrong.push(`m2c is gone: ${running.stderr().slice(0, 100)}`);
  return finding({ heard: told.join('; '), wrong, lost: await nextClient(running.url) });
}

/** What a client has whose connection broke before an answer. */
function nothing(cause: Error): Reply {
  return { ...NOTHING, text: cause.message };
}

/** A refusal on which Codex waits and asks again, or one that it shows at once since nothing will change. */
function refusedForMemory({ status, headers, text }: Reply): boolean {
  if (!text.includes('memory')) return false;
  return status === 400 || (status === 429 && Number(headers['retry-after']) > 0);
}

/** A clock of this process that is off by so much, at once or from its first SIGUSR2 on. */
function clock(offMs: number, when: 'at once' | 'at SIGUSR2'): readonly string[] {
  const change = `const real = Date.now; const change = () => { Date.now = () => real() + ${offMs}; };`;
  const at = when === 'at once' ? 'change();' : "process.on('SIGUSR2', change);";
  return ['--import', `data:text/javascript,${encodeURIComponent(change + at)}`];
}

async function jumpClock(jump: number, world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => ({ pieces: words })));
  const running = await launch(world, upstream.url, { nodeFlags: clock(jump, 'at SIGUSR2') });
  const asked = ask(running.url);
  await upstream.request(0);
  await wait(100);
  running.child.kill('SIGUSR2');
  const reply = await asked;
  const heard = listenTo(reply);
  return finding({
    heard: `${heard.ending} "${heard.text}"`,
    wrong: heard.unlawful,
    lost: heard.text === 'Here it is.' ? [] : ['the text'],
    terminals: heard.terminals,
  });
}

async function retryByClock(off: number, world: World): Promise<Finding> {
  const date = new Date();
  const until = new Date(date.getTime() + 30_000).toUTCString();
  const headers = { date: date.toUTCString(), 'retry-after': until };
  const pieces = ['{"error":{"message":"Slow down, please."}}'];
  const upstream = world.keep(await startFakeUpstream(() => ({ status: 429, headers, pieces })));
  const running = await launch(world, upstream.url, { nodeFlags: clock(off, 'at once') });
  const { status, headers: told } = await ask(running.url, bodyOf({ stream: false }));
  const seconds = Number(told['retry-after']);
  return finding({
    heard: `${status}, Retry-After: ${told['retry-after'] ?? 'none'}`,
    wrong: seconds > 20 && seconds <= 30 ? [] : ['it does not wait for as long as the provider says'],
  });
}
