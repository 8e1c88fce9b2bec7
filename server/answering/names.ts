/** The stored routes, override and settings, laid over the table of the file and the variables. */
import type { Settings } from '../../generated/types/admin.ts';
import type { Provider } from '../providers/profile.ts';
import { whyNoDefault, whyNoModel } from '../providers-file/names.ts';
import type { LeftOut } from '../providers-file/stored.ts';
import { mayGoToChatGpt } from '../routing/chatgpt.ts';
import type { RouteTable } from '../routing.ts';
import type { Stored } from './stored.ts';

/** What names no model is passed over by the routing; a default provider without a key changes nothing. */
export function withStored(table: RouteTable, { routes, override }: Stored, settings: Settings): RouteTable {
  const { default_provider, fallbacks, small_model } = settings;
  const wanted = table.providers.find(({ profile, keys }) => profile.id === default_provider && keys.length > 0);
  return {
    ...table,
    fallback: wanted ?? table.fallback,
    others: fallbacks,
    small: small_model,
    routes: [...routes, ...(table.routes ?? [])],
    override,
  };
}

/** What stored names lead nowhere. */
export function lostNames(stored: Stored, providers: readonly Provider[]): readonly LeftOut[] {
  const fallback = providers.find(({ keys }) => keys.length > 0);
  if (fallback === undefined) return [];
  const { routes, override, settings } = stored;
  const { default_provider, small_model, fallbacks = [] } = settings;
  const model = (what: string, field: string, name: string) => lost(what, field, whyNoModel(name, providers, fallback));
  return [
    ...routes.flatMap(({ pattern, targets }) =>
      targets.flatMap((name, at) =>
        mayGoToChatGpt(name, at) ? [] : model(`route ${pattern}`, `targets[${at}]`, name),
      ),
    ),
    ...(override === null ? [] : model('override', 'model', override)),
    ...(small_model == null ? [] : model('settings', 'small_model', small_model)),
    ...fallbacks.flatMap((name, at) => model('settings', `fallbacks[${at}]`, name)),
    ...(default_provider == null
      ? []
      : lost('settings', 'default_provider', whyNoDefault(default_provider, providers))),
  ];
}

function lost(what: string, field: string, why: string | null): readonly LeftOut[] {
  return why === null ? [] : [{ what, field, sentence: `${field} ${why}`, taken: false }];
}
