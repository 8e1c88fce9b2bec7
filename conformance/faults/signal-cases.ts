/** m2c told to end, ended, or held still in the middle of answers. */
import { setTimeout as wait } from 'node:timers/promises';
import { chunk, DONE, finish, type Piece, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { bodyOf, type HeardStream, listenTo, type Reply } from './asking.ts';
import { type Caller, callWith, repliesIn, requestBytes } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { isWell, type Launch, launch, type Running } from './program.ts';
import type { World } from './world.ts';

const CLIENTS = 200;
const WORDS = Array.from({ length: 20 }, (_, at) => `word-${at} `);
const TEXT = WORDS.join('');
/** One word after another, for some two seconds. */
const speaking: readonly Piece[] = [
  ...WORDS.flatMap((content) => [chunk({ content }), { waitMs: 100 }]),
  finish('stop'),
  DONE,
];
/** Says half, and never the rest. */
const endless: readonly Piece[] = [chunk({ content: 'word-0 ' }), 'hang'];
/** What m2c grants to open answers, with their last words and what a busy machine adds. */
const GRACE_MS = 10_000;
const SLACK_MS = 4000;
const STALL_MS = 5000;
const READY_MS = 1000;
const NOTHING: Reply = { status: 0, headers: {}, text: '', whole: false, endedAt: 0 };

export const signalCases: readonly FaultCase[] = [
  {
    number: null,
    name: `told to end (SIGTERM) while ${CLIENTS} answers come`,
    hears: 'Each its whole answer; who comes now is refused; m2c ends with 0 after the last.',
    slow: true,
    play: drain,
  },
  {
    number: null,
    name: 'told to end while answers come that never end',
    hears: 'What was said, then response.failed with a sentence, 10 s later; m2c ends with 0.',
    slow: true,
    play: outlast,
  },
  {
    number: null,
    name: 'told to end twice (Ctrl-C, Ctrl-C) while answers come',
    hears: 'What was said, then a cut; m2c ends at once.',
    play: interruptTwice,
  },
  {
    number: null,
    name: 'killed (SIGKILL) while answers come, and started again',
    hears: 'What was said, then a cut and no ending; on the same port and folder m2c answers again.',
    play: killAndRestart,
  },
  {
    number: 39,
    name: `held still for ${STALL_MS / 1000} s while answers come`,
    hears: 'Each its whole answer: a silence of m2c is not one of the provider.',
    slow: true,
    play: standStill,
  },
];

interface Listening {
  readonly running: Running;
  readonly callers: readonly Caller[];
  /** What each has heard in the end. */
  readonly heard: () => Promise<readonly HeardStream[]>;
}

/** Starts m2c and lets clients listen: each has heard the first word. */
async function listening(many: number, said: readonly Piece[], world: World, options: Launch = {}): Promise<Listening> {
  const upstream = world.keep(
    await startFakeUpstream(({ body }) =>
      JSON.stringify(body.messages).includes('Speak.') ? { pieces: said } : WELL_ANSWER,
    ),
  );
  const running = await launch(world, upstream.url, options);
  const request = requestBytes(bodyOf({ input: 'Speak.' }), { connection: 'close' });
  const callers = Array.from({ length: many }, () => callWith(running.url, request));
  await Promise.all(callers.map((caller) => caller.hears('output_text.delta')));
  const heard = async () => {
    await Promise.all(callers.map((caller) => caller.over));
    return callers.map((caller) => listenTo(repliesIn(caller.received())[0] ?? NOTHING));
  };
  return { running, callers, heard };
}

const count = (heard: readonly HeardStream[], has: (one: HeardStream) => boolean) => heard.filter(has).length;
const worst = (heard: readonly HeardStream[]) => heard.find(({ terminals }) => terminals !== 1)?.terminals ?? 1;
const complaintsOf = (heard: readonly HeardStream[]) => [...new Set(heard.flatMap(({ unlawful }) => unlawful))];

async function drain(world: World): Promise<Finding> {
  const { running, heard } = await listening(CLIENTS, speaking, world);
  running.child.kill('SIGTERM');
  const toldAt = performance.now();
  while (!running.stdout().includes('finishes open answers')) await wait(5);
  const late = await isWell(running.url);
  const streams = await heard();
  const lastAt = performance.now();
  const code = await ended(running, GRACE_MS);
  const whole = count(streams, ({ text }) => text === TEXT);
  return finding({
    heard: `${whole} of ${CLIENTS} whole, ${late ? 'a new one taken' : 'a new one refused'}; m2c ended with ${code}, ${Math.round(performance.now() - lastAt)} ms after the last and ${Math.round(performance.now() - toldAt)} ms after it was told`,
    wrong: [
      ...complaintsOf(streams),
      ...(late ? ['a new request was taken'] : []),
      ...(code === 0 ? [] : [`m2c ended with ${code}`]),
    ],
    lost: whole === CLIENTS ? [] : [`${CLIENTS - whole} answers`],
    terminals: worst(streams),
  });
}

async function outlast(world: World): Promise<Finding> {
  const { running, heard } = await listening(20, endless, world);
  running.child.kill('SIGTERM');
  const toldAt = performance.now();
  const streams = await heard();
  const heardMs = performance.now() - toldAt;
  const code = await ended(running, SLACK_MS);
  const [first] = streams;
  const told = count(streams, ({ error }) => /stopping.*ask again/.test(error?.message ?? ''));
  return finding({
    heard: `${first?.ending} ${first?.error?.code}: "${first?.error?.message}" after ${(heardMs / 1000).toFixed(1)} s; m2c ended with ${code}`,
    wrong: [
      ...complaintsOf(streams),
      ...(told === streams.length ? [] : ['the sentence does not say why, or what to do']),
      ...(Math.abs(heardMs - GRACE_MS) < SLACK_MS ? [] : [`it came after ${Math.round(heardMs)} ms`]),
      ...(code === 0 ? [] : [`m2c ended with ${code}`]),
    ],
    lost: count(streams, ({ text }) => text === 'word-0 ') === streams.length ? [] : ['what was said before'],
    terminals: worst(streams),
  });
}

async function interruptTwice(world: World): Promise<Finding> {
  const { running, heard, callers } = await listening(20, endless, world);
  running.child.kill('SIGINT');
  while (!running.stdout().includes('Ctrl-C again')) await wait(5);
  running.child.kill('SIGINT');
  const code = await ended(running, SLACK_MS);
  return cutFinding(await heard(), callers, `m2c ended with ${code}`, code === 'still runs' ? ['m2c did not end'] : []);
}

async function killAndRestart(world: World): Promise<Finding> {
  const { running, heard, callers } = await listening(20, endless, world);
  running.child.kill('SIGKILL');
  await running.ended;
  const cut = cutFinding(await heard(), callers, '', []);
  const provider = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const { port, folder } = running;
  const again = await launch(world, provider.url, { port, folder });
  return {
    ...cut,
    heard: `${cut.heard}answers again ${Math.round(again.readyMs)} ms after its new start`,
    wrong: [...cut.wrong, ...(again.readyMs < READY_MS + SLACK_MS ? [] : ['the new start takes long'])],
    lost: [...cut.lost, ...(await nextClient(again.url))],
  };
}

/** What a client has heard of an answer that was cut: its words, and nothing that could be taken for an ending. */
function cutFinding(heard: readonly HeardStream[], callers: readonly Caller[], then: string, wrong: string[]): Finding {
  const texts = callers.map((caller) => caller.received());
  const ended = texts.filter((text) => /response\.(completed|incomplete|failed)|\[DONE\]/.test(text)).length;
  const said = texts.filter((text) => text.includes('"delta":"word-0 "')).length;
  return finding({
    heard: `${heard.length} of ${heard.length} a cut; ${then}`,
    wrong: [...wrong, ...(ended === 0 ? [] : [`${ended} cut answers look ended`])],
    lost: said === texts.length ? [] : ['what was said before'],
  });
}

async function standStill(world: World): Promise<Finding> {
  const patience = String(STALL_MS / 2);
  const variables = { M2C_IDLE_TIMEOUT_MS: patience, M2C_HEADERS_TIMEOUT_MS: patience, M2C_HEARTBEAT_MS: '1000' };
  const { running, heard } = await listening(CLIENTS, speaking, world, { variables });
  running.child.kill('SIGSTOP');
  await wait(STALL_MS);
  running.child.kill('SIGCONT');
  const streams = await heard();
  const whole = count(streams, ({ text }) => text === TEXT);
  return finding({
    heard: `${whole} of ${CLIENTS} whole`,
    wrong: complaintsOf(streams),
    lost: [...(whole === CLIENTS ? [] : [`${CLIENTS - whole} answers`]), ...(await nextClient(running.url))],
    terminals: worst(streams),
  });
}

function ended({ ended }: Running, patienceMs: number): Promise<number | string> {
  return Promise.race([ended, wait(patienceMs, 'still runs')]);
}
