/** What somebody pastes who sets Codex up by hand. */
import type { CodexConfigText } from '../../generated/types/admin.ts';
import { ENTRY_AUTH } from '../cc-switch/entry.ts';
import { placesOf } from '../codex/files/home.ts';
import { enableConfig } from '../codex/setup/config-text.ts';
import { setValue } from '../codex/toml/edit.ts';
import { PROVIDER } from './status.ts';

export interface Pasted {
  readonly home: string;
  readonly model: string;
  readonly baseUrl: string;
  /** Whether m2c asks for a client key. */
  readonly keyAsked: boolean;
  readonly envKey: boolean;
  readonly ccSwitch: boolean;
  readonly windows: boolean;
  /** After so long a silence m2c is heard. */
  readonly heartbeatMs: number;
}

const KEY_VARIABLE = 'M2C_CLIENT_KEY';
const PLACEHOLDER = 'm2c_…';
/** Codex refuses a turn while its variable is unset, and m2c reads no key where it asks for none. */
const ANY_KEY = 'any';
const KEY_PATH = ['model_providers', PROVIDER, 'env_key'];

/** The same lines that `enable` writes. */
export function configPage(pasted: Pasted): CodexConfigText {
  const { home, model, baseUrl, keyAsked, envKey, ccSwitch, windows, heartbeatMs } = pasted;
  const { config: config_file, catalog } = placesOf(home);
  const wanted = { model, baseUrl, catalogFile: catalog, heartbeatMs };
  const plain = enableConfig(null, { ...wanted, ...(keyAsked && !envKey ? { token: PLACEHOLDER } : {}) }).text;
  const config = envKey ? setValue(plain, KEY_PATH, KEY_VARIABLE) : plain;
  const key = keyAsked ? PLACEHOLDER : ANY_KEY;
  const shell = windows ? `$env:${KEY_VARIABLE} = "${key}"` : `export ${KEY_VARIABLE}='${key}'`;
  return {
    ...{ config_file, config },
    catalog_file: catalog,
    shell: envKey ? shell : null,
    cc_switch: ccSwitch ? { auth: ENTRY_AUTH, config } : null,
  };
}
