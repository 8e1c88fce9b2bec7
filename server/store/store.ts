/** The store: what m2c keeps, one room for each kind of it. */
import { openAudit } from './audit.ts';
import { openChanges } from './changes.ts';
import { openClientKeys } from './client-keys.ts';
import { storeErrorOf } from './error.ts';
import { openLearned } from './learned.ts';
import { openLog } from './log/log.ts';
import { openSessions } from './log/sessions.ts';
import { openTurns } from './log/turns.ts';
import { openUsage } from './log/usage.ts';
import { openMaintenance } from './maintenance.ts';
import { openMasterKeys } from './master-key.ts';
import { type Opened, type Opening, openReady } from './opening.ts';
import { openPrices } from './prices.ts';
import { openProviderKeys } from './provider-keys.ts';
import { openProviders } from './providers.ts';
import { openRoutes } from './routes.ts';
import { openSettings } from './settings.ts';
import { openVault } from './vault.ts';

export interface StoreOptions extends Opening {
  /** 32 bytes in base64; null for the file `master.key` of the data directory. */
  readonly masterKey: string | null;
}

/**
 * Every method takes and gives plain values and rejects with a StoreError, so that the store may stand in another thread. A
 * room is added here and is then there for all.
 */
export type Store = ReturnType<typeof roomsOf> & { close(): Promise<void> };

/** Opens the store in this thread, which waits whenever the disk does: startStore is for the main thread. */
export async function openStore(options: StoreOptions): Promise<Store> {
  try {
    const opened = await openReady(options);
    return { ...guardedRooms(roomsOf(opened, options)), close: opened.close };
  } catch (thrown) {
    throw storeErrorOf(thrown);
  }
}

function roomsOf(opened: Opened, { dataDir, masterKey }: StoreOptions) {
  const { db } = opened;
  const vault = openVault(db, openMasterKeys(dataDir, masterKey));
  return {
    settings: openSettings(db),
    providers: openProviders(db),
    providerKeys: openProviderKeys(db, vault),
    routes: openRoutes(db),
    clientKeys: openClientKeys(db),
    learned: openLearned(db),
    prices: openPrices(db),
    audit: openAudit(db),
    log: openLog(opened),
    turns: openTurns(db),
    usage: openUsage(db),
    sessions: openSessions(db),
    changes: openChanges(db),
    maintenance: openMaintenance(opened, dataDir, vault),
    vault: { rotate: vault.rotate },
  };
}

type Method = (...words: never[]) => Promise<unknown>;
type Room = { readonly [name: string]: Method };

/** Whatever fails in a room leaves it as a StoreError. */
function guardedRooms<Rooms extends { readonly [name: string]: Room }>(rooms: Rooms): Rooms {
  const guarded = (method: Method): Method => {
    return (...words) => method(...words).catch((thrown: unknown) => Promise.reject(storeErrorOf(thrown)));
  };
  const each = <From, To>(object: { readonly [name: string]: From }, change: (value: From) => To) =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
  return each(rooms, (room: Room) => each(room, guarded)) as Rooms;
}
