import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, type Flags, loadConfig } from './config.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'm2c-config-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const load = (flags: Flags = {}, environment: NodeJS.ProcessEnv = {}) => loadConfig({ dataDir, ...flags }, environment);
const dotEnv = (text: string) => writeFileSync(join(dataDir, '.env'), text);

describe('settings', () => {
  test('have defaults', () => {
    expect(load()).toEqual({
      host: '127.0.0.1',
      port: 8788,
      workers: 1,
      dataDir,
      chatGptPassthrough: false,
      chatGptUrl: 'https://chatgpt.com/backend-api/codex',
      clientProviderKeys: 'off',
      codexHome: join(homedir(), '.codex'),
      showReasoning: true,
      webSearch: false,
      logLevel: 'warn',
      maxBodyBytes: 64 * 1024 * 1024,
      allowedHosts: [],
      deadlines: { connectMs: 10_000, headersMs: 600_000, idleMs: 300_000, heartbeatMs: 10_000, totalMs: 7_200_000 },

      maxConcurrency: null,
      autoCompact: null,
      proxyFromEnvironment: true,
      ipv4Only: false,
      databaseUrl: null,
      masterKey: null,
      routing: { defaultProvider: null, fallbacks: [], aliases: {}, smallModel: null },
      retry: { retries: 2, baseMs: 500, longestWaitMs: 20_000, totalMs: 60_000 },
      clientKeysRequired: false,
      adminToken: null,
      variables: {},
      sources: { M2C_DATA_DIR: 'flag' },
    });
  });

  test('know where each of them was set', () => {
    dotEnv('M2C_PORT=1\nM2C_HOST=from-file\n');
    const { sources } = load({ port: '3', reasoning: false }, { M2C_HOST: 'other', M2C_WEB_SEARCH: '1' });
    expect(sources).toEqual({
      ...{ M2C_PORT: 'flag', M2C_NO_REASONING: 'flag', M2C_DATA_DIR: 'flag' },
      ...{ M2C_HOST: 'environment', M2C_WEB_SEARCH: 'environment' },
    });
  });

  test('S24: an admin token is long and holds no space, and a blank one is refused', () => {
    expect(load({}, { M2C_ADMIN_TOKEN: 'a-token-of-mine-0123' }).adminToken).toBe('a-token-of-mine-0123');
    for (const token of ['', '   ', 'short', 'a token of mine with spaces']) {
      expect(() => load({}, { M2C_ADMIN_TOKEN: token })).toThrow(/^M2C_ADMIN_TOKEN must be at least 16 letters/);
    }
    expect(load({}, { M2C_CLIENT_KEYS: 'required' }).clientKeysRequired).toBe(true);
    expect(() => load({}, { M2C_CLIENT_KEYS: 'yes' })).toThrow(
      'M2C_CLIENT_KEYS must be required or optional, not "yes".',
    );
  });

  test('send the ChatGPT login only where nobody listens on the way', () => {
    const url = (text: string) => load({}, { M2C_CHATGPT_URL: text }).chatGptUrl;
    expect(url('https://gateway.example/codex/')).toBe('https://gateway.example/codex');
    expect(url('http://127.0.0.1:9/x')).toBe('http://127.0.0.1:9/x');
    for (const wrong of ['http://gateway.example/codex', 'https://user:pw@gateway.example', 'chatgpt.com', 'ftp://x']) {
      expect(() => url(wrong)).toThrow(
        'M2C_CHATGPT_URL must be an https URL, or http on this machine, without credentials.',
      );
    }
  });

  test.each([
    ['1', 'headers'],
    ['headers', 'headers'],
    ['bearer', 'bearer'],
    ['0', 'off'],
  ])('let clients bring keys of providers: %s is %s', (text, allowed) => {
    expect(load({}, { M2C_CLIENT_PROVIDER_KEYS: text }).clientProviderKeys).toBe(allowed);
    expect(() => load({}, { M2C_CLIENT_PROVIDER_KEYS: 'some' })).toThrow(/M2C_CLIENT_PROVIDER_KEYS must be/);
  });

  test('come from the flag before the environment before .env', () => {
    dotEnv('M2C_PORT=1\nM2C_HOST=from-file\nMIMO_API_KEY="from file" # mine\n');
    expect(load()).toMatchObject({ port: 1, host: 'from-file' });
    expect(load({}, { M2C_PORT: '2' })).toMatchObject({ port: 2, host: 'from-file' });
    expect(load({ port: '3' }, { M2C_PORT: '2' }).port).toBe(3);
    expect(load({}, { MIMO_API_KEY: 'from environment' }).variables).toMatchObject({
      MIMO_API_KEY: 'from environment',
    });
    expect(load().variables).toMatchObject({ MIMO_API_KEY: 'from file' });
  });

  test('tell how many processes answer: one, so many, or one for each core', () => {
    expect([load(), load({ workers: '3' }, { M2C_WORKERS: '2' }), load({}, { M2C_WORKERS: '2' })]).toMatchObject([
      { workers: 1 },
      { workers: 3 },
      { workers: 2 },
    ]);
    expect(load({ workers: 'auto' }).workers).toBe(Math.min(availableParallelism(), 64));
  });

  test('a master key is 32 bytes in base64, and neither blank nor short', () => {
    const text = Buffer.alloc(32, 7).toString('base64');
    expect(load({}, { M2C_MASTER_KEY: text }).masterKey).toBe(text);
    const refused = (shown: RegExp) => new RegExp(`^M2C_MASTER_KEY must be 32 bytes in base64.*${shown.source}$`);
    expect(() => load({}, { M2C_MASTER_KEY: ' ' })).toThrow(refused(/and it is blank\./));
    expect(() => load({}, { M2C_MASTER_KEY: 'c2hvcnQ=' })).toThrow(refused(/32\)\./));
    dotEnv('M2C_MASTER_KEY=\n');
    expect(() => load()).toThrow(refused(/and it is blank\./));
  });

  test('that are blank count as unset, and hide nothing', () => {
    dotEnv('MIMO_API_KEY=from-file\nQWEN_API_KEY=\n');
    expect(load({}, { MIMO_API_KEY: '  ', M2C_PORT: '' })).toMatchObject({
      port: 8788,
      variables: { MIMO_API_KEY: 'from-file' },
    });
    expect(load().variables).not.toHaveProperty('QWEN_API_KEY');
    const typed = { host: '', port: ' ', dataDir: '' };
    expect(loadConfig(typed, { M2C_DATA_DIR: dataDir, M2C_HOST: 'named' })).toMatchObject({
      dataDir,
      host: 'named',
      port: 8788,
    });
  });

  test('read every variable of their own', () => {
    const environment = {
      M2C_NO_REASONING: 'yes',
      M2C_VERBOSE: '1',
      M2C_MAX_BODY_MB: '2',
      M2C_ALLOWED_HOSTS: 'Box.local, ,other',
      M2C_HEARTBEAT_MS: '50',
      M2C_DEFAULT_PROVIDER: 'some',
      M2C_FALLBACKS: 'one/a, b',
      M2C_ALIASES: 'x = one/a,y=b',
      M2C_SMALL_MODEL: 'c',
      M2C_RETRIES: '0',
      M2C_MAX_CONCURRENCY: '3',
      M2C_AUTO_COMPACT: '.75',
      M2C_COMPACT_MODEL: 'd',
      M2C_TOTAL_TIMEOUT_MS: '60000',
    };
    expect(load({}, environment)).toMatchObject({
      showReasoning: false,
      webSearch: false,
      logLevel: 'debug',
      maxBodyBytes: 2 * 1024 * 1024,
      allowedHosts: ['box.local', 'other'],
      deadlines: { heartbeatMs: 50, totalMs: 60_000 },
      maxConcurrency: 3,
      autoCompact: { share: 0.75, model: 'd' },
      routing: {
        defaultProvider: 'some',
        fallbacks: ['one/a', 'b'],
        aliases: { x: 'one/a', y: 'b' },
        smallModel: 'c',
      },
      retry: { retries: 0 },
    });
    expect(load({ reasoning: false }).showReasoning).toBe(false);
  });

  test.each<[string, Flags, NodeJS.ProcessEnv]>([
    ['info', {}, { M2C_LOG_LEVEL: 'INFO' }],
    ['error', {}, { M2C_LOG_LEVEL: 'error', M2C_VERBOSE: '1' }],
    ['debug', { verbose: true }, { M2C_LOG_LEVEL: 'silent' }],
  ])('take the log level %s from %j and %j', (level, flags, environment) => {
    expect(load(flags, environment).logLevel).toBe(level);
  });

  test.each<[string, Flags, NodeJS.ProcessEnv]>([
    ['--port', { port: '65536' }, {}],
    ['--port', { port: '-1' }, {}],
    ['--port', { port: '80a' }, {}],
    ['M2C_PORT', {}, { M2C_PORT: '1e3' }],
    ['--workers', { workers: '65' }, {}],
    ['M2C_WORKERS', {}, { M2C_WORKERS: 'all' }],
    ['M2C_VERBOSE', {}, { M2C_VERBOSE: 'perhaps' }],
    ['M2C_LOG_LEVEL', {}, { M2C_LOG_LEVEL: 'loud' }],
    ['M2C_NO_REASONING', {}, { M2C_NO_REASONING: '2' }],
    ['M2C_MAX_BODY_MB', {}, { M2C_MAX_BODY_MB: '0' }],
    ['M2C_ALIASES', {}, { M2C_ALIASES: 'a=b=c' }],
    ['M2C_ALIASES', {}, { M2C_ALIASES: 'a' }],
    ...['1', '80', '0.95', '0.1', '80%', 'yes'].map((share): [string, Flags, NodeJS.ProcessEnv] => {
      return ['M2C_AUTO_COMPACT', {}, { M2C_AUTO_COMPACT: share }];
    }),
    ['M2C_IDLE_TIMEOUT_MS', {}, { M2C_IDLE_TIMEOUT_MS: '-5' }],
  ])('that are wrong are refused in one line naming %s', (name, flags, environment) => {
    const load = () => loadConfig({ dataDir, ...flags }, environment);
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^${name} must be .*\\.$`));
  });
});

describe('the data directory', () => {
  test('is made for its owner alone, with its parents', () => {
    const inner = join(dataDir, 'a', 'b');
    expect(load({ dataDir: inner }).dataDir).toBe(inner);
    if (process.platform !== 'win32') expect(statSync(inner).mode & 0o777).toBe(0o700);
  });

  test('may be named by the environment, but not by the .env inside it', () => {
    const other = join(dataDir, 'other');
    dotEnv(`M2C_DATA_DIR=${join(dataDir, 'ignored')}`);
    expect(loadConfig({}, { M2C_DATA_DIR: other }).dataDir).toBe(other);
    expect(load().dataDir).toBe(dataDir);
    expect(existsSync(join(dataDir, 'ignored'))).toBe(false);
  });

  test('is never a folder named ~', () => {
    // The home directory itself is a safe example: it exists already.
    expect(loadConfig({ dataDir: '~' }, {}).dataDir).toBe(homedir());
  });

  test('may be a link to a directory', () => {
    const link = join(dataDir, 'link');
    mkdirSync(join(dataDir, 'real'));
    symlinkSync(join(dataDir, 'real'), link, 'junction');
    expect(load({ dataDir: link }).dataDir).toBe(link);
  });

  test('that is a file is refused', () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    expect(() => load({ dataDir: file })).toThrow(/^The data directory .*file is not a directory: .*--data-dir/);
    expect(() => load({ dataDir: join(file, 'below') })).toThrow(/is not a directory/);
  });

  test('that is a dangling link is refused', () => {
    const link = join(dataDir, 'dangling');
    symlinkSync(join(dataDir, 'nowhere', 'at', 'all'), link, 'junction');
    expect(() => load({ dataDir: link })).toThrow(ConfigError);
  });

  test('whose parents are files is refused at any depth', () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    expect(() => load({ dataDir: join(file, 'a', 'b', 'c') })).toThrow(/is not a directory/);
  });

  if (process.platform === 'linux') {
    test('where nobody can make anything is refused', () => {
      expect(() => load({ dataDir: '/proc/m2c' })).toThrow(/^The data directory \/proc\/m2c cannot be created: /);
      expect(() => load({ dataDir: '/proc/m2c/below' })).toThrow(/cannot be created/);
    });
  }

  // Root reads everything, and Windows knows no such mode.
  if (process.getuid !== undefined && process.getuid() !== 0) {
    test('that cannot be read is refused', () => {
      chmodSync(dataDir, 0);
      expect(() => load()).toThrow(/cannot be read and written by you/);
      chmodSync(dataDir, 0o700);
    });
  }

  test('with an .env that cannot be read is refused, naming the file', () => {
    mkdirSync(join(dataDir, '.env'));
    expect(() => load()).toThrow(/\.env cannot be read \(EISDIR\)/);
  });

  test('with an .env that starts with a byte order mark is read', () => {
    dotEnv('\uFEFFM2C_PORT=7\r\n');
    expect(load().port).toBe(7);
  });

  test.each(['\uFEFF', ''])('with an .env in UTF-16 is refused, saying how to save it (mark %j)', (mark) => {
    writeFileSync(join(dataDir, '.env'), Buffer.from(`${mark}M2C_PORT=7\r\n`, 'utf16le'));
    expect(() => load()).toThrow(ConfigError);
    expect(() => load()).toThrow(/\.env is not UTF-8 text \(.*UTF-16\): save it as UTF-8\.$/);
  });
});
