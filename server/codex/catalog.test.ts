import { describe, expect, test } from 'vitest';
import { modelList as validate } from '../../generated/validators-wire.js';
import { provider } from '../app.testing.ts';
import { PROFILES } from '../providers/index.ts';
import { route } from '../routing.ts';
import { openProviders } from '../upstream/keys.ts';
import { modelList } from './catalog.ts';

const other = provider({
  profile: { ...provider().profile, id: 'other' },
  models: ['b-1', 'echo-1', 'b-2'].map((id) => ({ id, displayName: id, contextWindow: 50_000, efforts: [] })),
  defaultModel: 'b-2',
});

describe('the list of models', () => {
  test('keeps the contract for every provider m2c knows', () => {
    const variables = Object.fromEntries(
      PROFILES.flatMap(({ access }) => access.keyVariables.map((name) => [name, 'sk-0123456789'])),
    );
    const generic = { GENERIC_BASE_URL: 'http://127.0.0.1:1/v1', GENERIC_DEFAULT_MODEL: 'mine' };
    const { providers } = openProviders(PROFILES, { ...variables, ...generic });
    const fallback = providers[0] ?? provider();
    const list = modelList({ providers, fallback });
    expect(validate(list), JSON.stringify(validate.errors)).toBe(true);
    expect(list.models.length).toBeGreaterThan(10);
    expect(list.data.map((card) => card.id)).toEqual(list.models.map((info) => info.slug));
    expect(list.data.map((card) => card.id)).toContain('mine');
  });

  test('pain 11: one body has the models in the shape of the SDKs and in that of Codex', () => {
    const list = modelList({ providers: [provider()], fallback: provider() });
    expect([list.object, list.data.map(({ id }) => id), list.models.map(({ slug }) => slug)]).toEqual([
      ...['list', ['echo-1'], ['echo-1']],
    ]);
  });

  test('begins with what answers by default', () => {
    const fallback = { ...other, models: other.models.filter((facts) => facts.id !== 'echo-1') };
    const list = modelList({ providers: [provider(), fallback], fallback });
    expect(list.data.map((card) => card.id)).toEqual(['b-2', 'b-1', 'echo-1']);
    expect(list.models.map((info) => info.priority)).toEqual([1, 2, 3]);
  });

  test('lists a name once, under the provider that it is routed to', () => {
    const first = provider();
    const routes = { providers: [first, other], fallback: other };
    const owners = modelList(routes)
      .data.filter((card) => card.id === 'echo-1')
      .map((card) => card.owned_by);
    expect(owners).toEqual([route('echo-1', routes).value.provider.profile.id]);
  });

  test('knows a default model that is listed under the name of its provider', () => {
    const models = ['a', 'b'].map((name) => ({
      ...{ id: `other/${name}`, displayName: name, upstreamId: name },
      ...{ contextWindow: 1, efforts: [] },
    }));
    const fallback = { ...other, models, defaultModel: 'b' };
    expect(modelList({ providers: [fallback], fallback }).data.map((card) => card.id)).toEqual(['other/b', 'other/a']);
  });

  test('leaves out providers without a key', () => {
    const list = modelList({ providers: [provider(), { ...other, keys: [] }], fallback: provider() });
    expect(list.data.map((card) => card.id)).toEqual(['echo-1']);
  });

  test('offers patches, reasoning levels, and images only where the model reads them', () => {
    const blind = { ...provider().profile, request: { ...provider().profile.request, images: false } };
    const one = provider({ profile: blind });
    expect(modelList({ providers: [one], fallback: one }).models[0]).toMatchObject({
      apply_patch_tool_type: 'freeform',
      default_reasoning_level: 'medium',
      supported_reasoning_levels: [{ effort: 'low' }, { effort: 'medium' }],
      input_modalities: ['text'],
      context_window: 100_000,
    });
    expect(modelList({ providers: [provider()], fallback: provider() }).models[0]?.input_modalities).toEqual([
      'text',
      'image',
    ]);
  });
});
