/** S26: secrets are planted wherever m2c is given one, used in every way, and looked for in all that it says and writes. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callWith } from '../faults/caller.ts';
import { listening } from '../faults/faulty-upstream.ts';
import { openWorld, type World } from '../faults/world.ts';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import { type Artefact, artefactsUnder, canary, said, sightings } from './canaries.ts';
import { command, everythingDone, everythingTold, shownOf, tellTale, turns } from './planted-life.ts';
import { target } from './target.ts';

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterEach(() => world.close());

/** A collector of traces. @returns its address and the bodies that came. */
async function collector() {
  const bodies: string[] = [];
  const server = world.keep(
    createServer(async (request, response) => {
      for await (const piece of request) bodies.push(String(piece));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }),
  );
  return { url: `http://${await listening(server)}`, bodies };
}

describe.each(['files', 'variables'] as const)('S26: secrets that stand in %s', (where) => {
  test('are nowhere else: in no log, error, metric, trace, export, copy, recording, command or process', async () => {
    const folder = await world.folder();
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    mkdirSync(join(folder, 'tmp'));
    const planted: Record<string, string> = {
      ...{
        'the key of a variable': canary('env'),
        'the key of a file': canary('file'),
        'a stored key': canary('stored'),
      },
      ...{ 'a rotated key': canary('rotated'), 'the key of a client': canary('auth'), 'a cookie': canary('cookie') },
      ...{ 'the password of a proxy': canary('proxy'), "the collector's token": canary('otel') },
      ...{ 'the key of an engine': canary('engine'), 'a key of another proxy': canary('import') },
    };
    const secret = (name: string) => planted[name] ?? '';
    const traces = await collector();
    const told = {
      GENERIC_API_KEY: secret('the key of a variable'),
      BRAVE_API_KEY: secret('the key of an engine'),
      HTTPS_PROXY: `http://user:${secret('the password of a proxy')}@127.0.0.1:9`,
      OTEL_EXPORTER_OTLP_HEADERS: `x-token=${secret("the collector's token")}`,
    };
    writeFileSync(join(dataDir, 'own.key'), secret('the key of a file'), { mode: 0o600 });
    const upstream = world.keep(await startFakeUpstream(tellTale()));
    const own = {
      id: 'own',
      baseUrl: upstream.url,
      key: { file: 'own.key' },
      defaultModel: 'm',
      models: [{ id: 'm' }],
    };
    writeFileSync(join(dataDir, 'providers.json'), JSON.stringify({ providers: [own] }));
    const foreign = [
      { id: 'foreign', baseUrl: 'https://foreign.example/v1', apiKey: secret('a key of another proxy') },
    ];
    writeFileSync(join(folder, 'theirs.json'), JSON.stringify({ providers: foreign }));
    const ownVariables = { M2C_ADMIN_TOKEN: canary('admin'), M2C_MASTER_KEY: randomBytes(32).toString('base64') };
    if (where === 'variables') {
      planted['the admin token'] = ownVariables.M2C_ADMIN_TOKEN;
      planted['the master key'] = ownVariables.M2C_MASTER_KEY;
    } else {
      const lines = Object.entries(told).map(([name, text]) => `${name}=${text}\n`);
      writeFileSync(join(dataDir, '.env'), lines.join(''), { mode: 0o600 });
    }
    const variables = {
      ...(where === 'variables' ? { ...told, ...ownVariables } : { GENERIC_API_KEY: '' }),
      ...{ GENERIC_BASE_URL: upstream.url, OTEL_EXPORTER_OTLP_ENDPOINT: traces.url, M2C_LOG_LEVEL: 'debug' },
      ...{ TMPDIR: join(folder, 'tmp'), M2C_RETRY_BASE_MS: '1' },
    };
    const server = await target(world, { folder, variables });
    const found: Artefact[] = [];
    const { admin } = server;
    await admin('PATCH', '/settings', { log_bodies: 'full' });
    if (where === 'files') {
      planted['the admin token'] = server.token;
      await admin('POST', '/providers/generic/keys', { key: canary('first'), label: 'first' });
      planted['the master key before'] = readFileSync(join(dataDir, 'master.key'), 'utf8').trim();
      expect((await admin('POST', '/maintenance/rotate-master-key')).status).toBe(200);
      planted['the master key'] = readFileSync(join(dataDir, 'master.key'), 'utf8').trim();
    }

    const watch = callWith(
      server.url,
      `GET /admin/v1/turns/live HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${server.token}\r\n\r\n`,
    );
    const theirs = {
      authorization: `Bearer ${secret('the key of a client')}`,
      cookie: `session=${secret('a cookie')}`,
    };
    found.push(...(await turns(server, 'own/m', theirs)));
    const stored = await admin('POST', '/providers/generic/keys', { key: secret('a rotated key'), label: 'mine' });
    expect(stored.status).toBe(201);
    await turns(server, 'generic/scripted', theirs);
    const key = { key: secret('a stored key') };
    const rotated = await admin('POST', `/providers/generic/keys/${stored.json.id}/rotate`, key);
    expect(rotated.status).toBe(200);
    found.push(said('stored', stored.text), said('rotated', rotated.text));
    const made = (await admin('POST', '/client-keys', { name: 'laptop' })).json;
    planted["a client's key"] = made.secret;
    const known = { authorization: `Bearer ${made.secret}`, 'x-api-key': made.secret };
    found.push(
      ...(await turns(server, 'generic/scripted', known)),
      ...(await turns(server, 'generic/scripted', theirs)),
    );
    const wrong = { authorization: `Bearer ${made.secret}` };
    found.push(said('a wrong token', (await server.send('/admin/v1/config', { headers: wrong })).text));
    await expect.poll(async () => (await admin('GET', '/turns?limit=500')).json.data.length).toBeGreaterThan(50);
    expect((await admin('GET', '/learned')).json.data.length).toBeGreaterThan(0);
    found.push(...(await everythingDone(server)), ...(await everythingTold(server)), ...shownOf(server.pid));
    expect((await admin('GET', '/recordings')).json.data.length).toBeGreaterThan(3);

    const environment = {
      ...variables,
      HOME: folder,
      USERPROFILE: folder,
      M2C_DATA_DIR: dataDir,
      M2C_ADMIN_URL: server.url,
    };
    const keys = { ...environment, ...told };
    for (const words of [
      'config',
      'providers',
      'keys list generic',
      'client-keys',
      'turns --json',
      'audit --yaml',
      'learned',
    ]) {
      found.push(await command('m2c-admin', [...words.split(' '), '--verbose', '--include'], environment));
    }
    const again = ['keys', 'add', 'own', '--key-file', join(dataDir, 'own.key')];
    for (const more of [['--dry-run'], ['--verbose', '--include']])
      found.push(await command('m2c-admin', [...again, ...more], environment));
    for (const words of [
      'providers list',
      'providers test own',
      'route own/m',
      'doctor',
      'import theirs.json --out imported.json',
    ]) {
      found.push(await command('m2c', words.split(' '), keys));
    }
    found.push(await command('m2c', ['import', join(folder, 'theirs.json')], keys));

    found.push(...artefactsUnder(folder).map(({ name, bytes }) => ({ name: `running: ${name}`, bytes })));
    watch.leave('close');
    found.push(said('the live view', watch.received()));
    server.child.kill('SIGTERM');
    await server.ended;
    found.push(said('stdout', server.stdout()), said('stderr', server.stderr()));
    found.push(...traces.bodies.map((body) => said('traces', body)), ...artefactsUnder(folder));
    expect([traces.bodies.length > 0, server.stderr().includes('Incorrect API key provided')]).toEqual([true, true]);

    const seen = sightings(found, planted).filter((sighting) => !sighting.includes(' in running: '));
    const running = sightings(found, planted).filter((sighting) => sighting.includes(' in running: '));
    const kept = [
      ...['the key of a file in data/own.key', 'a key of another proxy in theirs.json'],
      ...(where === 'variables' ? [] : ['the admin token in data/admin-token', 'the master key in data/master.key']),
      ...(where === 'variables'
        ? []
        : ['the key of a variable', 'the key of an engine', 'the password of a proxy', "the collector's token"].map(
            (what) => `${what} in data/.env`,
          )),
    ].sort();
    const bytes = found.reduce((sum, one) => sum + one.bytes.length, 0);
    process.stdout.write(
      `planted secrets in ${where}: ${Object.keys(planted).length} canaries, ${found.length} artefacts, ${bytes} bytes scanned: in clear only where they are kept (${kept.length} places)\n`,
    );
    expect(seen).toEqual(kept);
    expect(running).toEqual(kept.map((sighting) => sighting.replace(' in ', ' in running: ')).sort());
  }, 180_000);
});
