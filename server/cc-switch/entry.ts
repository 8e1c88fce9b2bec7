/** What stands in cc-switch for m2c: the two files of Codex that it writes when its user chooses m2c. */
import { stringify } from 'smol-toml';

/** Of its row, among ids that cc-switch makes up of 36 letters. */
export const ENTRY_ID = 'm2c';

export interface Wanted {
  /** Where m2c listens: `http://127.0.0.1:8788`. */
  readonly url: string;
  /** A model as Codex names it. */
  readonly model: string;
  /** The file of the models; null where there is none, since Codex does not start with a file that is not there. */
  readonly catalog: string | null;
}

/** Codex sends no key of its own to m2c; cc-switch takes an entry without one for half done. */
const NO_SECRET = 'm2c-needs-no-key';

/** `settings_config` of the entry, as cc-switch keeps it: `auth` becomes auth.json and `config` config.toml. */
export function settingsConfig({ url, model, catalog }: Wanted): string {
  const config = {
    ...{ model, model_provider: 'm2c' },
    ...(catalog === null ? {} : { model_catalog_json: catalog }),
    model_providers: { m2c: { name: 'm2c', base_url: `${url}/v1`, wire_api: 'responses' } },
  };
  return JSON.stringify({ auth: { OPENAI_API_KEY: NO_SECRET }, config: stringify(config) });
}
