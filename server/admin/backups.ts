/** Copies of the store. */
import type { Backup } from '../../generated/types/admin.ts';
import { Fault } from '../fault.ts';
import type { Backup as Made } from '../store/backups.ts';
import { StoreError } from '../store/error.ts';
import type { Store } from '../store/store.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';
import { momentOf } from './moments.ts';

export const backupHandlers = {
  async listBackups(_asked, deps) {
    const store = await ofFile(deps);
    return { object: 'list', data: (await store.maintenance.backups()).map(shown) };
  },

  async createBackup({ query }, deps) {
    const store = await ofFile(deps);
    return shown(await store.maintenance.backup({ turns: query.turns ?? false }));
  },

  async restoreBackup({ params }, deps) {
    const store = await ofFile(deps);
    try {
      const { replaced, lostKeys } = await store.maintenance.restore(params.backup);
      return { replaced: shown(replaced), lost_keys: lostKeys };
    } catch (thrown) {
      // The copy's fault, and not that of the store.
      if (!(thrown instanceof StoreError) || !['broken', 'newer', 'foreign'].includes(thrown.kind)) throw thrown;
      throw new Fault('conflict', thrown.message, { cause: thrown });
    }
  },

  async deleteBackup({ params }, deps) {
    const store = await ofFile(deps);
    await store.maintenance.removeBackup(params.backup);
  },
} satisfies Handlers<'listBackups' | 'createBackup' | 'restoreBackup' | 'deleteBackup'>;

/** @throws StoreError `unavailable` on PostgreSQL, which has copies of its own. */
async function ofFile(deps: AdminDeps): Promise<Store> {
  const store = await deps.store();
  if ((await store.maintenance.state()).kind === 'sqlite') return store;
  const sentence =
    'PostgreSQL has its own backups (pg_dump --schema=m2c, pg_restore): m2c makes them of its own file only.';
  throw new StoreError('unavailable', sentence);
}

function shown({ name, at, bytes, kind }: Made): Backup {
  return { id: name, created_at: momentOf(at), bytes, kind };
}
