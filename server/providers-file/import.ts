/**
 * The provider lists of other proxies as a file of ours: mimo2codex's providers.json and codex-shim's models.json (as they
 * were in 2026-11). Their keys in plain text are not taken over: a variable takes their place.
 */
import type { Providers } from '../../generated/types/files.ts';
import type { Profile } from '../providers/profile.ts';
import { importModels, isModelList } from './import-models.ts';
import { importProviders, isProviderList } from './import-providers.ts';

export interface Imported {
  readonly file: Providers;
  /** What was changed or left out, a sentence each. */
  readonly notes: readonly string[];
}

/** A file of another proxy as ours, null when it is none of those that are known. */
export function importFile(value: unknown, profiles: readonly Profile[]): Imported | null {
  if (isProviderList(value)) return importProviders(value, profiles);
  return isModelList(value) ? importModels(value, profiles) : null;
}
