/**
 * Builds dist/: the same program in fewer files, which start in a fraction of the time that their sources take. Recordings and
 * schemas are still read where they are.
 */
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { builtins } from './builtins.ts';
import { places } from './places.ts';
import { seldom } from './seldom.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = join(ROOT, 'dist');
/** As old as the sources that were read: `make` compares it with them. It names what was built. */
const BUILT = join(DIST, '.built');
/** What that was built from, as rules for `make`. */
const INPUTS = join(DIST, 'inputs.mk');
const CACHE = 'cache';

/** What is started by itself: the two commands, and the files that threads are made of. */
const COMMANDS = { m2c: 'server/main.ts', 'm2c-admin': 'admin-cli/main.ts' };
const THREADS = { 'store-thread': 'server/store/thread.ts', 'clean-thread': 'server/record/clean-elsewhere.ts' };

/** A native library, and one that pg looks for and does not need. */
const EXTERNAL = ['better-sqlite3', 'pg-native'];

/**
 * Compiled code is kept beside the code itself: whoever may write there can change what runs anyhow, and nobody else may write
 * there. A thread does not inherit this (Node 24.21.0).
 */
const KEEP_COMPILED = `process.getBuiltinModule('node:module').enableCompileCache(\`\${import.meta.dirname}/${CACHE}\`);`;

/** What each start does: first the cache, then the program. */
const STARTS = new Map([
  ...Object.values(COMMANDS).map(
    (file) => [file, `import('./${file}').then(({ main }) => main(process.argv.slice(2)));`] as const,
  ),
  ...Object.values(THREADS).map((file) => [file, `import('./${file}');`] as const),
]);

async function main(): Promise<void> {
  const startedAt = new Date();
  const before = existsSync(BUILT) ? readFileSync(BUILT, 'utf8').split('\n') : [];
  const { inputs, outputs } = await bundle();
  // A server of the build before may still run, and load a part of it only when that is asked for.
  const kept = new Set([...outputs, ...before, basename(BUILT), basename(INPUTS)]);
  for (const file of readdirSync(DIST)) if (!kept.has(file)) rmSync(join(DIST, file), { recursive: true });
  writeFileSync(INPUTS, rules(inputs));
  writeFileSync(BUILT, outputs.join('\n'));
  utimesSync(BUILT, startedAt, startedAt);
}

async function bundle(): Promise<{ readonly inputs: readonly string[]; readonly outputs: readonly string[] }> {
  const entries = Object.entries({ ...COMMANDS, ...THREADS });
  const { metafile } = await build({
    ...{ absWorkingDir: ROOT, outdir: DIST, bundle: true, splitting: true, format: 'esm', platform: 'node' },
    ...{ target: 'node22.19', external: EXTERNAL, logLevel: 'warning', metafile: true },
    // For `node --enable-source-maps`, and for whoever reads a stack of m2c's.
    ...{ sourcemap: true, sourcesContent: false },
    entryPoints: Object.fromEntries(entries.map(([name, file]) => [name, `start:${file}`])),
    plugins: [
      {
        name: 'starts',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^start:/ }, ({ path }) => ({ path: path.slice('start:'.length), namespace: 'start' }));
          onLoad({ filter: /.*/, namespace: 'start' }, ({ path }) => ({
            contents: `${KEEP_COMPILED}\n${STARTS.get(path)}\n`,
            resolveDir: ROOT,
          }));
        },
      },
      ...[places(ROOT, THREADS), builtins, seldom],
    ],
  });
  return {
    // Those of a plugin's making have a name space before their names.
    inputs: Object.keys(metafile.inputs).filter((file) => existsSync(join(ROOT, file))),
    outputs: Object.keys(metafile.outputs).map((file) => basename(file)),
  };
}

/** A file that is there no more is no error, but something to build anew. */
function rules(inputs: readonly string[]): string {
  return [`dist/${basename(BUILT)}: ${inputs.join(' ')}`, ...inputs.map((file) => `${file}:`), ''].join('\n');
}

await main();
