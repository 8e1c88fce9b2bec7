/** The providers of this process: those that m2c knows and those of the user's file, opened together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Providers } from '../../generated/types/files.ts';
import { type Config, ConfigError, type RoutingSettings } from '../config.ts';
import type { Profile } from '../providers/profile.ts';
import type { RouteChain } from '../routing/chain.ts';
import { type ReachedProvider, secretsOf } from '../upstream/client.ts';
import { openProviders } from '../upstream/keys.ts';
import type { Deadlines, Network } from '../upstream/network.ts';
import { checkFile } from './check.ts';
import { type Complaint, shownPath } from './complaint.ts';
import { openEntry } from './entry.ts';
import { type JsonText, JsonTextError, type Position, readJsonText } from './json-text.ts';
import { pathFrom } from './keys.ts';
import { checkNames } from './names.ts';
import { profilesWith } from './profiles.ts';
import { readShape } from './shape.ts';
import { type LeftOut, NO_STORED, openStored, type StoredProviders } from './stored.ts';

/** Where the user's file is. */
export interface ProvidersFile {
  readonly path: string;
  /** Whether it was named by a flag or a variable, and so must be there. */
  readonly named: boolean;
}

/** A file that cannot be used. The message has a line for each problem, with its place in the file. */
export class ProvidersFileError extends ConfigError {}

/** What the variables and the file say of the routing together. */
export interface OwnRouting extends RoutingSettings {
  readonly routes: readonly RouteChain[];
}

export interface OwnProviders {
  /** All that m2c knows, as the file changes them. */
  readonly profiles: readonly Profile[];
  /** Every provider whose host is known, those without a key too. */
  readonly providers: readonly ReachedProvider[];
  readonly routing: OwnRouting;
  /** The fields that the file has. */
  readonly fields: readonly string[];
  /** The ids of the file's entries. */
  readonly listed: readonly string[];
  /** Of the store, what cannot be used. */
  readonly leftOut: readonly LeftOut[];
  /** One line each. */
  readonly warnings: readonly string[];
  /** Keys, and what else must never be written. */
  readonly secrets: readonly string[];
}

type Settings = Pick<Config, 'variables' | 'routing'> & { readonly deadlines: Deadlines };

/** @param flag what `--providers` says. */
export function providersFile(
  { dataDir, variables }: Pick<Config, 'dataDir' | 'variables'>,
  flag?: string,
): ProvidersFile {
  const named = flag ?? variables.M2C_PROVIDERS_FILE;
  if (named === undefined) return { path: join(dataDir, 'providers.json'), named: false };
  return { path: pathFrom(join(process.cwd(), 'any'), named), named: true };
}

/**
 * Opens every provider. Rejects with a ProvidersFileError that tells all that is wrong with the file, or with a Fault when a
 * variable is wrong.
 */
export async function openOwnProviders(
  file: ProvidersFile,
  profiles: readonly Profile[],
  config: Settings,
  network: Network,
  stored: StoredProviders = NO_STORED,
): Promise<OwnProviders> {
  const { path } = file;
  const text = readText(file);
  const json = text === null ? EMPTY : parsed(text, path);
  const tell = (complaints: readonly Complaint[]) => told(complaints, json, path);
  const refuse = (complaints: readonly Complaint[]) => {
    if (complaints.length > 0) throw new ProvidersFileError(tell(complaints).join('\n'));
  };
  const shape = readShape(json.value);
  if (isComplaints(shape)) {
    refuse(shape);
    throw new ProvidersFileError(`${path} cannot be used.`);
  }
  refuse(checkFile(shape, profiles));
  const around = {
    profiles,
    file: path,
    variables: config.variables,
    shared: { deadlines: config.deadlines, network },
  };
  const listed = await Promise.all(
    (shape.providers ?? []).map((entry, at) => openEntry(entry, ['providers', at], around)),
  );
  refuse(listed.flatMap(({ complaints }) => complaints));
  const { entries: added, leftOut } = await openStored(stored.entries, shape.providers ?? [], around);
  const entries = [...listed, ...added];
  const all = profilesWith(
    entries.map(({ own }) => own),
    profiles,
  );
  const opened = openProviders(
    all,
    config.variables,
    new Map(entries.map(({ own, given }) => [own.profile.id, given])),
    stored.keys,
  );
  refuse(checkNames(shape, opened.providers));
  return {
    profiles: all,
    providers: opened.providers,
    routing: routingOf(shape, config.routing),
    fields: Object.keys(shape),
    listed: (shape.providers ?? []).map(({ id }) => id),
    leftOut,
    warnings: [...tell(listed.flatMap(({ warnings }) => warnings)), ...opened.warnings],
    secrets: opened.providers.flatMap(secretsOf),
  };
}

const EMPTY: JsonText = { value: {}, at: () => ({ line: 1, column: 1 }) };

/** The file's text, null when it is not there and need not be. */
function readText({ path, named }: ProvidersFile): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    const { code = 'unknown error' } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !named) return null;
    throw new ProvidersFileError(
      `${path} cannot be read (${code}): name another with --providers or M2C_PROVIDERS_FILE.`,
    );
  }
}

function parsed(text: string, path: string): JsonText {
  try {
    return readJsonText(text);
  } catch (thrown) {
    if (!(thrown instanceof JsonTextError)) throw thrown;
    throw new ProvidersFileError(`${placed(path, thrown.position)} ${thrown.message}.`);
  }
}

const placed = (path: string, { line, column }: Position) => `${path}:${line}:${column}:`;

/** The complaints as lines, in the order of the file. */
function told(complaints: readonly Complaint[], json: JsonText, file: string): readonly string[] {
  return complaints
    .map(({ path, sentence }) => ({ at: json.at(path), what: `${shownPath(path) || 'it'} ${sentence}` }))
    .sort((one, other) => one.at.line - other.at.line || one.at.column - other.at.column)
    .map(({ at, what }) => `${placed(file, at)} ${what}`);
}

function isComplaints(shape: Providers | readonly Complaint[]): shape is readonly Complaint[] {
  return Array.isArray(shape);
}

/** What the environment says wins over the file. */
function routingOf(file: Providers, { defaultProvider, fallbacks, aliases, smallModel }: RoutingSettings): OwnRouting {
  return {
    routes: file.routes ?? [],
    defaultProvider: defaultProvider ?? file.defaultProvider ?? null,
    fallbacks: fallbacks.length > 0 ? fallbacks : (file.fallbacks ?? []),
    aliases: { ...file.aliases, ...aliases },
    smallModel: smallModel ?? file.smallModel ?? null,
  };
}
