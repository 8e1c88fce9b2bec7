import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileModules, fileNames } from './files.ts';
import { kindsModule } from './kinds.ts';
import { compileSpec, specMain } from './openapi.ts';
import { operationsModule } from './operations.ts';
import { typesOf } from './types.ts';
import { validatorFiles } from './validators.ts';

/** The repository's root. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const header = '// Generated from spec/ by `make generate`: do not edit.';

/** Everything that follows from the spec: the text of each file under generated/, by its path there. */
export async function build(): Promise<ReadonlyMap<string, string>> {
  const documents = await compileSpec(specMain);
  const files = new Map<string, string>();
  for (const [name, document] of Object.entries(documents)) {
    // Files are no service: their schemas stand each on its own.
    if (name !== 'files') files.set(`openapi/${name}.json`, `${JSON.stringify(document, null, 2)}\n`);
    files.set(`types/${name}.ts`, await typesOf(document, header));
  }
  files.set('kinds.ts', kindsModule(documents.responses, header));
  files.set('operations.ts', operationsModule(documents.admin, header));
  for (const [path, text] of validatorFiles(documents, header)) files.set(path, text);
  const written = await fileNames(join(root, 'spec'));
  for (const [path, text] of fileModules(documents.files, written, header)) files.set(path, text);
  files.set('manifest.json', `${JSON.stringify(await manifestOf(files), null, 2)}\n`);
  return files;
}

/** The hash of every source and every result: a change to either shows, be it one that alters nothing else. */
async function manifestOf(files: ReadonlyMap<string, string>): Promise<Record<string, Record<string, string>>> {
  const sources: Record<string, string> = {};
  const folder = join(root, 'spec');
  for (const path of await filesUnder(folder)) {
    if (path.endsWith('.tsp')) sources[`spec/${path}`] = sha256(await readText(join(folder, path)));
  }
  const generated: Record<string, string> = {};
  for (const [name, text] of files) generated[`generated/${name}`] = sha256(text);
  return { sources, generated };
}

/** The files under a folder, by their path there with slashes, in order; none when there is no such folder. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** A file's text with the newlines of Unix, whatever git made of them. */
export async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
