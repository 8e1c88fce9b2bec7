/**
 * What the user chose: flag over environment over the `.env` file of the data directory over default, checked once and
 * never changed. The only reader of process.env.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, openDataDir, readDotEnv } from './data-dir.ts';
import { NO, pairs, required, secureUrl, wholeNumber, withoutBlanks, words, workerCount, yes } from './setting-text.ts';

export { ConfigError } from './data-dir.ts';

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The processes that answer together; 1 for this one alone. */
  readonly workers: number;
  readonly dataDir: string;
  /** The folder of Codex's own files. */
  readonly codexHome: string;
  /** Hides the display of reasoning, never its round trip. */
  readonly showReasoning: boolean;
  /** Providers may search the web when the client offers it; some charge for it. */
  readonly webSearch: boolean;
  /** From what line on the log is written. */
  readonly logLevel: LogLevel;
  /** Of a request body, decoded. */
  readonly maxBodyBytes: number;
  /** Host names under which others may reach m2c. */
  readonly allowedHosts: readonly string[];
  readonly deadlines: Deadlines;
  readonly routing: RoutingSettings;
  readonly retry: RetryPolicy;
  /** The most requests that one provider gets at the same time; null for as many as come. */
  readonly maxConcurrency: number | null;
  /** Histories near the window go on as summaries of their older part; null for never. */
  readonly autoCompact: AutoCompactSettings | null;
  /** HTTPS_PROXY and its like are obeyed. */
  readonly proxyFromEnvironment: boolean;
  /** Providers are reached by IPv4 only. */
  readonly ipv4Only: boolean;
  /** Whether /v1 asks for a client key. */
  readonly clientKeysRequired: boolean;
  /** Whether models of ChatGPT are answered with the login of Codex. */
  readonly chatGptPassthrough: boolean;
  /** Where ChatGPT answers Codex, without a trailing slash. */
  readonly chatGptUrl: string;
  /** Whether a client may bring the key of a provider, and where it may stand. */
  readonly clientProviderKeys: ClientProviderKeys;
  /** What the admin API asks for; null for the token of the data directory. */
  readonly adminToken: string | null;
  /** Of a PostgreSQL server that takes the place of the database file; null for the file. */
  readonly databaseUrl: string | null;
  /** The key under which stored secrets are sealed, 32 bytes in base64; null for the one in its file. */
  readonly masterKey: string | null;
  /** The environment over `.env`, without blank values. */
  readonly variables: Variables;
  /** Where each variable that is set comes from; a flag counts as the variable of its meaning. */
  readonly sources: { readonly [variable: string]: SettingSource };
}

/** `headers`: in a header that is made for keys; `bearer`: as `Authorization: Bearer` too. */
export type ClientProviderKeys = 'off' | 'headers' | 'bearer';

export type SettingSource = 'flag' | 'environment' | 'env-file';

export interface Deadlines {
  readonly connectMs: number;
  /** Until the provider's response headers. */
  readonly headersMs: number;
  /** Between two pieces of the provider's stream. */
  readonly idleMs: number;
  /** After so long a silence the client hears that we are still here. */
  readonly heartbeatMs: number;
  /** From a client's request to the end of its answer. */
  readonly totalMs: number;
}

export interface RoutingSettings {
  /** The provider that answers for models nobody lists; null for the first one with a key. */
  readonly defaultProvider: string | null;
  /** Models that are tried in this order when the routed one gives no answer. */
  readonly fallbacks: readonly string[];
  /** The user's own names for models: name → model. */
  readonly aliases: { readonly [name: string]: string };
  /** Answers for the small models that clients use in the background; null for the default model. */
  readonly smallModel: string | null;
}

export interface AutoCompactSettings {
  /** The share of the window that a turn may have before it is compacted. */
  readonly share: number;
  /** The model that makes the summaries; null for the one that answers. */
  readonly model: string | null;
}

/** What is tried again before the client has heard anything of an answer. */
export interface RetryPolicy {
  /** How often the same request goes out again. */
  readonly retries: number;
  /** The first wait is at most this long, each next one at most twice as long. */
  readonly baseMs: number;
  /** No wait is longer; when the provider asks for more, the client is told to wait instead. */
  readonly longestWaitMs: number;
  /** All tries together begin within this time. */
  readonly totalMs: number;
}

/** From all lines to none. */
/** From the one that says most. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

export type Variables = { readonly [name: string]: string };

/** The command line's words as they were typed; what was not typed is absent. */
export interface Flags {
  readonly host?: string;
  readonly port?: string;
  readonly workers?: string;
  readonly dataDir?: string;
  readonly codexHome?: string;
  readonly reasoning?: boolean;
  readonly verbose?: boolean;
}

const MEBIBYTE = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
const CHATGPT_URL = 'https://chatgpt.com/backend-api/codex';

/** @throws ConfigError naming the flag or variable that is wrong. */
export function loadConfig(flags: Flags, environment: NodeJS.ProcessEnv = process.env): Config {
  const { host, port, workers, codexHome } = flags;
  const typed = withoutBlanks({ host, port, workers, codexHome, dataDir: flags.dataDir });
  const fromEnvironment = withoutBlanks(environment);
  const dataDir = openDataDir(typed.dataDir ?? fromEnvironment.M2C_DATA_DIR ?? join(homedir(), '.m2c'));
  const dotEnv = readDotEnv(dataDir);
  const fromFile = withoutBlanks(dotEnv);
  const variables: Variables = { ...fromFile, ...fromEnvironment };
  const secret = (name: string) =>
    [dotEnv, environment].some(({ [name]: text }) => text?.trim() === '') ? '' : variables[name];
  const whole = (name: string, otherwise: number, least: number, most: number) =>
    variables[name] === undefined ? otherwise : wholeNumber(name, variables[name], least, most);
  const deadline = (name: string, otherwise: number) => whole(name, otherwise, 1, DAY_MS);
  return Object.freeze({
    host: typed.host ?? variables.M2C_HOST ?? '127.0.0.1',
    port: typed.port === undefined ? whole('M2C_PORT', 8788, 0, 65_535) : wholeNumber('--port', typed.port, 0, 65_535),
    workers: workerCount(
      typed.workers === undefined ? 'M2C_WORKERS' : '--workers',
      typed.workers ?? variables.M2C_WORKERS,
    ),
    dataDir,
    codexHome: typed.codexHome ?? variables.CODEX_HOME ?? join(homedir(), '.codex'),
    showReasoning: flags.reasoning ?? !yes('M2C_NO_REASONING', variables),
    webSearch: yes('M2C_WEB_SEARCH', variables),
    logLevel: flags.verbose === true ? 'debug' : readLogLevel(variables),
    maxBodyBytes: whole('M2C_MAX_BODY_MB', 64, 1, 1024) * MEBIBYTE,
    allowedHosts: words(variables.M2C_ALLOWED_HOSTS?.toLowerCase()),
    deadlines: {
      connectMs: deadline('M2C_CONNECT_TIMEOUT_MS', 10_000),
      headersMs: deadline('M2C_HEADERS_TIMEOUT_MS', 600_000),
      idleMs: deadline('M2C_IDLE_TIMEOUT_MS', 300_000),
      heartbeatMs: deadline('M2C_HEARTBEAT_MS', 10_000),
      totalMs: deadline('M2C_TOTAL_TIMEOUT_MS', 7_200_000),
    },
    proxyFromEnvironment: !yes('M2C_NO_PROXY_FROM_ENV', variables),
    ipv4Only: yes('M2C_IPV4_ONLY', variables),
    routing: {
      defaultProvider: variables.M2C_DEFAULT_PROVIDER ?? null,
      fallbacks: words(variables.M2C_FALLBACKS),
      aliases: pairs('M2C_ALIASES', variables.M2C_ALIASES),
      smallModel: variables.M2C_SMALL_MODEL ?? null,
    },
    retry: {
      retries: whole('M2C_RETRIES', 2, 0, 10),
      baseMs: whole('M2C_RETRY_BASE_MS', 500, 1, 60_000),
      longestWaitMs: whole('M2C_RETRY_LONGEST_WAIT_MS', 20_000, 0, DAY_MS),
      totalMs: whole('M2C_RETRY_TOTAL_MS', 60_000, 0, DAY_MS),
    },
    autoCompact: autoCompact(variables),
    maxConcurrency: variables.M2C_MAX_CONCURRENCY === undefined ? null : whole('M2C_MAX_CONCURRENCY', 0, 1, 100_000),
    clientKeysRequired: required('M2C_CLIENT_KEYS', variables),
    chatGptPassthrough: yes('M2C_CHATGPT_PASSTHROUGH', variables),
    chatGptUrl: secureUrl('M2C_CHATGPT_URL', variables.M2C_CHATGPT_URL ?? CHATGPT_URL),
    clientProviderKeys: clientProviderKeys(variables),
    adminToken: adminToken(secret('M2C_ADMIN_TOKEN')),
    databaseUrl: variables.M2C_DATABASE_URL ?? null,
    masterKey: masterKey(secret('M2C_MASTER_KEY')),
    variables,
    sources: {
      ...sourcesOf(fromFile, 'env-file'),
      ...sourcesOf(fromEnvironment, 'environment'),
      ...sourcesOf(flagVariables(flags), 'flag'),
    },
  });
}

/** Codex's folder alone: what takes m2c out of it again works whatever else is wrong with the settings. */
export function codexHomeOf(flags: Flags, environment: NodeJS.ProcessEnv = process.env): string {
  try {
    return loadConfig(flags, environment).codexHome;
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown;
    const { CODEX_HOME } = withoutBlanks({ CODEX_HOME: flags.codexHome ?? environment.CODEX_HOME });
    return CODEX_HOME ?? join(homedir(), '.codex');
  }
}

/** What a program that m2c starts for its user is given. */
export function environmentWith(more: Variables): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

function sourcesOf(variables: Variables, source: SettingSource): { readonly [variable: string]: SettingSource } {
  return Object.fromEntries(Object.keys(variables).map((name) => [name, source]));
}

/** The flags that were typed, as the variables of their meaning. */
function flagVariables({ host, port, workers, dataDir, codexHome, reasoning, verbose }: Flags): Variables {
  return withoutBlanks({
    CODEX_HOME: codexHome,
    M2C_HOST: host,
    M2C_PORT: port,
    M2C_WORKERS: workers,
    M2C_DATA_DIR: dataDir,
    M2C_NO_REASONING: reasoning?.toString(),
    M2C_VERBOSE: verbose?.toString(),
  });
}

/** A secret that is blank or short must not pass for none: whoever set it believes that it protects something. */
function masterKey(text?: string): string | null {
  if (text === undefined || /^[\w+/-]{43}=?$/.test(text)) return text ?? null;
  throw new ConfigError(
    `M2C_MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32)${text === '' ? ', and it is blank' : ''}.`,
  );
}

const SHORTEST_TOKEN = 16;

function adminToken(text?: string): string | null {
  if (text === undefined || (text.length >= SHORTEST_TOKEN && /^[\x21-\x7e]+$/.test(text))) return text ?? null;
  throw new ConfigError(
    `M2C_ADMIN_TOKEN must be at least ${SHORTEST_TOKEN} letters, digits and signs without spaces${text === '' ? ', and it is blank' : ''}.`,
  );
}

function clientProviderKeys(variables: Variables): ClientProviderKeys {
  const { M2C_CLIENT_PROVIDER_KEYS: text = 'off' } = variables;
  if (text === 'headers' || text === 'bearer') return text;
  return yes('M2C_CLIENT_PROVIDER_KEYS', variables) ? 'headers' : 'off';
}

/** Beyond nine tenths the answer has no room left, and the first turns of a thread are no history yet. */
function autoCompact({ M2C_AUTO_COMPACT: share, M2C_COMPACT_MODEL: model }: Variables): AutoCompactSettings | null {
  if (share === undefined || NO.includes(share.toLowerCase())) return null;
  if (/^0?\.[2-8]\d*$|^0?\.90*$/.test(share)) return { share: Number(share), model: model ?? null };
  throw new ConfigError(`M2C_AUTO_COMPACT must be a share of the window from 0.2 to 0.9, such as 0.8, not "${share}".`);
}

function readLogLevel(variables: Variables): LogLevel {
  const { M2C_LOG_LEVEL: text } = variables;
  if (text === undefined) return yes('M2C_VERBOSE', variables) ? 'debug' : 'warn';
  const level = LOG_LEVELS.find((one) => one === text.toLowerCase());
  if (level !== undefined) return level;
  throw new ConfigError(`M2C_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}".`);
}
