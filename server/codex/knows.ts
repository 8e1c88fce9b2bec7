/** Whether Codex knows of m2c at all: a look that costs nothing, for the start and for the doctor. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether an address with this port stands in Codex's settings. */
export async function knowsM2c(codexHome: string, port: string): Promise<boolean> {
  return (await namedAddresses(codexHome).catch(() => [])).some((url) => URL.parse(url)?.port === port);
}

/** The addresses of providers in Codex's settings. Rejects when they cannot be read. */
export async function namedAddresses(codexHome: string): Promise<readonly string[]> {
  const text = await readFile(join(codexHome, 'config.toml'), 'utf8');
  return [...text.matchAll(/^\s*base_url\s*=\s*["']([^"']+)/gm)].map(([, url = '']) => url);
}
