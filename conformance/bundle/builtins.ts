/**
 * Node's own modules, asked for by function. Imported, each reads all that it exports while it is loaded: node:http alone so
 * loads another HTTP client (Node 24.21.0, 2026-11).
 */
import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

export const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind, importer }) => {
      if (!isBuiltin(path)) return undefined;
      if (kind === 'require-call') return { path, namespace: 'builtin' };
      // Each importer gets its own: what is shared becomes a file, and a file takes longer than this.
      return { path, namespace: 'builtin-names', suffix: `?${importer}` };
    });
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: isLate(path) ? `${late(path)}module.exports = builtin;` : `module.exports = ${ask(path)};`,
    }));
    onLoad({ filter: /.*/, namespace: 'builtin-names' }, ({ path }) => ({ contents: names(path) }));
  },
};

const ask = (path: string) => `process.getBuiltinModule('${path}')`;

/** Loaded when something of them is first used, which no start does. None that is called often: each call costs a little more. */
const LATE = ['child_process', 'tls', 'zlib'];

const isLate = (path: string) => LATE.includes(path.replace('node:', ''));

/** A module whose parts are read where they are used, and a function that finds its own there. */
const late = (path: string) => `
const real = () => ${ask(path)};
const later = (find) => {
  const call = function (...words) {
    return new.target ? new (find())(...words) : find().apply(this, words);
  };
  const promised = Symbol.for('nodejs.util.promisify.custom');
  return Object.defineProperty(call, promised, { get: () => find()[promised] });
};
const builtin = new Proxy(later(real), { get: (_, name) => real()[name] });
`;

/** Reading a name is said to have no effect, so that those nobody imports are left out. */
function names(path: string): string {
  const found: Readonly<Record<string, unknown>> = { ...process.getBuiltinModule(path) };
  const all = Object.keys(found).filter((name) => name !== 'default');
  const value = (name: string) =>
    isLate(path) && typeof found[name] === 'function' ? `later(() => real().${name})` : `read('${name}')`;
  return [
    isLate(path) ? late(path) : `const builtin = ${ask(path)};`,
    'const read = (name) => builtin[name];',
    'export default builtin;',
    ...all.map((name) => `const $${name} = /* @__PURE__ */ ${value(name)};\nexport { $${name} as ${name} };`),
  ].join('\n');
}
