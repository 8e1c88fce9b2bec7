import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, filesUnder, root } from './generator/build.ts';

/** Writes generated/ anew from the spec. Usage: node spec/generate.ts [--out DIR] */
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = values.out === undefined ? join(root, 'generated') : resolve(values.out);

const files = await build();
for (const [path, text] of files) {
  const target = join(out, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}
for (const path of await filesUnder(out)) if (!files.has(path)) await rm(join(out, path));
console.log(`Wrote ${files.size} files to ${out}.`);
