/** Files of a report: whole or not at all. */
import { accessSync, constants, lstatSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../shipped.ts';

/** Said before anything is sent, since a verdict that cannot be kept was paid for in vain. @throws ConfigError */
export function checkPlace(file: string, { flag, overwrite }: { flag: string; overwrite: boolean }): void {
  const place = resolve(file);
  const folder = dirname(place);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new ConfigError(`${flag} cannot write ${place}: the folder ${folder} does not exist; make it first.`);
  }
  // Neither a folder nor a link such as /dev/stdout, which the new file would take the place of.
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found?.isFile() === false) {
    throw new ConfigError(`${flag} cannot write ${place}: it is no ordinary file; name one.`);
  }
  if (found !== undefined && !overwrite) {
    throw new ConfigError(`${flag} does not overwrite ${place}: add --force, or name another file.`);
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new ConfigError(`${flag} cannot write ${place}: you may not write to the folder ${folder}.`);
  }
}

/** Nobody ever reads half of it: the text is complete under another name before it takes its own. */
export function writeWhole(file: string, text: string): void {
  const place = resolve(file);
  const unfinished = `${place}.${process.pid}.unfinished`;
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, place);
  } catch (thrown) {
    rmSync(unfinished, { force: true });
    const { code = 'unknown error' } = thrown as NodeJS.ErrnoException;
    throw new ConfigError(`${place} could not be written (${code}): make room for it or name another file.`);
  }
}
