/** cc-switch on this machine: its providers taken over, and m2c as one of them. */
import { isRunning, type Place, putEntry, removeEntry } from '../cc-switch/change.ts';
import type { Converted } from '../cc-switch/convert.ts';
import { findImport, importFound, keepIn } from '../cc-switch/import.ts';
import { standingOf } from '../cc-switch/report.ts';
import { readCcSwitch, usualFolder } from '../cc-switch/source.ts';
import { wantedEntry } from '../cc-switch/wanted.ts';
import { thisMachine } from '../codex/desktop/machine.ts';
import { ConfigError } from '../config.ts';
import { Fault } from '../fault.ts';
import { StoreError } from '../store/error.ts';
import type { Store } from '../store/store.ts';
import { originOf } from '../upstream/keys.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';

export const ccSwitchHandlers = {
  async getCcSwitch(_asked, { config }) {
    const { folder, machine } = placeOf(config);
    const standing = await told(async () => standingOf(readCcSwitch(folder), await isRunning(machine)));
    return { ...standing, notes: [...standing.notes] };
  },

  async importCcSwitch({ body }, deps) {
    const store = await deps.store();
    const { own, stored } = deps.answering.current;
    const taken = [...own.listed, ...stored.providers.map(({ id }) => id)];
    const found = await told(async () => findImport(usualFolder(), own.profiles, taken));
    const report = await importFound(found, body.dry_run === true ? null : (one) => keep(one, store, deps));
    return { ...report, imported: [...report.imported], notes: [...report.notes] };
  },

  async putCcSwitchEntry({ body }, { config, answering }) {
    return await told(async () => {
      const { wanted, notes } = wantedEntry(config, answering.current.routes, body.model);
      return { ...(await putEntry(wanted, placeOf(config), true)), notes: [...notes] };
    });
  },

  async removeCcSwitchEntry(_asked, { config }) {
    return await told(async () => ({ ...(await removeEntry(placeOf(config))), notes: [] }));
  },
} satisfies Handlers<'getCcSwitch' | 'importCcSwitch' | 'putCcSwitchEntry' | 'removeCcSwitchEntry'>;

function placeOf({ codexHome, variables }: AdminDeps['config']): Place {
  return { folder: usualFolder(), codexHome, machine: thisMachine(variables) };
}

/** It answers from the next turn on. @throws Fault when it cannot be used beside the others. */
async function keep(one: Converted, store: Store, { answering }: AdminDeps): Promise<void> {
  const { entry, baseUrl, secret } = one;
  const key = secret === null ? [] : [{ id: '', origin: originOf(baseUrl), secret }];
  await answering.change(
    `provider ${entry.id}`,
    (stored) => ({
      ...stored,
      providers: [...stored.providers, entry],
      keys: new Map([...stored.keys, [entry.id, key]]),
    }),
    () => keepIn(store, one),
  );
}

/** How things stand on this machine is in the way, and no fault of the request or of the store. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const known = [ConfigError, StoreError, Fault].some((kind) => thrown instanceof kind);
    throw known ? new Fault('conflict', (thrown as Error).message, { cause: thrown }) : thrown;
  }
}
