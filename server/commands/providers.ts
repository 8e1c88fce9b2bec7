/** `m2c providers`: which providers there are, what models they offer, and whether each of them answers. */
import { hasKey, type OpenSettings, openSettings, type ProvidersFlag } from '../answering/open.ts';
import { modelsOf, type Tested, tested } from '../answering/try-provider.ts';
import { ConfigError } from '../config.ts';
import type { Provider } from '../providers/profile.ts';
import { masked } from '../secrets.ts';
import { openUpstream } from '../upstream/client.ts';
import { NO_KEY } from '../upstream/keys.ts';
import { paintFor } from './banner.ts';
import { table } from './table.ts';

export interface ProvidersFlags extends ProvidersFlag {
  readonly json?: boolean;
}

/** Every provider, open or not. */
export async function listProviders(flags: ProvidersFlags): Promise<void> {
  const { own } = await openSettings(flags);
  const rows = own.profiles.map((profile) => {
    const known = own.providers.find((one) => one.profile.id === profile.id);
    const { keyVariables, baseUrlVariable, modelVariable, keyless } = profile.access;
    return {
      id: profile.id,
      name: profile.displayName,
      open: known !== undefined && hasKey(known),
      keys: known?.keys.map((key) => (key === NO_KEY ? 'none needed' : masked(key))) ?? [],
      opened_by: keyless === true ? modelVariable : keyVariables.join(' or '),
      base_url: known?.baseUrl ?? profile.access.hosts[0]?.baseUrl ?? `set ${baseUrlVariable}`,
      default_model: known?.defaultModel ?? (profile.defaultModel || `set ${modelVariable}`),
    };
  });
  if (flags.json === true) {
    print(JSON.stringify(rows, null, 2));
    return;
  }
  const paint = paintFor(process.stdout);
  const lines = table([
    ['PROVIDER', 'KEY', 'ADDRESS', 'DEFAULT MODEL'],
    ...rows.map((row) => [
      row.id,
      row.open ? row.keys.join(', ') : `set ${row.opened_by}`,
      row.base_url,
      row.default_model,
    ]),
  ]);
  print(lines.map((line, at) => (at === 0 ? paint('dim', line) : line)).join('\n'));
}

/** The models that the open providers list themselves, or one of them. */
export async function listModels(id: string | undefined, flags: ProvidersFlags): Promise<void> {
  const { config, network, open } = await openOnes(id, flags);
  const upstream = openUpstream(config.deadlines, network);
  const found = await Promise.all(
    open.map(async (provider) => ({ provider, models: await modelsOf(provider, upstream) })),
  );
  await upstream.close();
  if (flags.json === true) {
    print(
      JSON.stringify(Object.fromEntries(found.map(({ provider, models }) => [provider.profile.id, models])), null, 2),
    );
  } else {
    print(found.flatMap(({ provider, models }) => said(provider, models)).join('\n'));
  }
}

function said({ profile }: Provider, models: readonly string[] | { readonly error: string }): readonly string[] {
  if ('error' in models) return [`${profile.id}: ${models.error}`];
  return models.map((model) => `${profile.id}/${model}`);
}

/** One short turn with each open provider, or with one of them. The exit code is 1 when one does not answer. */
export async function testProviders(id: string | undefined, flags: ProvidersFlags): Promise<void> {
  const { config, network, open } = await openOnes(id, flags);
  const upstream = openUpstream(config.deadlines, network);
  const results: Tested[] = [];
  for (const provider of open) {
    const result = await tested(provider, upstream, config);
    results.push(result);
    if (flags.json !== true) print(`${result.answered ? '✓' : '✗'} ${result.provider}/${result.model}  ${result.said}`);
  }
  await upstream.close();
  if (flags.json === true) print(JSON.stringify(results, null, 2));
  if (results.some(({ answered }) => !answered)) process.exitCode = 1;
}

/** @throws ConfigError when none is open, or the one that is asked for is not. */
async function openOnes(
  id: string | undefined,
  flags: ProvidersFlags,
): Promise<OpenSettings & { readonly open: readonly Provider[] }> {
  const settings = await openSettings(flags);
  const open = settings.own.providers.filter(hasKey);
  const chosen = id === undefined ? open : open.filter(({ profile }) => profile.id === id);
  if (chosen.length > 0) return { ...settings, open: chosen };
  if (id === undefined)
    throw new ConfigError('No provider has a key: m2c providers list shows which variables open them.');
  if (!settings.own.profiles.some((profile) => profile.id === id)) {
    throw new ConfigError(`There is no provider "${id}": m2c providers list shows all.`);
  }
  throw new ConfigError(`${id} has no key: m2c providers list shows which variable opens it.`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
