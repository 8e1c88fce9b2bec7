/** What packages load for functions of theirs that m2c does not call. It is loaded once somebody does. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

/** Who asks for it, and what. */
const SELDOM: readonly (readonly [by: RegExp, what: RegExp])[] = [
  [/[\\/]express[\\/]lib[\\/]/, /^(body-parser|mime-types|qs|send|serve-static|type-is)$/],
  [/[\\/]accepts[\\/]/, /^mime-types$/],
  [/[\\/]server[\\/]log\.ts$/, /^pino$/],
  [/[\\/]pino[\\/]lib[\\/]transport\.js$/, /^thread-stream$/],
  [/[\\/]undici[\\/]index\.js$/, /^\.\/lib\/(cache|handler|interceptor|mock|web)\//],
  [
    /[\\/]undici[\\/]index\.js$/,
    /^\.\/lib\/dispatcher\/(balanced-pool|round-robin-pool|(env-http-)?proxy-agent|socks5-proxy-agent|retry-agent|h2c-client)$/,
  ],
  [/[\\/]undici[\\/]lib[\\/]api[\\/]index\.js$/, /^\.\/api-(connect|pipeline|stream|upgrade)$/],
  [/[\\/]undici[\\/]lib[\\/]dispatcher[\\/]client\.js$/, /^\.\/client-h2(\.js)?$/],
];

/** A part of undici that makes an object of a seldom one at once (8.12.4). */
const MADE = 'module.exports.caches = new CacheStorage(kConstruct)';

export const seldom: Plugin = {
  name: 'seldom',
  setup({ onResolve, onLoad, resolve }) {
    // A package that a source imports when it is needed stays outside: only Node knows the names that an older one exports.
    onResolve({ filter: /^[@\w]/ }, ({ kind }) => (kind === 'dynamic-import' ? { external: true } : undefined));
    onResolve({ filter: /.*/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if ((kind !== 'require-call' && kind !== 'import-statement') || pluginData === 'seldom') return undefined;
      if (!SELDOM.some(([by, what]) => by.test(importer) && what.test(path))) return undefined;
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: 'seldom' });
      return { ...found, namespace: 'seldom' };
    });
    onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path }) => ({ contents: later(path), resolveDir: dirname(path) }));
    onLoad({ filter: /[\\/]undici[\\/]index\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(MADE)) throw new Error(`${path} is not as it was: look again at what it loads at once.`);
      return { contents: text.replace(MADE, '') };
    });
  },
};

/** Every function that it exports, and itself, where that is one. */
const later = (path: string) => `
const real = () => require(${JSON.stringify(path)});
const later = (find) => function (...words) {
  return new.target ? new (find())(...words) : find().apply(this, words);
};
module.exports = new Proxy(later(real), { get: (_, name) => later(() => real()[name]) });
`;
