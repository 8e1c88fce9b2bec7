#!/usr/bin/env node
// Only what an old Node can parse, and no import before the check: it must still be able to say what is wrong.
var found = process.versions.node.split('.').map(Number);
var supported = (found[0] === 22 && found[1] >= 19) || found[0] === 24 || found[0] >= 26;

if (supported) {
  // Whoever has the sources runs them, never an older build. A package has none: Node runs no TypeScript of a package.
  if (process.getBuiltinModule('node:fs').existsSync(new URL('main.ts', import.meta.url))) {
    // Types are stripped by WebAssembly, in the main thread and in the store's: V8 now and then ends a process in which both
    // replace compiled wrappers (nodejs/node#64500; Node 24.21.0, 2026-11). So none is ever called often enough for that.
    process.getBuiltinModule('node:v8').setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');
    import('./main.ts').then((main) => main.main(process.argv.slice(2)));
  } else {
    import('../dist/m2c.js');
  }
} else {
  console.error(
    'm2c: Node ' +
      process.versions.node +
      ' cannot run m2c, which needs 22.19, 24 or 26 and later: ' +
      'use `make start`, which brings the right one, or install Node 24 from https://nodejs.org.',
  );
  process.exitCode = 1;
}
