/**
 * Where m2c's time goes under each work of the benchmark: the functions by the time spent in themselves, and
 * with `--flame` who called whom.
 *
 *     node conformance/bench/profile.ts [--only WORDS] [--top 25] [--flame] [--out DIR] [--entry FILE]
 *
 * With `--out` it keeps each profile as `<work>.cpuprofile`, for the browser's developer tools.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LARGE, SMALL } from './bodies.ts';
import { FIGURES, type Work } from './figures.ts';
import { flameLines } from './flame.ts';
import { Load, measureWork, warmUp } from './measure.ts';
import { type CallFrame, type CpuProfile, type Spent, spentIn } from './self-times.ts';
import { startProvider, startTarget } from './targets.ts';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    top: { type: 'string', default: '25' },
    flame: { type: 'boolean', default: false },
    out: { type: 'string' },
    entry: { type: 'string' },
  },
});
/** The share of the time from which a function is drawn. */
const LEAST_SHOWN = 0.015;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const words = flags.only.split(',').filter((word) => word !== '');
const works = FIGURES.filter((figure): figure is Work => figure.kind === 'work');

const folder = mkdtempSync(join(tmpdir(), 'm2c-profile-'));
const file = join(folder, 'profile.json');
/** The first SIGUSR2 begins a profile of the main thread, the second one writes it. */
const PROFILES = `data:text/javascript,${encodeURIComponent(`
  import { Session } from 'node:inspector/promises';
  import { renameSync, writeFileSync } from 'node:fs';
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  let running = false;
  process.on('SIGUSR2', async () => {
    running = !running;
    if (running) return session.post('Profiler.start');
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(${JSON.stringify(`${file}.new`)}, JSON.stringify(profile));
    renameSync(${JSON.stringify(`${file}.new`)}, ${JSON.stringify(file)});
  });
`)}`;

const provider = await startProvider(16);
const load = await Load.start();
const entry = flags.entry === undefined ? {} : { entry: resolve(flags.entry) };
const target = await startTarget('m2c', provider.url, { nodeFlags: ['--import', PROFILES], ...entry });
await warmUp(load, [['m2c', target]], [SMALL, LARGE]);

for (const work of works.filter(({ id }) => words.length === 0 || words.some((word) => id.includes(word)))) {
  process.kill(target.pid, 'SIGUSR2');
  const { m2c = Number.NaN } = await measureWork(load, work, [['m2c', target]], 1);
  process.kill(target.pid, 'SIGUSR2');
  while (!existsSync(file)) await wait(50);
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  if (flags.out !== undefined) {
    mkdirSync(flags.out, { recursive: true });
    copyFileSync(file, join(flags.out, `${work.id}.cpuprofile`));
  }
  rmSync(file);
  const { busyMs, functions } = spentIn(profile);
  say(`\n${work.title}: ${m2c.toFixed(2)} ${work.unit}, ${busyMs.toFixed(0)} ms of the main thread`);
  show('in itself', 'self', functions);
  const own = functions.filter(({ place }) => place.startsWith('file:') && !place.includes('node_modules'));
  show('with all that it calls, of m2c alone', 'total', own);
  if (flags.flame) for (const line of flameLines(profile, LEAST_SHOWN, flamePlace)) say(line);
}
rmSync(folder, { recursive: true });
process.exit(load.judged.wrongs === 0 ? 0 : 1);

function show(title: string, by: 'self' | 'total', functions: readonly Spent[]): void {
  say(`\n         ${title}`);
  const first = functions.toSorted((one, other) => other[by] - one[by]).slice(0, Number(flags.top));
  for (const { name, place, [by]: share } of first) {
    say(`${(share * 100).toFixed(1).padStart(6)} %  ${name.padEnd(32)} ${shown(place)}`);
  }
}

function shown(place: string): string {
  const [, path = '', line = ''] = /^(file:.*)(:\d+)$/.exec(place) ?? [];
  return path === '' ? place : relative(ROOT, fileURLToPath(path)) + line;
}

/** Node's own functions belong to whoever calls them, but for what V8 does by itself and for what begins a stack. */
function flamePlace({ url, lineNumber }: CallFrame): string | null {
  return url.startsWith('node:') ? null : shown(url === '' ? '' : `${url}:${lineNumber + 1}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
