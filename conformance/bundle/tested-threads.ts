/**
 * For tests: the threads that they start are bundled, once before they run. From its sources a thread would take 400 ms of
 * processor time instead of 90, and now and then the process with it: V8 frees the WebAssembly, in which Node strips types, of
 * one thread while another still compiles some (nodejs/node#64500; Node 24.21.0, 2026-11).
 */
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject, Vite } from 'vitest/node';
import { bundle, ROOT, THREADS } from './bundle.ts';
import { withThreads } from './places.ts';

const FOLDER = 'node_modules/.threads';

/** Before all tests, and again before those that a change runs anew. */
export default async function setup(project: TestProject): Promise<void> {
  const build = async () => void (await bundle(FOLDER, THREADS));
  project.onTestsRerun(build);
  await build();
}

/** Lets sources start the bundled threads. */
export const testedThreads: Vite.Plugin = {
  name: 'tested-threads',
  enforce: 'pre',
  transform(text, id) {
    const file = id.startsWith(ROOT) ? id.slice(ROOT.length).split(sep).join('/') : '';
    if (!file.endsWith('.ts') || !text.includes('new Worker(')) return undefined;
    const url = (name: string) => `new URL('${pathToFileURL(join(ROOT, FOLDER, `${name}.js`))}')`;
    return { code: withThreads(text, file, THREADS, url), map: null };
  },
};
