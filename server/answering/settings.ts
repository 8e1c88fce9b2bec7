/** The settings that can be changed while m2c runs: what holds, and who says so. */
import type { Settings } from '../../generated/types/admin.ts';
import type { Config } from '../config.ts';
import type { OwnRouting } from '../providers-file/open.ts';

export type SettingName = keyof Settings;

const MEBIBYTE = 1024 * 1024;

/** The row of the store that holds a setting, where the row has another name or another unit than the API. */
const ROWS: { readonly [Name in SettingName]?: { readonly id: string; readonly unit?: number } } = {
  log_bodies: { id: 'log.bodies' },
  log_retention_days: { id: 'log.retention_days' },
  log_max_megabytes: { id: 'log.max_bytes', unit: MEBIBYTE },
};

/** What is written of a setting, and under which name. */
export function rowOf<Name extends SettingName>(name: Name, value: Settings[Name]): { id: string; value: unknown } {
  const { id, unit } = ROWS[name] ?? { id: name };
  return { id, value: unit === undefined ? value : Number(value) * unit };
}

/** The settings that these rows hold. */
export function settingsIn(rows: ReadonlyMap<string, unknown>): Partial<Settings> {
  const held = SETTING_NAMES.flatMap((name) => {
    const { id, unit } = ROWS[name] ?? { id: name };
    const value = rows.get(id);
    return value === undefined ? [] : [[name, unit === undefined ? value : Math.round(Number(value) / unit)] as const];
  });
  return Object.fromEntries(held);
}

/** The variable that sets it instead, null for none. */
export const SETTING_VARIABLES: { readonly [Name in SettingName]: string | null } = {
  log_bodies: null,
  log_retention_days: null,
  log_max_megabytes: null,
  default_provider: 'M2C_DEFAULT_PROVIDER',
  small_model: 'M2C_SMALL_MODEL',
  fallbacks: 'M2C_FALLBACKS',
  show_reasoning: 'M2C_NO_REASONING',
  web_search: 'M2C_WEB_SEARCH',
  client_keys_required: 'M2C_CLIENT_KEYS',
  chatgpt_passthrough: 'M2C_CHATGPT_PASSTHROUGH',
  client_provider_keys: 'M2C_CLIENT_PROVIDER_KEYS',
};

export const SETTING_NAMES = Object.keys(SETTING_VARIABLES) as readonly SettingName[];

/** The variable that keeps a setting from being changed; null when it can be. Flags count as their variables. */
export function fixedBy(name: SettingName, { sources }: Pick<Config, 'sources'>): string | null {
  const variable = SETTING_VARIABLES[name];
  return variable !== null && sources[variable] !== undefined ? variable : null;
}

/** What holds: flags and variables first, then what is stored, then the file of providers and the defaults. */
export function settingsOf(config: Config, routing: OwnRouting, stored: Partial<Settings>): Settings {
  const unstored: Settings = {
    log_bodies: 'errors',
    log_retention_days: 30,
    log_max_megabytes: 1024,
    default_provider: routing.defaultProvider,
    small_model: routing.smallModel,
    fallbacks: [...routing.fallbacks],
    show_reasoning: config.showReasoning,
    web_search: config.webSearch,
    client_keys_required: config.clientKeysRequired,
    chatgpt_passthrough: config.chatGptPassthrough,
    client_provider_keys: config.clientProviderKeys,
  };
  const known = Object.entries(stored).filter(([name]) => fixedBy(name as SettingName, config) === null);
  return { ...unstored, ...Object.fromEntries(known) };
}
