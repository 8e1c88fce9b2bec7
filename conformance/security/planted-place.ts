/** A data directory and an environment with a secret of its own in each place that m2c takes one from. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listening } from '../faults/faulty-upstream.ts';
import type { World } from '../faults/world.ts';
import { startFakeChatGpt } from '../upstream/fake-chatgpt.ts';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import { canary } from './canaries.ts';
import { tellTale, tellTaleOfLogin } from './planted-life.ts';

/** Where the user keeps the secrets. */
export type Keeping = 'files' | 'variables';

export async function plant(world: World, keeping: Keeping) {
  const folder = await world.folder();
  const dataDir = join(folder, 'data');
  for (const made of [dataDir, join(folder, 'tmp')]) mkdirSync(made, { mode: 0o700 });
  const upstream = world.keep(await startFakeUpstream(tellTale()));
  const traces = await collector(world);
  const planted: Record<string, string> = {
    ...{ 'the ChatGPT login': canary('chatgpt'), 'a key that a client brought': canary('brought') },
    ...{ 'a rotated key': canary('rotated'), 'a stored key': canary('stored'), 'the key of a client': canary('auth') },
    ...{
      'a cookie': canary('cookie'),
      'the key of a file': canary('file'),
      'a key of another proxy': canary('import'),
    },
  };
  const keyFile = join(dataDir, 'own.key');
  const theirs = join(folder, 'theirs.json');
  writeFileSync(keyFile, planted['the key of a file'] ?? '', { mode: 0o600 });
  const chatGpt = world.keep(await startFakeChatGpt(tellTaleOfLogin));
  const codexHome = join(folder, 'codex');
  mkdirSync(codexHome, { mode: 0o700 });
  const auth = { tokens: { access_token: planted['the ChatGPT login'], account_id: 'account' } };
  writeFileSync(join(codexHome, 'auth.json'), JSON.stringify(auth), { mode: 0o600 });
  const own = { id: 'own', baseUrl: upstream.url, key: { file: 'own.key' }, defaultModel: 'm', models: [{ id: 'm' }] };
  writeFileSync(join(dataDir, 'providers.json'), JSON.stringify({ providers: [own] }));
  const foreign = { id: 'foreign', baseUrl: 'https://foreign.example/v1', apiKey: planted['a key of another proxy'] };
  writeFileSync(theirs, JSON.stringify({ providers: [foreign] }));
  const secrets = secretVariables();
  Object.assign(planted, secrets.planted);
  const master = { M2C_ADMIN_TOKEN: canary('admin'), M2C_MASTER_KEY: randomBytes(32).toString('base64') };
  if (keeping === 'files') {
    const lines = Object.entries(secrets.variables).map(([name, text]) => `${name}=${text}\n`);
    writeFileSync(join(dataDir, '.env'), lines.join(''), { mode: 0o600 });
  } else {
    planted['the admin token'] = master.M2C_ADMIN_TOKEN;
    planted['the master key'] = master.M2C_MASTER_KEY;
  }
  const variables = {
    // One that is set and blank leaves the word to the file.
    ...(keeping === 'files' ? { GENERIC_API_KEY: '' } : { ...secrets.variables, ...master }),
    ...{ GENERIC_BASE_URL: upstream.url, OTEL_EXPORTER_OTLP_ENDPOINT: traces.url, M2C_LOG_LEVEL: 'debug' },
    ...{ CODEX_HOME: codexHome, M2C_CHATGPT_PASSTHROUGH: '1', M2C_CHATGPT_URL: chatGpt.url },
    ...{ M2C_CLIENT_PROVIDER_KEYS: 'headers', TMPDIR: join(folder, 'tmp'), M2C_RETRY_BASE_MS: '1' },
  };
  const inFiles = ['the admin token in data/admin-token', 'the master key in data/master.key'];
  const kept = [
    ...[
      'the ChatGPT login in codex/auth.json',
      'the key of a file in data/own.key',
      'a key of another proxy in theirs.json',
    ],
    ...(keeping === 'files' ? [...inFiles, ...Object.keys(secrets.planted).map((what) => `${what} in data/.env`)] : []),
  ].sort();
  return { folder, dataDir, keyFile, theirs, planted, variables, traces: traces.bodies, kept };
}

function secretVariables() {
  const [env, engine, proxy, otel] = [canary('env'), canary('engine'), canary('proxy'), canary('otel')];
  return {
    planted: {
      ...{ 'the key of a variable': env, 'the key of an engine': engine, 'the password of a proxy': proxy },
      ...{ "the collector's token": otel },
    },
    variables: {
      ...{ GENERIC_API_KEY: env, BRAVE_API_KEY: engine, HTTPS_PROXY: `http://user:${proxy}@127.0.0.1:9` },
      ...{ OTEL_EXPORTER_OTLP_HEADERS: `x-token=${otel}` },
    },
  };
}

/** Takes traces. @returns its address and the bodies that came. */
async function collector(world: World) {
  const bodies: string[] = [];
  const server = world.keep(
    createServer(async (request, response) => {
      for await (const piece of request) bodies.push(String(piece));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }),
  );
  return { url: `http://${await listening(server)}`, bodies };
}
