/** For tests: a home of Codex, and an m2c that answers, both of the test alone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { provider, startApp, type TestApp } from './app.testing.ts';
import { checkCodexSetup } from './codex-setup/checks.ts';
import { modelsOf } from './codex-setup/models.ts';
import { statusOf, type View } from './codex-setup/status.ts';
import { viewCodex } from './codex-setup/view.ts';
import { type Config, loadConfig } from './config.ts';
import type { RouteTable } from './routing.ts';

/** Of the test that runs. */
export let home: string;
let folder: string;
const apps: TestApp[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-codex-setup-'));
  home = join(folder, 'codex');
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Files of Codex's home, by their names. */
export function write(files: { readonly [name: string]: string }): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text, { mode: 0o600 });
  }
}

export async function m2cUp(): Promise<TestApp> {
  const app = await startApp();
  apps.push(app);
  return app;
}

/** Who answers behind m2c: two models. */
export function routes(): RouteTable {
  const facts = ['echo-1', 'echo-2'].map((id) => ({ id, displayName: id, contextWindow: 100_000, efforts: ['low'] }));
  const only = provider({ models: facts });
  return { providers: [only], fallback: only };
}

export const models = () => modelsOf(routes());

export function configOf(variables: Record<string, string> = {}): Config {
  return loadConfig({ dataDir: join(folder, 'data'), codexHome: home }, variables);
}

/** What is seen in this environment. */
export function view(variables: Record<string, string> = {}, from: string | null = null): Promise<View> {
  return viewCodex(configOf(variables), from, async () => ({ models: models(), targetOf: async () => null }));
}

export async function checks(variables: Record<string, string> = {}, from: string | null = null): Promise<string[]> {
  return checkCodexSetup(await view(variables, from)).map(({ name, verdict, found }) => `${name} ${verdict}: ${found}`);
}

export async function status(variables: Record<string, string> = {}, from: string | null = null) {
  const seen = await view(variables, from);
  return statusOf(seen.look, seen, seen.own);
}

/** Settings for m2c at this address, with these lines first and last. */
export function settings(url: string, { first = '', last = '', model = 'echo-1' } = {}): string {
  const table = `[model_providers.m2c]\nname = "m2c"\nbase_url = "${url}/v1"\nwire_api = "responses"\n`;
  return `model = "${model}"\nmodel_provider = "m2c"\n${first}\n${table}${last}\n`;
}
