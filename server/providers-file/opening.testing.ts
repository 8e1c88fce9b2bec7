/** For tests: a providers.json in a folder of its own, and what opening it says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { PROFILES } from '../providers/index.ts';
import type { ReachedProvider } from '../upstream/client.ts';
import { type OwnProviders, openOwnProviders, providersFile } from './open.ts';

export const folder = mkdtempSync(join(tmpdir(), 'm2c-providers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'providers.json');

export const NETWORK = { proxies: null, certificates: null, ipv4Only: false };
export const DEADLINES = { connectMs: 1, headersMs: 2, idleMs: 3 };
const NO_ROUTING = { defaultProvider: null, fallbacks: [], aliases: {}, smallModel: null };

/** A provider of the user's own, with one model. */
export const acme = { id: 'acme', baseUrl: 'https://api.acme.example/v1/', models: [{ id: 'acme-1' }] };

/** @param file null for none. */
export async function open(
  file: object | string | null,
  variables: Record<string, string> = {},
  routing: Partial<OwnProviders['routing']> = {},
): Promise<OwnProviders> {
  if (file === null) rmSync(path, { force: true });
  else writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
  const config = { dataDir: folder, variables, routing: { ...NO_ROUTING, ...routing }, deadlines: DEADLINES };
  return await openOwnProviders(providersFile(config), PROFILES, config, NETWORK);
}

/** The complaints without the path of the file. */
export async function complaintsOf(file: object | string, variables: Record<string, string> = {}): Promise<string[]> {
  const thrown = await open(file, variables).then(
    () => new Error('It was taken.'),
    (error: Error) => error,
  );
  return thrown.message.split('\n').map((line) => line.replace(`${path}:`, ''));
}

export const found = (own: OwnProviders, id: string): ReachedProvider | undefined =>
  own.providers.find(({ profile }) => profile.id === id);
