/** docs/admin-cli.md shows what m2c-admin prints. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { admin } from './terminal.testing.ts';

const path = new URL('../docs/admin-cli.md', import.meta.url);

test.each([['--help'], ['commands']])('m2c-admin %s', async (word) => {
  const page = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const { output } = await admin([word]);
  const shown = new RegExp(`(<!-- output: m2c-admin ${word} -->\n\`\`\`text\n)([\\s\\S]*?)\`\`\``);
  // UPDATE=1 writes the page anew.
  if (process.env.UPDATE === '1')
    writeFileSync(
      path,
      page.replace(shown, (_, head) => `${head}${output}\`\`\``),
    );
  expect(shown.exec(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'))?.[2]).toBe(output);
});
