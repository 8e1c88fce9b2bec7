/** Where Codex's files and m2c's own notes about them stand. */
import nodePath from 'node:path';
import { ConfigError } from '../../data-dir.ts';

/** Why files could not be looked at or changed; `interrupted`: neither done nor undone yet. */
export type HomeErrorCode = 'busy' | 'changed' | 'refused' | 'absent' | 'damaged' | 'preserved' | 'interrupted';

/** One sentence for the user; it never holds what a file says. */
export class HomeError extends ConfigError {
  readonly code: HomeErrorCode;
  constructor(code: HomeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export const CONFIG = 'config.toml';
export const AUTH = 'auth.json';
export const CATALOG = 'm2c-models.json';
/** Its name among the files of a change; `/` on every system, since it is no path. */
export const STATE = '.m2c/state.json';

export interface Places {
  readonly home: string;
  readonly config: string;
  readonly auth: string;
  readonly catalog: string;
  /** m2c's own folder, and what it holds. */
  readonly own: string;
  readonly state: string;
  readonly journal: string;
  readonly holder: string;
  readonly backups: string;
}

/** The same names on Linux, macOS and Windows. */
export function placesOf(codexHome: string, { join, resolve } = nodePath): Places {
  const home = resolve(codexHome);
  const own = join(home, '.m2c');
  return {
    home,
    config: join(home, CONFIG),
    auth: join(home, AUTH),
    catalog: join(home, CATALOG),
    own,
    state: join(own, 'state.json'),
    journal: join(own, 'journal.json'),
    holder: join(own, 'holder.json'),
    backups: join(own, 'backups'),
  };
}

const NAME = /^[A-Za-z0-9_][\w.-]{0,99}$/;

/** Whether a change may name it: a file of Codex's home itself, never one of a folder elsewhere. */
export function isFileName(name: string): boolean {
  return name === STATE || (NAME.test(name) && name !== 'manifest.json');
}

/** @throws HomeError `refused` when the name leads elsewhere. */
export function fileIn(places: Places, name: string): string {
  if (!isFileName(name)) throw new HomeError('refused', `"${name.slice(0, 100)}" is not the name of a file of Codex.`);
  return name === STATE ? places.state : nodePath.join(places.home, name);
}
