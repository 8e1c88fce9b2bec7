/** What `m2c codex cc-switch …` does. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openAnswering } from '../../answering/open.ts';
import { NOTHING_STORED, readStored } from '../../answering/stored.ts';
import { type Changed, isRunning, type Place, putEntry, removeEntry } from '../../cc-switch/change.ts';
import { forFile } from '../../cc-switch/convert.ts';
import { findImport, importFound, keepIn } from '../../cc-switch/import.ts';
import type { ImportReport } from '../../cc-switch/report.ts';
import { type Standing, standingOf } from '../../cc-switch/report.ts';
import { readCcSwitch, usualFolder } from '../../cc-switch/source.ts';
import { wantedEntry } from '../../cc-switch/wanted.ts';
import { thisMachine } from '../../codex/desktop/machine.ts';
import { type Config, ConfigError, loadConfig } from '../../config.ts';
import { PROFILES } from '../../providers/index.ts';
import { openOwnProviders, providersFile } from '../../providers-file/open.ts';
import { isStore } from '../../store/door.ts';
import { openStore, type Store } from '../../store/store.ts';
import { readNetwork } from '../../upstream/network.ts';
import { writeProviders } from '../import.ts';
import { table } from '../table.ts';

export interface CcSwitchFlags {
  readonly from?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

export interface ImportFlags extends CcSwitchFlags {
  readonly dryRun?: boolean;
  readonly out?: string;
  readonly force?: boolean;
}

export interface AddFlags extends CcSwitchFlags {
  readonly model?: string;
  readonly refresh?: boolean;
}

/** Prints how cc-switch stands. */
export async function showStatus(flags: CcSwitchFlags): Promise<void> {
  const { folder, machine } = placeOf(flags);
  const standing = standingOf(readCcSwitch(folder), await isRunning(machine));
  print(flags, standing, () => statusLines(standing, folder));
}

function statusLines({ file, schema, providers, current, entry, running, notes }: Standing, folder: string): string[] {
  if (file === null) return [`There is no cc-switch in ${folder}.`];
  const own =
    entry === null ? 'not there: m2c codex cc-switch add' : `${entry.model ?? '?'} at ${entry.base_url ?? '?'}`;
  return table([
    ['cc-switch', `${file}${schema === null ? '' : ` (schema ${schema})`}${running ? ', open now' : ''}`],
    ['providers', `${providers} for Codex, ${current ?? 'none'} is chosen`],
    ['m2c', `${own}${entry?.chosen === true ? ', chosen' : ''}`],
    ...notes.map((note) => ['note', note]),
  ]);
}

/** Takes the providers over, or writes them to a file, or only tells which. */
export async function importProviders(flags: ImportFlags): Promise<void> {
  const config = configOf(flags);
  const file = providersFile(config);
  const { listed } = await openOwnProviders(file, PROFILES, config, readNetwork(config));
  if (flags.out !== undefined) return await importToFile(flags, flags.out, listed);
  const { folder } = placeOf(flags);
  if (flags.dryRun === true && !isStore(config)) {
    return printImport(flags, await importFound(findImport(folder, PROFILES, listed), null));
  }
  const store = await openStore(config);
  try {
    const stored = (await store.providers.list()).map(({ id }) => id);
    const found = findImport(folder, PROFILES, [...listed, ...stored]);
    const report = await importFound(found, flags.dryRun === true ? null : (one) => keepIn(store, one));
    if (!report.dry_run && report.imported.length > 0) await audit(store, report);
    printImport(flags, report);
  } finally {
    await store.close();
  }
}

async function audit(store: Store, { imported }: ImportReport): Promise<void> {
  const detail = { providers: imported.map(({ id }) => id) };
  await store.audit.append({ actor: 'm2c', action: 'importCcSwitch', subject: 'cc-switch', detail });
}

async function importToFile(flags: ImportFlags, out: string, listed: readonly string[]): Promise<void> {
  const target = resolve(out);
  if (existsSync(target) && flags.force !== true) {
    throw new ConfigError(`${target} exists already: name another with --out, or replace it with --force.`);
  }
  const found = findImport(
    placeOf(flags).folder,
    PROFILES,
    target === providersFile(configOf(flags)).path ? [] : listed,
  );
  const { entries, notes } = forFile(found);
  if (flags.dryRun !== true) writeProviders(target, { providers: entries }, found.source.file);
  const report = await importFound({ ...found, notes: [...found.source.notes, ...notes] }, null);
  const imported = report.imported.map((one) => (one.key === 'sealed' ? { ...one, key: 'variable' as const } : one));
  printImport(flags, { ...report, dry_run: flags.dryRun === true, imported }, `written to ${target}`);
}

function printImport(flags: CcSwitchFlags, report: ImportReport, where = 'taken over'): void {
  const { file, imported, notes, dry_run: dry } = report;
  if (flags.json !== true) for (const note of notes) process.stderr.write(`note: ${note}\n`);
  print(flags, report, () => {
    const count = `${imported.length} ${imported.length === 1 ? 'provider' : 'providers'}`;
    const done = dry
      ? `${count} of ${file} would be ${where}`
      : `${count} of ${file} ${imported.length === 1 ? 'was' : 'were'} ${where}`;
    if (imported.length === 0) return [`${done}.`];
    const next = dry ? 'Nothing was changed.' : 'A running m2c takes up what is new by itself.';
    const rows = imported.map(({ name, id, base_url, model, key }) => [name, id, base_url, model ?? '-', key]);
    return [...table([['IN CC-SWITCH', 'HERE', 'ADDRESS', 'MODEL', 'KEY'], ...rows]), '', `${done}. ${next}`];
  });
}

/** Adds the entry of m2c. */
export async function addEntry(flags: AddFlags): Promise<void> {
  const config = configOf(flags);
  const { wanted, notes } = await withRoutes(config, (routes) => wantedEntry(config, routes, flags.model));
  const changed = await putEntry(wanted, placeOf(flags), flags.refresh === true);
  if (flags.json !== true) for (const note of notes) process.stderr.write(`note: ${note}\n`);
  print(flags, { ...changed, notes }, () => changeLines(changed, `${wanted.model} at ${wanted.url}/v1`));
}

/** Takes the entry out. */
export async function takeOut(flags: CcSwitchFlags): Promise<void> {
  const changed = await removeEntry(placeOf(flags));
  print(flags, { ...changed, notes: [] }, () => changeLines(changed, ''));
}

const SAID: { readonly [outcome in Changed['outcome']]: string } = {
  added: 'm2c is among the providers of cc-switch now: choose it there',
  refreshed: 'The entry of m2c in cc-switch was written anew: choose it there once more',
  unchanged: 'cc-switch has this entry of m2c already',
  removed: 'm2c is no longer among the providers of cc-switch',
  absent: 'cc-switch has no entry of m2c',
};

function changeLines({ outcome, backup }: Changed, what: string): string[] {
  const first = `${SAID[outcome]}${what === '' ? '' : ` (${what})`}.`;
  return backup === null ? [first] : [first, `Its database as it was before: ${backup}`];
}

/** Who answers, as a server that starts now would say. */
async function withRoutes<T>(config: Config, use: (routes: Parameters<typeof wantedEntry>[1]) => T): Promise<T> {
  const store = isStore(config) ? await openStore(config) : null;
  const read = async () => (store === null ? NOTHING_STORED : await readStored(store));
  const answering = openAnswering(providersFile(config), config, readNetwork(config), read);
  try {
    return use((await answering.open()).routes);
  } finally {
    await answering.close();
    await store?.close();
  }
}

function configOf({ dataDir }: CcSwitchFlags): Config {
  return loadConfig(dataDir === undefined ? {} : { dataDir });
}

function placeOf(flags: CcSwitchFlags): Place {
  const { codexHome, variables } = configOf(flags);
  const folder = flags.from === undefined ? usualFolder() : resolve(flags.from);
  return { folder, codexHome, machine: thisMachine(variables) };
}

function print(flags: CcSwitchFlags, report: object, lines: () => readonly string[]): void {
  process.stdout.write(`${flags.json === true ? JSON.stringify(report, null, 2) : lines().join('\n')}\n`);
}
