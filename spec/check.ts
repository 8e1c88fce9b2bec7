import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, filesUnder, readText, root } from './generator/build.ts';

/** Compares generated/ with what the spec says it should be. Usage: node spec/check.ts [--dir DIR] */
const { values } = parseArgs({ options: { dir: { type: 'string' } } });
const folder = values.dir ?? join(root, 'generated');

const expected = await build();
const found = await filesUnder(folder);

const complaints: string[] = [];
for (const [path, text] of expected) {
  if (!found.includes(path)) complaints.push(`generated/${path} is missing`);
  else if ((await readText(join(folder, path))) !== text) complaints.push(`generated/${path} differs from the spec`);
}
for (const path of found)
  if (!expected.has(path)) complaints.push(`generated/${path} follows from nothing in the spec`);

for (const complaint of complaints) console.error(`${complaint}: run \`make generate\` and commit the result.`);
if (complaints.length > 0) process.exitCode = 1;
else console.log(`generated/ agrees with the spec (${expected.size} files).`);
