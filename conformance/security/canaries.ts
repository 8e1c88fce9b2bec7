/** Secrets that are planted to be looked for, and the search for them in whatever m2c leaves behind or says. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, sep } from 'node:path';
import { gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';

/** What a canary is called → its text. */
export type Canaries = Readonly<Record<string, string>>;

/** Like no key of anybody, so that nothing hides it by its looks. */
export const canary = (kind: string): string => `${kind}Q${randomBytes(24).toString('hex')}`;

export interface Artefact {
  readonly name: string;
  readonly bytes: Buffer;
}

export const said = (name: string, text: string): Artefact => ({ name, bytes: Buffer.from(text) });

/** Which canary stands in which artefact: `what in where`, each once. */
export function sightings(artefacts: readonly Artefact[], canaries: Canaries): readonly string[] {
  const needles = Object.entries(canaries).flatMap(([what, text]) =>
    writings(text).map((written) => ({ what, written })),
  );
  const seen = artefacts.flatMap(({ name, bytes }) =>
    needles.filter(({ written }) => bytes.includes(written)).map(({ what }) => `${what} in ${name}`),
  );
  return [...new Set(seen)].sort();
}

/** As text, in hex and in each base64: of its middle, since a beginning or an end may be shown to people. */
function writings(text: string): readonly Buffer[] {
  const middle = text.slice(12, -8);
  const base64 = [0, 1, 2].map((at) => Buffer.from(middle.slice(at)).toString('base64url').slice(0, 20));
  const hex = Buffer.from(middle).toString('hex');
  const forms = [
    middle,
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((form) => form.replaceAll('-', '+').replaceAll('_', '/')),
  ];
  return forms.map((form) => Buffer.from(form));
}

/** Every file under this folder as it stands, and what databases among them hold, unpacked. */
export function artefactsUnder(folder: string): readonly Artefact[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const name = relative(folder, file).split(sep).join('/');
      const bytes = readFileSync(file);
      const held = bytes.subarray(0, 15).toString() === 'SQLite format 3' ? heldIn(file, name) : [];
      return [{ name, bytes }, ...held];
    });
}

/** The values of every table, those that were packed unpacked; of a copy, so that the file stays as it is. */
function heldIn(file: string, name: string): readonly Artefact[] {
  const place = mkdtempSync(join(tmpdir(), 'm2c-scan-'));
  const copy = join(place, basename(file));
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  const db = new Database(copy);
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    return tables.map((table) => {
      const rows = db.prepare(`select * from "${table}"`).raw().all() as unknown[][];
      return { name: `${name}#${table}`, bytes: Buffer.concat(rows.flat().map(unpacked)) };
    });
  } finally {
    db.close();
    rmSync(place, { recursive: true, force: true });
  }
}

function unpacked(value: unknown): Buffer {
  if (!Buffer.isBuffer(value)) return Buffer.from(`${String(value)}\n`);
  for (const unpack of [zstdDecompressSync, gunzipSync, inflateSync]) {
    try {
      return unpack(value);
    } catch {
      // Packed in another way, or in none.
    }
  }
  return value;
}
