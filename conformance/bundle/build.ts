/** Builds dist/: the same program in fewer files, which start in a fraction of the time that their sources take. */
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundle, COMMANDS, ROOT, THREADS } from './bundle.ts';
import { keepCompiled } from './compiled.ts';

const DIST = join(ROOT, 'dist');
/** As old as the sources that were read: `make` compares it with them. It names what was built. */
const BUILT = join(DIST, '.built');
/** What that was built from, as rules for `make`. */
const INPUTS = join(DIST, 'inputs.mk');

async function main(): Promise<void> {
  const startedAt = new Date();
  const before = existsSync(BUILT) ? readFileSync(BUILT, 'utf8').split('\n') : [];
  const { inputs, outputs } = await bundle('dist', { ...COMMANDS, ...THREADS });
  const built = outputs.map((file) => basename(file));
  // A server of the build before may still run, and load a part of it only when that is asked for.
  const kept = new Set([...built, ...before, basename(BUILT), basename(INPUTS)]);
  for (const file of readdirSync(DIST)) if (!kept.has(file)) rmSync(join(DIST, file), { recursive: true });
  await keepCompiled(join(DIST, 'm2c.js'));
  writeFileSync(INPUTS, rules(inputs));
  writeFileSync(BUILT, built.join('\n'));
  utimesSync(BUILT, startedAt, startedAt);
}

/** A file that is there no more is no error, but something to build anew. */
function rules(inputs: readonly string[]): string {
  return [`dist/${basename(BUILT)}: ${inputs.join(' ')}`, ...inputs.map((file) => `${file}:`), ''].join('\n');
}

await main();
