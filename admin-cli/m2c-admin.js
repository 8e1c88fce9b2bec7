#!/usr/bin/env node
// Only what an old Node can parse, and no import before the check: it must still be able to say what is wrong.
var found = process.versions.node.split('.').map(Number);
var supported = (found[0] === 22 && found[1] >= 19) || found[0] === 24 || found[0] >= 26;

if (supported && !process.getBuiltinModule('node:fs').existsSync(new URL('main.ts', import.meta.url))) {
  // A package has no sources, since Node runs no TypeScript of a package.
  import('../dist/m2c-admin.js');
} else if (supported) {
  Promise.all([import('node:fs'), import('node:module'), import('node:os'), import('node:path')])
    .then((modules) => keepCompiled(...modules))
    .then(() => import('./main.ts'))
    .then((main) => main.main(process.argv.slice(2)));
} else {
  console.error(
    `m2c-admin: Node ${process.versions.node} cannot run m2c-admin: install Node 24 from https://nodejs.org.`,
  );
  process.exitCode = 1;
}

/** Starts in half the time from the second run on. Only in a folder of the user's own: code in a shared one may be anybody's. */
function keepCompiled(fs, module, os, path) {
  var folder = process.env.M2C_DATA_DIR || path.join(os.homedir(), '.m2c');
  var cache = path.join(folder, 'cache');
  try {
    if (process.platform !== 'win32' && (fs.statSync(folder).mode & 0o022) !== 0) return;
    fs.mkdirSync(cache, { recursive: false, mode: 0o700 });
  } catch (thrown) {
    if (thrown.code !== 'EEXIST') return;
  }
  module.enableCompileCache(cache);
}
