/** A proposed profile is a file of the house: it compiles, the formatter leaves it alone, and it says what was found. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MISBEHAVIOURS } from './chat/misbehaviours/all.ts';
import { planProposal, propose } from './propose.ts';
import { judge, type Ran } from './report/report.ts';
import { type Changes, changed, sampleRun } from './report/sample-run.testing.ts';
import { findTarget, openaiCompatible, type Profile } from './shipped.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

let folder: string;
let good: Ran;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-propose-'));
  mkdirSync(join(folder, 'server'));
  cpSync(join(ROOT, 'server/providers'), join(folder, 'server/providers'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  good = await sampleRun();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string) => join(folder, 'server/providers', `${name}.ts`);

function proposed(name: string, changes: Changes): string {
  const file = place(name);
  const { text } = propose({ file, id: name }, judge(changed(good, changes), null));
  writeFileSync(file, text);
  return text;
}

/** The profile as the server would load it. */
async function loaded(name: string): Promise<Profile> {
  const exported = (await import(/* @vite-ignore */ pathToFileURL(place(name)).href)) as Record<string, Profile>;
  const [profile] = Object.values(exported);
  if (profile === undefined) throw new Error(`${name} exports nothing`);
  return profile;
}

const REQUIRED = { 'reasoning.required': ['current tool turn', 'earlier tool turns'] };
const REFUSED = 'Überlang: 140,000 of 131072 tokens (see https://acme.example/*x*/) "now"';

/** Everything that a profile can say, at once. */
const HARD: Changes = {
  'roles.system': 'refused',
  'roles.systemTwice': { value: 'refused', evidence: "400: it's */ one\u2028line\u001b[31m" },
  'messages.adjacentUsers': false,
  'maxTokens.max_tokens': 'refused',
  'reasoning.default': true,
  'reasoning.on': 'default',
  'reasoning.off': 'thinking',
  'reasoning.efforts': ['low', 'high'],
  'reasoning.field': 'reasoning',
  'reasoning.placeholder': false,
  ...REQUIRED,
  'toolChoice.plain': ['auto', 'none'],
  'toolChoice.thinking': ['auto'],
  'tools.parallel.field': false,
  'schema.refs': false,
  'schema.const': false,
  'schema.$id': false,
  'format.json_schema': 'ignored',
  images: 'refused',
  'images.alone': null,
  'images.tool': null,
  'fields.refused': ['temperature'],
  'fields.refusedThinking': ['temperature', 'top_p'],
  'errors.overflowSentence': REFUSED,
};

const THINKING: readonly (readonly [string, Changes])[] = [
  ['no-thoughts', { 'reasoning.on': 'nothing known', 'reasoning.efforts': [] }],
  ['a-switch', { 'reasoning.on': 'enable_thinking', 'reasoning.efforts': [], 'reasoning.off': 'enable_thinking' }],
  ['unstoppable', { 'reasoning.default': true, 'reasoning.on': 'default', 'reasoning.off': 'nothing known' }],
  ['template', { 'reasoning.on': 'chat_template_kwargs', 'reasoning.efforts': ['medium'] }],
  ['effort-only', { 'reasoning.on': 'reasoning_effort', 'reasoning.efforts': ['none', 'low', 'medium', 'high'] }],
  ['placeholder', REQUIRED],
  ['no-echo', { 'reasoning.echo': false }],
];

describe('states what was found', () => {
  test('every field at once', async () => {
    proposed('acme-ai', HARD);
    const profile = await loaded('acme-ai');
    expect(profile).toMatchObject({
      id: 'acme-ai',
      displayName: 'Acme Ai',
      access: {
        keyVariables: ['ACME_AI_API_KEY'],
        baseUrlVariable: 'ACME_AI_BASE_URL',
        modelVariable: 'ACME_AI_DEFAULT_MODEL',
        hosts: [{ name: 'API', baseUrl: 'https://api.acme.example/v1', keyPrefix: '' }],
      },
      defaultModel: good.target.model,
      models: [{ id: good.target.model, efforts: ['low', 'high'] }],
      stream: { thinkTags: false },
    });
    const { otherEffort, schema, ...request } = profile.request;
    expect(request).toEqual({
      ...plain(openaiCompatible),
      systemRole: 'developer',
      systemPlacement: 'first',
      mergeAdjacent: true,
      maxTokensField: 'max_completion_tokens',
      reasoningField: 'reasoning',
      missingReasoning: 'thinking-off',
      efforts: {
        none: { thinks: false, body: { thinking: { type: 'disabled' } } },
        ...Object.fromEntries(['minimal', 'low'].map((word) => [word, effort('low')])),
        ...Object.fromEntries(['medium', 'high', 'xhigh', 'max'].map((word) => [word, effort('high')])),
      },
      noEffort: { thinks: true, body: {} },
      toolChoices: { thinking: ['auto'], plain: ['auto', 'none'] },
      parallelCalls: 'omit',
      jsonOutput: 'json_object',
      images: false,
      omit: [...openaiCompatible.request.omit, 'temperature'],
      omitWhenThinking: ['top_p'],
    });
    expect(otherEffort('odd')).toEqual(effort('high'));
    expect(schema).toEqual({ ...openaiCompatible.request.schema, refs: false, const: false, dropKeywords: ['$id'] });
    const overflow = profile.faults.find(({ sample }) => sample === REFUSED);
    expect(overflow?.pattern.test(REFUSED.replace('140,000', '99'))).toBe(true);
  });

  test('a server that is as the shared layer assumes gets a file with next to nothing in it', async () => {
    const text = proposed('plain', {
      'reasoning.on': 'nothing known',
      'reasoning.field': null,
      'images.alone': false,
      'images.tool': false,
    });
    expect(text).not.toMatch(/request:|stream:|faults:/);
    expect(plain(await loaded('plain'))).toEqual(plain(openaiCompatible));
  });

  test('a fact has its source and date, in one line of the usual width', () => {
    const lines = proposed('commented', HARD).split('\n');
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
    const fact = lines.findIndex((line) => line.includes("systemPlacement: 'first'"));
    expect(lines[fact - 1]).toBe(
      "    // Two system messages: refused (400: it's */ one line [31m) (measured 2026-11-21 by m2c verify)",
    );
  });
});

const effort = (level: string) => ({ thinks: true, body: { reasoning_effort: level } });
function plain({ request }: Profile) {
  const { otherEffort: _, schema: __, ...rest } = request;
  return rest;
}

describe('a server judged by its own proposal falls short of nothing that a profile can say', () => {
  const rows: readonly (readonly [string, Changes])[] = [
    ['hard', HARD],
    ...THINKING,
    ...MISBEHAVIOURS.map(({ changes }, index) => [`misbehaviour-${index}`, changes] as const),
  ];
  test.each(rows)('%s', async (name, changes) => {
    const text = proposed(name, changes);
    const report = judge(changed(good, changes), await loaded(name));
    expect(
      report.rows.filter(({ problem }) => problem !== null),
      text,
    ).toEqual([]);
  });

  test('and what was proposed compiles', () => {
    const files = rows.map(([name]) => place(name));
    const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as { config: object };
    const { compilerOptions } = config as { compilerOptions: object };
    const { options } = ts.parseJsonConfigFileContent({ compilerOptions, files: [] }, ts.sys, ROOT);
    const program = ts.createProgram(files, { ...options, types: [] });
    const complaints = ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => [file?.fileName, messageText]);
    expect(complaints).toEqual([]);
  });

  test('and is as the formatter and the linter want it', () => {
    const texts = ['hard', ...THINKING.map(([name]) => name)].map((name) => readFileSync(place(name), 'utf8'));
    for (const text of texts) {
      const command = [BIOME, 'check', '--write', '--stdin-file-path=server/providers/proposed.ts'];
      expect(execFileSync(process.execPath, command, { cwd: ROOT, input: text, encoding: 'utf8' })).toBe(text);
    }
  });
});

describe('the file', () => {
  const stranger = (url: string) => findTarget({ target: url, model: 'm' }, {});
  const wish = (file: string | null, overwrite = false) => ({ file, overwrite });

  test.each([
    ['https://api.acme.ai/v1', 'acme'],
    ['https://openrouter.ai/api/v1', 'openrouter'],
    ['https://inference.api.some-cloud.com/v1', 'some-cloud'],
    ['http://127.0.0.1:8000/v1', 'local'],
    ['http://[::1]:8000/v1', 'local'],
    ['http://localhost:8000/v1', 'localhost'],
    ['https://3scale.example/v1', 'scale'],
  ])('for %s is called %s.ts', (url, id) => {
    const { file, id: named } = planProposal(stranger(url), wish(null, true));
    expect(named).toBe(id);
    expect(file).toBe(join(ROOT, 'server/providers', `${id}.ts`));
  });

  test('is not overwritten unless that is asked for', () => {
    const file = place('openai-compatible');
    expect(() => planProposal(stranger('https://a.b/v1'), wish(file))).toThrow(/does not overwrite .*: add --force/);
    expect(planProposal(stranger('https://a.b/v1'), wish(file, true)).id).toBe('openai-compatible');
  });

  test.each(['acme.js', 'Acme.ts', 'a b.ts', '.ts'])('is not called %s', (name) => {
    expect(() => planProposal(stranger('https://a.b/v1'), wish(join(folder, name)))).toThrow(/whose name becomes/);
  });
});

test('the next steps name what is left, and what was not told', () => {
  const { nextSteps } = propose({ file: 'acme.ts', id: 'acme' }, judge(changed(good, { images: null }), null));
  expect(nextSteps).toMatch(/Read acme\.ts/);
  expect(nextSteps).toMatch(/as in openai-compatible\.ts: images\./);
  expect(nextSteps).toMatch(/server\/providers\/index\.ts/);
  expect(nextSteps).toMatch(/recordings\/acme\/.*make golden/);
});
