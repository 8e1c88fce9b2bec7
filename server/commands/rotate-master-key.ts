/** `m2c rotate-master-key`: all stored keys sealed anew, under a new master key. */
import { ConfigError, loadConfig } from '../config.ts';
import { openStore } from '../store/store.ts';

export interface RotateFlags {
  readonly newKeyEnv?: string;
  readonly dataDir?: string;
}

/** Rejects with a sentence when nothing was changed. */
export async function rotateMasterKey({ newKeyEnv, dataDir }: RotateFlags): Promise<void> {
  const config = loadConfig(dataDir === undefined ? {} : { dataDir });
  const store = await openStore(config);
  try {
    const { resealed, todo } = await store.vault.rotate(newKeyEnv === undefined ? null : keyIn(newKeyEnv, config));
    const count = `${resealed} stored ${resealed === 1 ? 'key is' : 'keys are'}`;
    await store.audit.append({ actor: 'm2c', action: 'rotateMasterKey', subject: 'vault', detail: { resealed } });
    process.stdout.write(`${count} sealed under a new master key. ${todo ?? 'A running m2c takes it up by itself.'}\n`);
  } finally {
    await store.close();
  }
}

function keyIn(name: string, { variables }: { readonly variables: { readonly [name: string]: string } }): string {
  const text = variables[name];
  if (text !== undefined) return text;
  throw new ConfigError(`${name} is not set: put the new master key into it (openssl rand -base64 32).`);
}
