/** The app's archive app.asar: read as Electron reads it, and changed in places that keep their length. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { DirectoryRecord, FileRecord } from '@electron/asar';
import { ConfigError } from '../../config.ts';
import { type Change, type CodeFile, MARKS } from './picker.ts';

const asar = async () => await import('@electron/asar');

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** What Electron compares with the app's Info.plist: the hash of the header, which holds the hash of each file. */
export async function headerHash(file: string): Promise<string> {
  return sha256((await header(file)).headerString);
}

/** @throws ConfigError when it is no archive. */
async function header(file: string) {
  const { getRawHeader, uncache } = await asar();
  uncache(file);
  try {
    return getRawHeader(file);
  } catch (thrown) {
    throw new ConfigError(`${file} cannot be read as an archive of an app: install the app again.`, { cause: thrown });
  }
}

/** Larger than any file of code. */
const LONGEST_CODE = 64 * 1024 * 1024;

/** Its files of code in which a place to change may be. */
export async function codeIn(file: string): Promise<readonly CodeFile[]> {
  const { extractFile, uncache } = await asar();
  const scripts = filesOf((await header(file)).header).filter(
    ({ path, node }) => /\.[cm]?js$/.test(path) && node.unpacked !== true && node.size <= LONGEST_CODE,
  );
  const code = scripts.map(({ path }) => ({ path, code: extractFile(file, path).toString('latin1') }));
  uncache(file);
  return code.filter((one) => MARKS.some((mark) => one.code.includes(mark)));
}

interface Listed {
  readonly path: string;
  readonly node: FileRecord;
}

function filesOf({ files }: DirectoryRecord, folder = ''): readonly Listed[] {
  return Object.entries(files).flatMap(([name, node]) => {
    const path = `${folder}${name}`;
    if ('files' in node) return filesOf(node, `${path}/`);
    return 'offset' in node ? [{ path, node }] : [];
  });
}

/** Behind two lengths of the header, the length of its text, and that of the text itself (Chromium's Pickle). */
const HEADER_AT = 16;
const LENGTHS = 8;

/**
 * Changes the file where it stands, which must be a copy. @returns the hash of its new header.
 *
 * @throws ConfigError when the archive is built in another way than @electron/asar builds it.
 */
export async function changeArchive(file: string, changes: readonly Change[]): Promise<string> {
  const { extractFile, uncache } = await asar();
  const { header: tree, headerString, headerSize } = await header(file);
  if (JSON.stringify(tree) !== headerString) throw odd(file);
  const files = filesOf(tree);
  const handle = openSync(file, 'r+');
  try {
    for (const path of new Set(changes.map((change) => change.file))) {
      const listed = files.find((one) => one.path === path);
      const same = files.filter(({ node }) => node.offset === listed?.node.offset);
      // Files of one content may share its place, and each has its own record.
      if (listed === undefined || same.length !== 1) throw odd(file);
      const content = changed(
        extractFile(file, path),
        changes.filter((change) => change.file === path),
      );
      writeSync(handle, content, 0, content.length, LENGTHS + headerSize + Number(listed.node.offset));
      sealAnew(listed.node, content);
    }
    const text = Buffer.from(JSON.stringify(tree));
    if (text.length !== Buffer.byteLength(headerString)) throw odd(file);
    writeSync(handle, text, 0, text.length, HEADER_AT);
    fsyncSync(handle);
    return sha256(text);
  } finally {
    closeSync(handle);
    uncache(file);
  }
}

function odd(file: string): ConfigError {
  return new ConfigError(`${file} is built in another way than m2c knows. Nothing was changed.`);
}

function changed(content: Buffer, changes: readonly Change[]): Buffer {
  const bytes = Buffer.from(content);
  for (const { offset, after } of changes) bytes.write(after, offset, 'latin1');
  return bytes;
}

function sealAnew(node: FileRecord, content: Buffer): void {
  const { integrity } = node;
  if (integrity === undefined) return;
  const count = Math.max(1, Math.ceil(content.length / integrity.blockSize));
  integrity.hash = sha256(content);
  integrity.blocks = Array.from({ length: count }, (_, at) =>
    sha256(content.subarray(at * integrity.blockSize, (at + 1) * integrity.blockSize)),
  );
}
