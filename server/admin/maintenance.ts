/** Looking after the store. What takes long runs in the store's own thread. */
import { Fault } from '../fault.ts';
import type { Store } from '../store/store.ts';
import type { Handlers } from './handler.ts';
import { momentOrNull } from './moments.ts';

const MEBIBYTE = 1024 * 1024;

export const maintenanceHandlers = {
  async getMaintenance(_asked, deps) {
    const store = await deps.store();
    const [state, { bytes }, { turns, oldestAt }, { settings }] = await Promise.all([
      store.maintenance.state(),
      store.maintenance.size(),
      store.turns.kept(),
      store.log.terms(),
    ]);
    const { figures, problems } = deps.turnLog;
    return {
      kind: state.kind === 'postgres' ? 'postgresql' : 'sqlite',
      schema: state.schema,
      bytes,
      turns,
      oldest_at: momentOrNull(oldestAt),
      waiting: figures.waitingTurns,
      dropped: figures.lost.turns,
      problem: [...state.warnings, ...problems].join(' ') || null,
      retention_days: settings.retentionDays,
      max_megabytes: Math.round(settings.maxBytes / MEBIBYTE),
    };
  },

  async pruneStore({ signal }, deps) {
    const store = await deps.store();
    const bytesBefore = await bytesOf(store);
    const { settings } = await store.log.terms();
    let deleted = 0;
    while (!signal.aborted) {
      const { did, count } = await store.log.tidy(settings, Date.now());
      if (did === 'nothing') break;
      if (did === 'dropped turns') deleted += count;
    }
    await store.log.settle();
    return { deleted, bytes_before: bytesBefore, bytes_after: await bytesOf(store) };
  },

  async vacuumStore(_asked, deps) {
    const store = await deps.store();
    const bytesBefore = await bytesOf(store);
    const { bytes } = await store.maintenance.vacuum();
    return { deleted: 0, bytes_before: bytesBefore, bytes_after: bytes };
  },

  async checkStore(_asked, deps) {
    const store = await deps.store();
    const { sound, findings } = await store.maintenance.integrity();
    return { ok: sound, problems: [...findings] };
  },

  async rotateMasterKey(_asked, deps) {
    const store = await deps.store();
    if (deps.config.masterKey !== null) {
      const sentence =
        'M2C_MASTER_KEY tells the master key: m2c rotate-master-key changes it, and says what to set then.';
      throw new Fault('conflict', sentence);
    }
    const { resealed } = await store.vault.rotate(null);
    return { resealed };
  },
} satisfies Handlers<'getMaintenance' | 'pruneStore' | 'vacuumStore' | 'checkStore' | 'rotateMasterKey'>;

async function bytesOf({ maintenance }: Store): Promise<number> {
  return (await maintenance.size()).bytes;
}
