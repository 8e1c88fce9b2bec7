/** The files of recordings as they may be written: without what is private, and sound all the same. Pure. */
import { RecordingError } from '../replay/recording.ts';
import { isJson, readsFile } from './recorded.ts';
import type { Known } from './rules.ts';
import { type RecordedFile, scrub, secretLeft } from './scrub.ts';

export interface Cleaned {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Kind → how many were replaced. */
  readonly replaced: ReadonlyMap<string, number>;
}

/** @throws RecordingError when a secret is left, or what was replaced was a part of some JSON's form. */
export function clean(raw: readonly RecordedFile[], known: Known): Cleaned {
  const { files, replaced } = scrub(raw, known);
  const left = secretLeft(files, known.keys);
  if (left !== null) {
    throw new RecordingError(
      `Something that looks like a key is left in ${left}: nothing was written. Take it out of what you ask, and record again.`,
    );
  }
  for (const [index, file] of files.entries()) refuseBroken(file, raw[index]);
  const timed = files.flatMap((file) => {
    // None where it is not known how the answer came.
    if (file.reads === null || file.reads.length === 0) return [file];
    const [name, bytes] = readsFile(file.name, file.reads);
    return [file, { name, bytes }];
  });
  return { files: timed, replaced };
}

/** What was replaced must leave JSON that can still be read. */
function refuseBroken(now: RecordedFile, before: RecordedFile | undefined): void {
  const jsonIn = ({ bytes }: RecordedFile) =>
    Buffer.from(bytes)
      .toString('utf8')
      .split('\n')
      .filter((line) => isJson(line.replace(/^data:/, ''))).length;
  const whole = (file: RecordedFile) =>
    !file.name.endsWith('.json') || isJson(Buffer.from(file.bytes).toString('utf8'));
  if (before === undefined || (jsonIn(now) === jsonIn(before) && whole(now) === whole(before))) return;
  throw new RecordingError(`${now.name} could not be scrubbed without breaking its JSON: nothing was written.`);
}
