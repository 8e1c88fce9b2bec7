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
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: `module.exports = ${ask(path)};` }));
    onLoad({ filter: /.*/, namespace: 'builtin-names' }, ({ path }) => ({ contents: names(path) }));
  },
};

const ask = (path: string) => `process.getBuiltinModule('${path}')`;

/** Reading a name is said to have no effect, so that those nobody imports are left out. */
function names(path: string): string {
  const all = Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) => name !== 'default');
  return [
    `const builtin = ${ask(path)};`,
    'const read = (name) => builtin[name];',
    'export default builtin;',
    ...all.map((name) => `const $${name} = /* @__PURE__ */ read('${name}');\nexport { $${name} as ${name} };`),
  ].join('\n');
}
