/** The databases that a test of the store runs on, each time with a fresh one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { createDatabase } from './server.ts';

/** What openStore takes. */
export interface Fresh {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly masterKey: string | null;
}

/** For `describe.each`: by their names. */
export const DATABASES = inject('postgres') === null ? (['sqlite'] as const) : (['sqlite', 'postgres'] as const);

/** An empty place for a store, which goes with its test. Close the store before that. */
export async function fresh(kind: (typeof DATABASES)[number]): Promise<Fresh> {
  const dataDir = mkdtempSync(join(tmpdir(), 'm2c-store-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  if (kind === 'sqlite') return { dataDir, databaseUrl: null, masterKey: null };
  const database = await createDatabase(await server());
  onTestFinished(database.drop);
  return { dataDir, databaseUrl: database.url, masterKey: null };
}

async function server(): Promise<string> {
  const answer = await fetch(inject('postgres') ?? '');
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
