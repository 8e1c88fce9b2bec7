/** Every setting as it holds now, and who said so. */
import type { ConfigValue } from '../../generated/types/admin.ts';
import { SETTING_VARIABLES, type SettingName } from '../answering/settings.ts';
import type { Config } from '../config.ts';
import { redact } from '../secrets.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';

/** What is only told at the start; what can be changed while m2c runs stands among the settings. */
const STARTED: readonly (readonly [name: string, variable: string, value: (config: Config) => unknown])[] = [
  ['host', 'M2C_HOST', ({ host }) => host],
  ['port', 'M2C_PORT', ({ port }) => port],
  ['workers', 'M2C_WORKERS', ({ workers }) => workers],
  ['data_dir', 'M2C_DATA_DIR', ({ dataDir }) => dataDir],
  ['log_level', 'M2C_LOG_LEVEL', ({ logLevel }) => logLevel],
  ['providers_file', 'M2C_PROVIDERS_FILE', ({ variables }) => variables.M2C_PROVIDERS_FILE],
  ['allowed_hosts', 'M2C_ALLOWED_HOSTS', ({ allowedHosts }) => allowedHosts],
  ['max_body_mb', 'M2C_MAX_BODY_MB', ({ maxBodyBytes }) => maxBodyBytes / (1024 * 1024)],
  ['aliases', 'M2C_ALIASES', ({ routing }) => pairs(routing.aliases)],
  ['key_order', 'M2C_KEY_ORDER', ({ variables }) => variables.M2C_KEY_ORDER ?? 'ordered'],
  ['max_concurrency', 'M2C_MAX_CONCURRENCY', ({ maxConcurrency }) => maxConcurrency],
  ['retries', 'M2C_RETRIES', ({ retry }) => retry.retries],
  ['retry_base_ms', 'M2C_RETRY_BASE_MS', ({ retry }) => retry.baseMs],
  ['retry_longest_wait_ms', 'M2C_RETRY_LONGEST_WAIT_MS', ({ retry }) => retry.longestWaitMs],
  ['retry_total_ms', 'M2C_RETRY_TOTAL_MS', ({ retry }) => retry.totalMs],
  ['connect_timeout_ms', 'M2C_CONNECT_TIMEOUT_MS', ({ deadlines }) => deadlines.connectMs],
  ['headers_timeout_ms', 'M2C_HEADERS_TIMEOUT_MS', ({ deadlines }) => deadlines.headersMs],
  ['idle_timeout_ms', 'M2C_IDLE_TIMEOUT_MS', ({ deadlines }) => deadlines.idleMs],
  ['heartbeat_ms', 'M2C_HEARTBEAT_MS', ({ deadlines }) => deadlines.heartbeatMs],
  ['total_timeout_ms', 'M2C_TOTAL_TIMEOUT_MS', ({ deadlines }) => deadlines.totalMs],
  ['proxy_from_environment', 'M2C_NO_PROXY_FROM_ENV', ({ proxyFromEnvironment }) => proxyFromEnvironment],
  ['ipv4_only', 'M2C_IPV4_ONLY', ({ ipv4Only }) => ipv4Only],
];

/** Set or not is all that is told of them. */
const SECRETS = ['M2C_ADMIN_TOKEN', 'M2C_MASTER_KEY', 'M2C_DATABASE_URL'];

/** The fields of providers.json that tell a setting. */
const FILE_FIELDS: { readonly [Name in SettingName]?: string } = {
  default_provider: 'defaultProvider',
  small_model: 'smallModel',
  fallbacks: 'fallbacks',
};

export const configHandlers = {
  async listConfig(_asked, deps) {
    const rows = [
      ...STARTED.map(([name, variable, value]) => started(name, variable, value(deps.config), deps.config)),
      ...Object.entries(SETTING_VARIABLES).map(([name, variable]) => setting(name as SettingName, variable, deps)),
      ...SECRETS.map((variable) => secret(variable.replace('M2C_', '').toLowerCase(), variable, deps.config)),
      ...ofProviders(deps),
    ];
    return { object: 'list', data: rows };
  },
} satisfies Handlers<'listConfig'>;

function started(name: string, variable: string, value: unknown, { sources }: Config): ConfigValue {
  return { name, value: shown(value), source: sources[variable] ?? 'default', variable };
}

function setting(name: SettingName, variable: string | null, { answering, config }: AdminDeps): ConfigValue {
  const { settings, stored, own } = answering.current;
  const told = variable === null ? undefined : config.sources[variable];
  const untold = own.fields.includes(FILE_FIELDS[name] ?? '') ? 'file' : 'default';
  const source = told ?? (Object.hasOwn(stored.settings, name) ? 'stored' : untold);
  return { name, value: shown(settings[name]), source, variable };
}

function secret(name: string, variable: string, { sources }: Config): ConfigValue {
  const source = sources[variable];
  return { name, value: source === undefined ? null : '[hidden]', source: source ?? 'default', variable };
}

/** The keys, addresses and models of providers, so far as a variable tells them. */
function ofProviders({ answering, config }: AdminDeps): readonly ConfigValue[] {
  const { variables, sources } = config;
  return answering.current.own.profiles.flatMap(({ id, access }) => {
    const { keyVariables, baseUrlVariable, modelVariable } = access;
    const isSet = (variable: string) => sources[variable] !== undefined;
    return [
      ...keyVariables.filter(isSet).map((variable) => secret(`${id}.key`, variable, config)),
      ...[baseUrlVariable].filter(isSet).map((name) => started(`${id}.base_url`, name, variables[name], config)),
      ...[modelVariable].filter(isSet).map((name) => started(`${id}.default_model`, name, variables[name], config)),
    ];
  });
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return redact(Array.isArray(value) ? value.join(',') : String(value));
}

function pairs(aliases: { readonly [name: string]: string }): readonly string[] {
  return Object.entries(aliases).map(([name, model]) => `${name}=${model}`);
}
