/** The settings that can be changed while m2c runs. */
import type { Settings } from '../../generated/types/admin.ts';
import { fixedBy, rowOf, SETTING_NAMES, type SettingName } from '../answering/settings.ts';
import { Fault } from '../fault.ts';
import type { AdminDeps } from './deps.ts';
import { type Handlers, Tagged } from './handler.ts';
import { checkMatch, tagOfValue } from './versions.ts';

export const settingHandlers = {
  async getSettings(_asked, deps) {
    await deps.store();
    return shown(deps);
  },

  async updateSettings({ body, ifMatch }, deps) {
    const { answering } = deps;
    const store = await deps.store();
    const changed = SETTING_NAMES.filter((name) => Object.hasOwn(body, name));
    for (const name of changed) refuseFixed(name, deps);
    await answering.change(
      'settings',
      (stored) => {
        checkMatch(tagOfValue(answering.current.settings), ifMatch);
        return { ...stored, settings: { ...stored.settings, ...body } as Partial<Settings> };
      },
      async () => {
        const rows = new Map((await store.settings.list()).map((row) => [row.id, row]));
        for (const name of changed) {
          const { id, value } = rowOf(name, body[name] as Settings[SettingName]);
          await store.settings.put({ id, version: rows.get(id)?.version ?? 0 }, value);
        }
      },
    );
    return shown(deps);
  },
} satisfies Handlers<'getSettings' | 'updateSettings'>;

function shown({ answering }: AdminDeps): Tagged<Settings> {
  const { settings } = answering.current;
  return new Tagged(settings, tagOfValue(settings));
}

function refuseFixed(name: SettingName, { config }: AdminDeps): void {
  const variable = fixedBy(name, config);
  if (variable === null) return;
  const source = config.sources[variable] === 'flag' ? 'a flag of m2c start' : variable;
  throw new Fault('conflict', `${name} is set by ${source}: leave that out to change it here.`, { param: name });
}
