/** A thread that makes turns and tries them, slice after slice, as it is asked. */
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { PROVIDERS } from '../arbitraries/request.ts';
import { type Finding, signatureOf } from './finding.ts';
import { judgeInside } from './judge.ts';
import { smallerTurn } from './smaller.ts';
import { targetOf, turnsOf } from './targets.ts';
import { ALIVE, type Done, PLACE, type Slice, type Task, TRIED } from './task.ts';
import { keptTurn, turnOf, type WildTurn } from './wild-turn.ts';
import { openWire } from './wire.ts';

/** How long a finding is made smaller, in milliseconds. */
const SHRINK_MS = 8000;

/** Two texts that differ are told at length. */
const LONGEST_TOLD = 600;

type Judge = (turn: WildTurn) => void | Promise<void>;

const { watched } = workerData as { readonly watched: Int32Array };

parentPort?.on('message', async (task: Task) => {
  const findings = 'again' in task ? await again(task.again) : await trySlice(task);
  parentPort?.postMessage({ findings } satisfies Done);
});

Atomics.add(watched, ALIVE, 1);

async function trySlice(slice: Slice): Promise<Finding[]> {
  if (slice.way === 'inside') return tryTurns(slice, turnsOf(slice), judgeInside);
  const provider = PROVIDERS[slice.seed % PROVIDERS.length] ?? 'generic';
  const wire = await openWire(provider);
  try {
    return await tryTurns(
      slice,
      turnsOf(slice).map((turn) => ({ ...turn, provider })),
      wire.judge,
    );
  } finally {
    await wire.close();
  }
}

async function tryTurns(slice: Slice, turns: readonly WildTurn[], judge: Judge): Promise<Finding[]> {
  const { target, way, seed } = slice;
  const known = new Set(slice.known);
  const findings: Finding[] = [];
  for (const [place, turn] of turns.entries()) {
    watched[PLACE] = place;
    Atomics.add(watched, TRIED, 1);
    const broke = await whatBroke(turn, judge);
    if (broke === null || known.has(signatureOf(target, broke))) continue;
    known.add(signatureOf(target, broke));
    const small = await shrunk(slice, turn, judge, signatureOf(target, broke));
    const told = (await whatBroke(small, judge)) ?? broke;
    findings.push({ target, way, broke: told.slice(0, LONGEST_TOLD), seed, turn: keptTurn(small) });
  }
  return findings;
}

/** First by fast-check, which knows how the turn was made, then byte by byte. */
async function shrunk(slice: Slice, turn: WildTurn, judge: Judge, signature: string): Promise<WildTurn> {
  const breaks = async (one: WildTurn) => {
    const broke = await whatBroke(one, judge);
    return broke !== null && signatureOf(slice.target, broke) === signature;
  };
  let first = turn;
  if (slice.way === 'inside') {
    const found = await fc.check(
      fc.asyncProperty(targetOf(slice.target).turns, async (one) => !(await breaks(one))),
      { seed: slice.seed, numRuns: slice.runs, interruptAfterTimeLimit: SHRINK_MS },
    );
    first = found.counterexample?.[0] ?? turn;
  }
  const start = performance.now();
  return smallerTurn(first, (one) => performance.now() - start < SHRINK_MS && breaks(one));
}

async function again({ target, way, seed, turn: kept }: Finding): Promise<Finding[]> {
  const turn = turnOf(kept);
  const wire = way === 'wire' ? await openWire(turn.provider) : null;
  const broke = await whatBroke(turn, wire?.judge ?? judgeInside);
  await wire?.close();
  return broke === null ? [] : [{ target, way, broke, seed, turn: kept }];
}

async function whatBroke(turn: WildTurn, judge: Judge): Promise<string | null> {
  Atomics.add(watched, ALIVE, 1);
  try {
    await judge(turn);
    return null;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    // What the judge says is a sentence; whatever else is thrown shows where.
    return error.constructor === Error ? error.message : `${error.name}: ${error.message}${placeOf(error)}`;
  }
}

/** The innermost line of this repository. */
function placeOf({ stack = '' }: Error): string {
  const place = /\b((?:server|conformance|generated)\/[\w./-]+:\d+):\d+\)?$/m.exec(stack)?.[1];
  return place === undefined ? '' : ` (${place})`;
}
