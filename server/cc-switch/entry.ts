/** What stands in cc-switch for m2c: the two files of Codex that it writes when its user chooses m2c. */
import { enableConfig } from '../codex/setup/config-text.ts';
import { removeValue } from '../codex/toml/edit.ts';

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
export const ENTRY_AUTH = { OPENAI_API_KEY: 'm2c-needs-no-key' };

/** `settings_config` of the entry, as cc-switch keeps it: `auth` becomes auth.json and `config` what m2c codex enable writes. */
export function settingsConfig({ url, model, catalog }: Wanted): string {
  const { text } = enableConfig(null, { model, baseUrl: `${url}/v1`, catalogFile: catalog ?? '' });
  const config = catalog === null ? removeValue(text, ['model_catalog_json']) : text;
  return JSON.stringify({ auth: ENTRY_AUTH, config });
}
