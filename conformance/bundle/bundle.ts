/** Programs and threads of m2c, each with all that it imports in few files. Recordings and schemas are read where they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { builtins } from './builtins.ts';
import { places } from './places.ts';
import { writeRequired } from './required.ts';
import { seldom } from './seldom.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is started by itself: the two commands, and the files that threads are made of. */
export const COMMANDS = { m2c: 'server/main.ts', 'm2c-admin': 'admin-cli/main.ts' };
export const THREADS = { 'store-thread': 'server/store/thread.ts', 'clean-thread': 'server/record/clean-elsewhere.ts' };

/** A native library, and one that pg looks for and does not need. */
const EXTERNAL = ['better-sqlite3', 'pg-native'];

/** Within the bundle's folder. */
export const CACHE = 'cache';

/**
 * Compiled code is kept beside the code itself: whoever may write there can change what runs anyhow, and nobody else may write
 * there. A thread does not inherit this (Node 24.21.0).
 */
const KEEP_COMPILED = `process.getBuiltinModule('node:module').enableCompileCache(\`\${__dirname}/${CACHE}\`);`;

/** What each start does: first the cache, then the program. */
const STARTS = new Map([
  ...Object.values(COMMANDS).map(
    (file) => [file, `import('./${file}').then(({ main }) => main(process.argv.slice(2)));`] as const,
  ),
  ...Object.values(THREADS).map((file) => [file, `import('./${file}');`] as const),
]);

export interface Bundle {
  /** Paths within the root, sources and packages. */
  readonly inputs: readonly string[];
  /** Their paths. */
  readonly outputs: readonly string[];
}

/**
 * @param folder to write to, within the root.
 * @param starts a name in the folder, without its ending → its source, of COMMANDS or THREADS.
 */
export async function bundle(folder: string, starts: Readonly<Record<string, string>>): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    ...{
      absWorkingDir: ROOT,
      outdir: join(ROOT, folder),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
    },
    ...{ target: 'node22.19', external: EXTERNAL, logLevel: 'warning', metafile: true },
    // For `node --enable-source-maps`, and for whoever reads a stack of m2c's.
    ...{ sourcemap: 'inline', sourcesContent: false, write: false },
    entryPoints: Object.fromEntries(Object.entries(starts).map(([name, file]) => [name, `start:${file}`])),
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
      ...[places(ROOT, folder, THREADS), builtins, seldom],
    ],
  });
  const outputs = await writeRequired(outputFiles);
  return {
    // Those of a plugin's making have a name space before their names.
    inputs: Object.keys(metafile.inputs).filter((file) => existsSync(join(ROOT, file))),
    outputs,
  };
}
