/** The model that answers for now instead of the default one. */
import type { Override } from '../../generated/types/admin.ts';
import { OVERRIDE } from '../answering/stored.ts';
import type { Setting } from '../store/settings.ts';
import { type Handlers, Tagged } from './handler.ts';
import { keyOf, tagged } from './versions.ts';

/** The tag of none. */
const NONE = '"0"';

export const overrideHandlers = {
  async getOverride(_asked, deps) {
    const store = await deps.store();
    return shown(await store.settings.get(OVERRIDE));
  },

  async setOverride({ body, ifMatch }, deps) {
    const store = await deps.store();
    const row = await store.settings.get(OVERRIDE);
    const key = keyOf(row ?? { id: OVERRIDE, version: 0 }, ifMatch);
    const saved = await deps.answering.change(
      'override',
      (stored) => ({ ...stored, override: body.model }),
      () => store.settings.put(key, body.model),
    );
    return shown(saved);
  },

  async clearOverride({ ifMatch }, deps) {
    const store = await deps.store();
    const row = await store.settings.get(OVERRIDE);
    const key = keyOf(row ?? { id: OVERRIDE, version: 0 }, ifMatch);
    if (row === null) return;
    await deps.answering.change(
      'override',
      (stored) => ({ ...stored, override: null }),
      () => store.settings.remove(key),
    );
  },
} satisfies Handlers<'getOverride' | 'setOverride' | 'clearOverride'>;

function shown(row: Setting | null): Tagged<Override> {
  if (row === null) return new Tagged({ model: null, since: null }, NONE);
  return tagged({ model: String(row.value), since: new Date(row.updatedAt).toISOString() }, row);
}
