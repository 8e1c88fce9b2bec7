/** The providers of cc-switch taken over into the store of m2c, their keys sealed. */

import { ConfigError } from '../config.ts';
import type { Profile } from '../providers/profile.ts';
import type { Store } from '../store/store.ts';
import { type Conversion, type Converted, convert } from './convert.ts';
import { type ImportReport, takenOf } from './report.ts';
import { type CcSwitch, readCcSwitch } from './source.ts';

export interface Found extends Conversion {
  readonly source: CcSwitch;
}

/** @param taken ids of providers that are there already. @throws ConfigError when there is no cc-switch, or none that can be read. */
export function findImport(folder: string, profiles: readonly Profile[], taken: readonly string[]): Found {
  const source = readCcSwitch(folder);
  if (source === null)
    throw new ConfigError(`There is no cc-switch in ${folder}: neither cc-switch.db nor config.json.`);
  const { converted, notes } = convert(source.providers, profiles, taken);
  return { source, converted, notes: [...source.notes, ...notes] };
}

/** @param keep stores one; one that it throws at is left out, and the others are kept. Null for a dry run. */
export async function importFound(
  found: Found,
  keep: ((one: Converted) => Promise<void>) | null,
): Promise<ImportReport> {
  const { source, converted } = found;
  const imported: Converted[] = [];
  const notes = [...found.notes];
  for (const one of converted) {
    try {
      await keep?.(one);
      imported.push(one);
    } catch (thrown) {
      notes.push(`${one.name}: left out. ${(thrown as Error).message}`);
    }
  }
  const { file, schema } = source;
  return { file, schema, dry_run: keep === null, imported: imported.map(takenOf), notes };
}

/** One provider and its key; neither, where one of them cannot be stored. */
export async function keepIn(
  store: Pick<Store, 'providers' | 'providerKeys'>,
  { entry, baseUrl, secret }: Converted,
): Promise<void> {
  const { id, version } = await store.providers.create(entry);
  if (secret === null) return;
  try {
    const fields = { provider: id, secret, baseUrl, label: 'cc-switch', disabled: false, position: 1 };
    await store.providerKeys.create(fields);
  } catch (thrown) {
    await store.providers.remove({ id, version });
    throw thrown;
  }
}
