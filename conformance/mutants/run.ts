/**
 * Do the laws notice? Breaks the translator by one line at a time, in a copy of the repository, and tries the laws on it.
 *
 *     node conformance/mutants/run.ts [--runs 1000] [--seed 1] [--threads N] [--only TEXT]
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { LAWS } from '../laws/all.ts';
import { tryLaws } from '../laws/pool.ts';
import type { Task } from '../laws/worker.ts';
import { brokenMutants, mutated } from './apply.ts';
import { MUTANTS, type Mutant } from './list.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What the laws need of the repository. */
const COPIED = ['server', 'generated', 'conformance', 'package.json', 'tsconfig.json'];
/** A mutant that makes an endless loop is over after so many seconds. */
const LIMIT_SECONDS = 180;

interface Outcome {
  /** The numbers of the laws that noticed. */
  readonly laws: readonly number[];
  /** What the first of them said. */
  readonly why: string;
  /** Why not every law was tried, null when every law was. */
  readonly early: string | null;
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string', default: '' },
  },
});
const [runs, seed, threads] = [Number(values.runs), Number(values.seed), Number(values.threads)];
const chosen = MUTANTS.filter((mutant) => mutant.name.includes(values.only));
const folder = mkdtempSync(join(tmpdir(), 'm2c-mutants-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
await main();

async function main(): Promise<void> {
  const misfits = brokenMutants(ROOT, chosen);
  if (misfits.length > 0) {
    say(misfits.join('\n'));
    process.exitCode = 1;
    return;
  }
  const healthy = await tryOn(copyOfRepository('healthy'));
  if (healthy.laws.length > 0 || healthy.early !== null) {
    say(`The laws must hold before they can tell anything: ${[healthy.why, healthy.early].join(' ').trim()}`);
    process.exitCode = 1;
    return;
  }
  say(`${chosen.length} mutants, ${runs} runs of each law with seed ${seed}, at most ${LIMIT_SECONDS} s each`);
  let killed = 0;
  for (const [index, mutant] of chosen.entries()) {
    const outcome = await tryOn(mutatedCopy(mutant, index));
    const noticed = outcome.laws.includes(mutant.law) || (outcome.laws.length === 0 && outcome.early !== null);
    if (noticed) killed += 1;
    const verdict = noticed ? 'killed  ' : 'SURVIVED';
    say(`${verdict} ${index + 1}. ${mutant.name} (for law ${mutant.law}): ${shown(outcome)}`);
  }
  say(`mutants: ${killed} of ${chosen.length} killed`);
  process.exitCode = killed === chosen.length ? 0 : 1;
}

function shown({ laws, early }: Outcome): string {
  const noticed = laws.length === 0 ? 'no law noticed' : `noticed by law ${laws.join(', ')}`;
  return early === null ? noticed : `${noticed}, and ${early}`;
}

/** The repository as it is, so far as the laws need it. */
function copyOfRepository(name: string): string {
  const copy = join(folder, name);
  for (const part of COPIED) {
    cpSync(join(ROOT, part), join(copy, part), {
      recursive: true,
      filter: (source) => !source.includes('node_modules') && !source.endsWith('.test.ts'),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

function mutatedCopy(mutant: Mutant, index: number): string {
  const copy = copyOfRepository(String(index));
  const file = join(copy, mutant.file);
  writeFileSync(file, mutated(readFileSync(file, 'utf8'), mutant));
  return copy;
}

/** Tries every law on a copy, which is gone afterwards. */
async function tryOn(copy: string): Promise<Outcome> {
  const laws = new Set<number>();
  let why = '';
  const tasks: Task[] = LAWS.map((_, law) => ({ law, tries: { runs, seed, quick: true } }));
  const early = await tryLaws(tasks, {
    worker: pathToFileURL(join(copy, 'conformance', 'laws', 'worker.ts')),
    threads,
    limitSeconds: LIMIT_SECONDS,
    hear: (done) => {
      if (done.counterexample === null) return;
      why ||= done.counterexample;
      for (const number of LAWS[done.task.law]?.numbers ?? []) laws.add(number);
    },
  });
  rmSync(copy, { recursive: true, force: true });
  return { laws: [...laws].sort((left, right) => left - right), why, early };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
