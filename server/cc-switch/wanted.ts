/** What the entry of m2c should hold, as m2c stands now. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modelList } from '../codex/catalog.ts';
import { CATALOG_NAME } from '../codex/setup/wanted.ts';
import type { Config } from '../config.ts';
import { type RouteTable, route } from '../routing.ts';
import type { Wanted } from './entry.ts';

const USUAL_PORT = 8788;

/**
 * @param model as Codex will name it; undefined for the one that answers for names that nobody lists.
 * @throws Fault when the provider that the model names has no key.
 */
export function wantedEntry(
  { host, port, codexHome }: Pick<Config, 'host' | 'port' | 'codexHome'>,
  routes: RouteTable,
  model: string | undefined,
): { readonly wanted: Wanted; readonly notes: readonly string[] } {
  const asked = model ?? modelList(routes).data[0]?.id ?? '';
  const { notes } = route(asked, routes);
  const file = join(codexHome, CATALOG_NAME);
  const catalog = existsSync(file) ? file : null;
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return {
    wanted: { url: `http://${name}:${port === 0 ? USUAL_PORT : port}`, model: asked, catalog },
    notes: [
      ...notes.map(({ reason }) => reason),
      ...(catalog === null
        ? [`${file} is not there, and Codex has no apply_patch without it: m2c codex enable writes it.`]
        : []),
      ...(port === 0 ? [`m2c listens on another port at each start: the entry names ${USUAL_PORT}.`] : []),
    ],
  };
}
