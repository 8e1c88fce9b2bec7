/** What the commands of m2c print, and what the system shows of its process. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Artefact, said } from './canaries.ts';

const ROOT = join(import.meta.dirname, '..', '..');

const ADMIN = ['config', 'providers', 'keys list generic', 'client-keys', 'turns --json', 'audit --yaml', 'learned'];
const OWN = ['providers list', 'providers test own', 'route own/m', 'doctor'];

type Environment = Readonly<Record<string, string>>;

/** Every command that has to do with keys; the files are one with a key, and the list of another proxy. */
export async function everyCommand(env: Environment, keyFile: string, theirs: string): Promise<readonly Artefact[]> {
  const adding = ['keys', 'add', 'own', '--key-file', keyFile];
  const admin = [...ADMIN.map((words) => words.split(' ')), adding, [...adding, '--dry-run']];
  const own = [...OWN.map((words) => words.split(' ')), ['import', theirs]];
  const found: Artefact[] = [];
  for (const words of admin) found.push(await command('m2c-admin', [...words, '--verbose', '--include'], env));
  for (const words of own) found.push(await command('m2c', words, env));
  return found;
}

/** What a command prints on both outputs. */
export function command(
  program: 'm2c' | 'm2c-admin',
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Artefact> {
  const file = join(ROOT, program === 'm2c' ? 'server/m2c.js' : 'admin-cli/m2c-admin.js');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [file, ...words],
      { cwd: env.HOME, env, timeout: 30_000 },
      (_error, output, errors) => resolve(said([program, ...words].join(' '), output + errors)),
    );
    child.stdin?.end();
  });
}

/** What other users of the machine see of a process. */
export function shownOf(pid: number): readonly Artefact[] {
  return ['cmdline', 'comm', 'status'].flatMap((name) => {
    const file = `/proc/${pid}/${name}`;
    return existsSync(file) ? [said(`process ${name}`, readFileSync(file, 'utf8'))] : [];
  });
}
