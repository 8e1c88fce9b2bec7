/** The packages that listen, as they are installed in this folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = join(import.meta.dirname, '..', 'node_modules');

/** The packages with their versions, as `ai 7.0.173 + @ai-sdk/openai 4.0.118`. */
export function client(...packages: readonly string[]): string {
  return packages.map((name) => `${name} ${versionOf(name)}`).join(' + ');
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')) as { version: string };
  return version;
}
