import { describe, expect, test } from 'vitest';
import { readToml } from '../toml/read.ts';
import { disableConfig, enableConfig, switchModel } from './config-text.ts';
import type { Wanted } from './wanted.ts';

const WANTED: Wanted = {
  model: 'deepseek-v4-pro',
  baseUrl: 'http://127.0.0.1:8788/v1',
  catalogFile: '/home/me/.codex/m2c-models.json',
  efforts: ['low', 'high'],
};

const TABLE = `[model_providers.m2c]
name = "m2c"
base_url = "http://127.0.0.1:8788/v1"
wire_api = "responses"
request_max_retries = 1
stream_max_retries = 5
stream_idle_timeout_ms = 120000
`;

const MINE = `# how I work
model = "gpt-5.5" # the best
approval_policy = "on-request"

[mcp_servers.docs]
command = "npx"
`;

const TOP = `model = "deepseek-v4-pro"
model_provider = "m2c"
model_catalog_json = "/home/me/.codex/m2c-models.json"
`;

const keysOf = (notes: readonly { readonly key: string; readonly line: number | null }[]) =>
  notes.map(({ key, line }) => `${key}:${line}`);

describe('enable', () => {
  test('writes a file where there is none, which disable takes away again', () => {
    const { text, undo, notes } = enableConfig(null, WANTED);
    expect(text).toBe(`${TOP}\n${TABLE}`);
    expect(notes).toEqual([]);
    expect(disableConfig(text, undo)).toEqual({ text: null, notes: [] });
  });

  test('writes among what is there, and nothing else', () => {
    const { text, undo } = enableConfig(MINE, WANTED);
    expect(text).toBe(`# how I work
model = "deepseek-v4-pro" # the best
approval_policy = "on-request"
model_provider = "m2c"
model_catalog_json = "/home/me/.codex/m2c-models.json"

[mcp_servers.docs]
command = "npx"

${TABLE}`);
    expect(disableConfig(text, undo).text).toBe(MINE);
  });

  test('writes the client key only when there is one, and its record tells none', () => {
    const { text, undo } = enableConfig(MINE, { ...WANTED, token: 'm2c-secret' });
    expect(text).toContain('experimental_bearer_token = "m2c-secret"');
    expect(JSON.stringify(undo)).not.toContain('secret');
    const without = enableConfig(text, WANTED, undo);
    expect(without.text).toBe(enableConfig(MINE, WANTED).text);
    expect(disableConfig(without.text, without.undo).text).toBe(MINE);
  });

  test('waits for slower heartbeats longer', () => {
    const { text } = enableConfig(null, { ...WANTED, heartbeatMs: 60_000 });
    expect(text).toContain('stream_idle_timeout_ms = 720000\n');
  });

  test('its record is JSON', () => {
    const { text, undo } = enableConfig(MINE, WANTED);
    expect(disableConfig(text, JSON.parse(JSON.stringify(undo))).text).toBe(MINE);
  });

  test('says what fights with it, and leaves it alone', () => {
    const text = `profile = "work"
model_context_window = 1000
model_reasoning_effort = "xhigh"
[profiles.work]
model = "x"
[model_providers.m2c]
env_key = "KEY"
requires_openai_auth = true
`;
    const { notes, text: enabled } = enableConfig(text, WANTED);
    expect(keysOf(notes)).toEqual([
      'profile:1',
      'profiles:7',
      'model_context_window:2',
      'model_reasoning_effort:3',
      'model_providers.m2c.env_key:10',
      'model_providers.m2c.requires_openai_auth:11',
    ]);
    expect(notes.find(({ key }) => key === 'model_reasoning_effort')?.reason).toBe(
      'deepseek-v4-pro has no reasoning level "xhigh" (it has: low, high), so m2c sends what comes nearest and notes it.',
    );
    expect(readToml(enabled)).toMatchObject({
      profile: 'work',
      model_context_window: 1000,
      model_reasoning_effort: 'xhigh',
    });
  });

  test('of a text that is no TOML is refused with the place', () => {
    expect(() => enableConfig('model = "x\n', WANTED)).toThrow(/^line 1, column 11: /);
    expect(() => enableConfig('model_providers = "x"', WANTED)).toThrow('model_providers is no table');
  });
});

describe('switch', () => {
  test('changes the model and nothing else, and disable still gives back the first', () => {
    const enabled = enableConfig(MINE, WANTED);
    const { text, undo } = switchModel(enabled.text, 'mimo-v2.5', enabled.undo);
    expect(text).toBe(enabled.text.replace('deepseek-v4-pro', 'mimo-v2.5'));
    expect(disableConfig(text, undo).text).toBe(MINE);
  });

  test('works on a set-up by hand, of which there is no record', () => {
    expect(switchModel(MINE, 'mimo-v2.5', null)).toMatchObject({
      text: MINE.replace('gpt-5.5', 'mimo-v2.5'),
      undo: null,
    });
  });
});

describe('disable, when somebody has changed it meanwhile,', () => {
  const { text, undo } = enableConfig(MINE, WANTED);

  test('keeps another model, and says so', () => {
    const { text: after, notes } = disableConfig(text.replace('deepseek-v4-pro', 'other'), undo);
    expect(after).toBe(MINE.replace('gpt-5.5', 'other'));
    expect(keysOf(notes)).toEqual(['model:2']);
  });

  test('takes a model of m2c that was picked in Codex as its own', () => {
    const picked = text.replace('deepseek-v4-pro', 'mimo-v2.5');
    expect(disableConfig(picked, undo, ['deepseek-v4-pro', 'mimo-v2.5'])).toEqual({ text: MINE, notes: [] });
  });

  test('keeps another provider, and takes the table that nothing uses any more', () => {
    const { text: after, notes } = disableConfig(text.replace('_provider = "m2c"', '_provider = "other"'), undo);
    expect(after).toBe(MINE.replace('"on-request"\n', '"on-request"\nmodel_provider = "other"\n'));
    expect(keysOf(notes)).toEqual(['model_provider:4']);
  });

  test('keeps a table that has become somebody’s own', () => {
    const { text: after, notes } = disableConfig(
      text.replace('wire_api', 'http_headers = { a = "b" }\nwire_api'),
      undo,
    );
    expect(after).toBe(`${MINE}\n${TABLE.replace('wire_api', 'http_headers = { a = "b" }\nwire_api')}`);
    expect(keysOf(notes)).toEqual(['model_providers.m2c:10']);
  });

  test('keeps what was written behind and between its lines', () => {
    const edited = text
      .replace('model_provider = "m2c"', 'model_provider = "m2c" # through the proxy')
      .replace('wire_api', '# no chat\nwire_api')
      .concat('\n[projects."/home/me/x"]\ntrust_level = "trusted"\n');
    expect(disableConfig(edited, undo)).toEqual({
      text: MINE.replace('"on-request"\n', '"on-request"\n# through the proxy\n').concat(
        '# no chat\n\n[projects."/home/me/x"]\ntrust_level = "trusted"\n',
      ),
      notes: [],
    });
  });

  test('knows its values again when they are written in another way', () => {
    const edited = text.replace('"deepseek-v4-pro"', "'deepseek-v4-pro'").replaceAll('\n', '\r\n');
    expect(disableConfig(edited, undo)).toEqual({ text: MINE.replaceAll('\n', '\r\n'), notes: [] });
  });

  test('puts nothing back that was taken away', () => {
    expect(disableConfig('[mcp_servers.docs]\n', undo)).toEqual({ text: '[mcp_servers.docs]\n', notes: [] });
    expect(disableConfig(null, undo)).toEqual({ text: null, notes: [] });
  });
});

describe('disable of a set-up by hand', () => {
  test('takes what is certainly m2c’s', () => {
    const { text, notes } = disableConfig(`${TOP}\n[tui]\nx = 1\n\n${TABLE}http_headers.a = "b"\n`, null);
    expect(text).toBe('[tui]\nx = 1\n');
    expect(notes.map(({ key, line, reason }) => `${line} ${key}: ${reason}`)).toEqual([
      '1 model: This ("deepseek-v4-pro") was written by hand for m2c and is gone.',
      '2 model_provider: This ("m2c") was written by hand for m2c and is gone.',
      '3 model_catalog_json: This ("/home/me/.codex/m2c-models.json") was written by hand for m2c and is gone.',
      '8 model_providers.m2c: This was written by hand for m2c and is gone.',
    ]);
  });

  test.each([
    [
      'model_providers = { m2c = { name = "m2c" }, x = { name = "x" } }\n',
      'model_providers = { x = { name = "x" } }\n',
    ],
    ['model_providers.m2c.name = "m2c"\n', ''],
    ['[model_providers.m2c]\nname = "m2c"\n[model_providers.m2c.http_headers]\na = "b"\n[z]\n', '[z]\n'],
  ])('takes the table however it is written: %j', (text, after) => {
    expect(disableConfig(text, null).text).toBe(after);
  });

  test('leaves a model of Codex, another catalog and another provider alone', () => {
    const mine = 'model = "gpt-5.5"\nmodel_catalog_json = "/x/mine.json"\n';
    expect(disableConfig(`${mine}model_provider = "m2c"\n`, null).text).toBe(mine);
    expect(disableConfig('model_provider = "other"\nmodel = "x"\n', null)).toEqual({
      text: 'model_provider = "other"\nmodel = "x"\n',
      notes: [],
    });
  });
});
