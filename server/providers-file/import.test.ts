import { describe, expect, test } from 'vitest';
import { PROFILES } from '../providers/index.ts';
import { checkFile } from './check.ts';
import { importFile } from './import.ts';
import { readShape } from './shape.ts';

const imported = (value: unknown) => {
  const result = importFile(value, PROFILES);
  if (result === null) throw new Error('it was not known');
  // Whatever comes out must be what m2c start takes.
  expect(readShape(result.file)).toBe(result.file);
  expect(checkFile(result.file, PROFILES)).toEqual([]);
  return result;
};

describe("mimo2codex's providers.json", () => {
  const whole = {
    id: 'My Cloud',
    shortcut: 'mc',
    displayName: 'My Cloud',
    baseUrl: 'https://api.cloud.example/v1',
    envKey: 'CLOUD_API_KEY',
    defaultModel: 'cloud-1',
    wireApi: 'chat',
    docsUrl: 'https://docs.cloud.example',
    forceDefaultModel: false,
    models: [
      {
        id: 'cloud-1',
        aliases: ['gpt-5.5'],
        displayName: 'Cloud 1',
        supportsImages: false,
        supportsReasoning: false,
        contextWindow: 200_000,
        maxOutputTokens: 8192,
      },
    ],
    features: { minimaxCompat: true, dropReasoningEffort: true, dropStreamOptions: true, webSearch: true },
  };

  test('keeps every provider, model and quirk that has a place, and tells the rest', () => {
    const { file, notes } = imported({ providers: [whole] });
    expect(file).toEqual({
      providers: [
        {
          id: 'my-cloud',
          displayName: 'My Cloud',
          baseUrl: 'https://api.cloud.example/v1',
          aliases: ['mc'],
          key: { env: 'CLOUD_API_KEY' },
          defaultModel: 'cloud-1',
          models: [
            {
              id: 'cloud-1',
              aliases: ['gpt-5.5'],
              displayName: 'Cloud 1',
              contextWindow: 200_000,
              images: false,
              efforts: [],
            },
          ],
          overrides: {
            systemPlacement: 'first',
            toolChoices: { thinking: ['none', 'required', 'named'], plain: ['none', 'required', 'named'] },
            thinkTags: true,
            otherEffort: { thinks: true, body: {} },
            webSearch: { tool: true },
          },
        },
      ],
    });
    expect(notes).toEqual([
      'my-cloud: its id was "My Cloud".',
      'my-cloud: left out docsUrl, forceDefaultModel, which m2c does not need or does not know.',
      'my-cloud, features: left out dropStreamOptions, which m2c does not need or does not know.',
      'my-cloud/cloud-1: left out maxOutputTokens, which m2c does not need or does not know.',
    ]);
  });

  test('leaves out what speaks Responses, and says of a provider that m2c knows that it does', () => {
    const kimi = {
      id: 'kimi',
      baseUrl: 'https://api.moonshot.cn/v1',
      envKey: 'KIMI_API_KEY',
      defaultModel: 'kimi-k2.6',
    };
    const { file, notes } = imported({ providers: [{ ...whole, wireApi: 'responses' }, kimi] });
    expect(file.providers?.map(({ id }) => id)).toEqual(['kimi']);
    expect(notes).toEqual([
      expect.stringMatching(/^my-cloud: left out, since it speaks Responses/),
      expect.stringMatching(/^kimi: m2c knows it/),
    ]);
  });
});

describe("codex-shim's models.json", () => {
  const one = {
    model: 'acme-large-v2',
    slug: 'acme',
    provider: 'generic-chat-completion-api',
    base_url: 'https://api.acme.example/v1',
    api_key: 'sk-very-secret-1',
    display_name: 'Acme Large',
    max_context_limit: 128_000,
    max_output_tokens: 4096,
    no_image_support: true,
    extra_headers: { 'X-Team': 'seven' },
  };

  test('becomes one provider for each account, and its keys are not copied', () => {
    const other = {
      model: 'deepseek-chat',
      provider: 'openai',
      base_url: 'https://api.deepseek.com/v1',
      api_key_env: 'DS',
    };
    const { file, notes } = imported({
      models: [one, { ...one, slug: 'acme-s', model: 'acme-small' }],
      customModels: [other],
    });
    expect(file.providers).toEqual([
      {
        id: 'api.acme.example',
        baseUrl: 'https://api.acme.example/v1',
        key: { env: 'API_ACME_EXAMPLE_API_KEY' },
        headers: { 'X-Team': 'seven' },
        models: [
          { id: 'acme', upstreamId: 'acme-large-v2', displayName: 'Acme Large', contextWindow: 128_000, images: false },
          { id: 'acme-s', upstreamId: 'acme-small', displayName: 'Acme Large', contextWindow: 128_000, images: false },
        ],
      },
      { id: 'deepseek', baseUrl: 'https://api.deepseek.com/v1', key: { env: 'DS' }, models: [{ id: 'deepseek-chat' }] },
    ]);
    expect(notes[0]).toBe(
      'api.acme.example: its key is not copied: set API_ACME_EXAMPLE_API_KEY, in the environment or in the file .env of the data folder.',
    );
    expect(JSON.stringify({ file, notes })).not.toContain('very-secret');
  });

  test('leaves out what speaks Messages and what has no address, with a note each', () => {
    const { file, notes } = imported({
      models: [one, { ...one, slug: 'claude', provider: 'anthropic' }, { model: 'x' }],
      router: {},
    });
    expect(file.providers).toHaveLength(1);
    expect(notes).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^the file: left out router/),
        expect.stringMatching(/^claude: left out, since its provider speaks Messages/),
        expect.stringMatching(/^x: left out, since it has no base_url/),
      ]),
    );
  });

  test('with two accounts at one host becomes two providers', () => {
    const { file } = imported({ models: [one, { ...one, slug: 'b', api_key: 'sk-very-secret-2' }] });
    expect(file.providers?.map(({ id }) => id)).toEqual(['api.acme.example', 'api.acme.example-2']);
  });
});

test.each([[null], [[]], [{}], [{ providers: [{ id: 'ours' }] }], [{ models: [{ id: 'x' }] }], ['text']])(
  '%j is no list of another proxy',
  (value) => {
    expect(importFile(value, PROFILES)).toBeNull();
  },
);
