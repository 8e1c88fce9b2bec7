/** Each file of ours goes on knowing where its source stands, and the threads that it starts. */
import { readFileSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import type { Plugin } from 'esbuild';

/** The name of a thread in dist/ → its source. */
export type Threads = Readonly<Record<string, string>>;

/** @param folder of the bundle, within the root. */
export function places(root: string, folder: string, threads: Threads): Plugin {
  const up = folder.replaceAll(/[^/]+/g, '..');
  return {
    name: 'places',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const file = relative(root, path).split(sep).join('/');
        if (file.startsWith('node_modules/')) return undefined;
        const text = readFileSync(path, 'utf8');
        return text.includes('import.meta')
          ? { contents: placed(text, `${up}/${file}`, file, threads), loader: 'ts' }
          : undefined;
      });
    },
  };
}

function placed(text: string, from: string, file: string, threads: Threads): string {
  const here = `new URL('${from}', import.meta.url)`;
  const ways: readonly (readonly [string, string])[] = [
    ['import.meta.url', `${here}.href`],
    ['import.meta.dirname', `process.getBuiltinModule('node:url').fileURLToPath(new URL('.', ${here}))`],
  ];
  const url = (name: string) => `new URL('./${name}.js', import.meta.url)`;
  return ways
    .reduce(
      (pieces, [from, to]) => pieces.flatMap((piece) => between(piece, from, to)),
      pieced(text, file, threads, url),
    )
    .map((piece) => piece.text)
    .join('');
}

/** @param url of a thread by its name, as an expression. */
export function withThreads(text: string, file: string, threads: Threads, url: (name: string) => string): string {
  return pieced(text, file, threads, url)
    .map((piece) => piece.text)
    .join('');
}

/** By pieces, so that what one way has written is no prey of the next one. */
function pieced(text: string, file: string, threads: Threads, url: (name: string) => string): readonly Piece[] {
  return Object.entries(threads).reduce(
    (pieces, [name, source]) => {
      const asked = source === file ? 'import.meta.url' : `'./${basename(source)}', import.meta.url`;
      return pieces.flatMap((piece) => between(piece, `new Worker(new URL(${asked})`, `new Worker(${url(name)}`));
    },
    [{ text, done: false }] as readonly Piece[],
  );
}

interface Piece {
  readonly text: string;
  /** Already as it is to be. */
  readonly done: boolean;
}

function between(piece: Piece, from: string, to: string): readonly Piece[] {
  if (piece.done) return [piece];
  return piece.text
    .split(from)
    .flatMap((text, at) => [...(at === 0 ? [] : [{ text: to, done: true }]), { text, done: false }]);
}
