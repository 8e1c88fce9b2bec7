#!/usr/bin/env node
// Only what an old Node can parse, and no import before the check: it must still be able to say what is wrong.
var found = process.versions.node.split('.').map(Number);
var supported = (found[0] === 22 && found[1] >= 19) || found[0] === 24 || found[0] >= 26;

if (supported) {
  import('./main.ts').then((main) => main.main(process.argv.slice(2)));
} else {
  console.error(
    `m2c-admin: Node ${process.versions.node} cannot run m2c-admin: install Node 24 from https://nodejs.org.`,
  );
  process.exitCode = 1;
}
