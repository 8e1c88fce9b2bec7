/** What the commands of `m2c codex` print. */
import type { CodexChange, CodexStatus } from '../../../generated/types/admin.ts';
import { type Paint, paintFor } from '../banner.ts';

/** One JSON value, or lines for people. */
export function print(json: boolean | undefined, value: unknown, lines: (paint: Paint) => readonly string[]): void {
  const text = json === true ? JSON.stringify(value, null, 2) : lines(paintFor(process.stdout)).join('\n');
  process.stdout.write(`${text}\n`);
}

type Row = readonly [label: string, text: string];

/** Labels in a column of their own. */
function rows(all: readonly Row[], paint: Paint): readonly string[] {
  const width = Math.max(...all.map(([label]) => label.length)) + 2;
  return all.map(([label, text]) => `  ${paint('dim', label.padEnd(width))}${text}`);
}

export function changeLines({ done, files, backup, notes, next }: CodexChange, paint: Paint): readonly string[] {
  const all: readonly Row[] = [
    ...files.map(({ file, change }): Row => [change, file]),
    ...(files.length === 0 ? [['changed', 'nothing: all was so already'] as const] : []),
    ...(backup === null ? [] : [['kept', `what was there before: m2c codex restore ${backup}`] as const]),
    ...notes.map((note): Row => ['note', note]),
  ];
  return [paint('bold', done), '', ...rows(all, paint), ...(next === null ? [] : ['', next])];
}

/** The verdict first. */
export function statusLines(status: CodexStatus, paint: Paint): readonly string[] {
  const { verdict, interrupted, environment, notes, next } = status;
  const all: readonly Row[] = [
    ['settings', settingsOf(status)],
    ...modelRow(status),
    ...providerRow(status),
    ...catalogRow(status),
    ['login', LOGINS[status.login]],
    ...environment.map(({ name, value }): Row => [name, value]),
    ...(interrupted === null ? [] : [['repaired', interrupted] as const]),
    ...notes.map((note): Row => ['note', note]),
    ...(next === null ? [] : [['next', next] as const]),
  ];
  return [paint('bold', verdict), '', ...rows(all, paint)];
}

function settingsOf({ config_file, config_exists, config_problem, enabled_by, provider }: CodexStatus): string {
  if (!config_exists) return `${config_file} does not exist`;
  if (config_problem !== null) return `${config_file} cannot be read`;
  if (enabled_by !== null) return `${config_file}, set up ${enabled_by === 'm2c' ? 'by m2c codex enable' : 'by hand'}`;
  return provider === null ? `${config_file} names no provider` : config_file;
}

function modelRow({ model, answers, uses_m2c }: CodexStatus): readonly Row[] {
  if (model === null) return uses_m2c ? [['model', 'none is named: Codex asks for its own']] : [];
  if (answers === null) return [['model', model]];
  const at = answers.base_url === null ? '' : ` at ${answers.base_url}`;
  const who = `${answers.provider}/${answers.model}`;
  return [['model', `${model === who ? model : `${model} → ${who}`}${at}`]];
}

const SERVERS = { m2c: 'is up', other: 'is another program', down: 'is down' } as const;

function providerRow({ provider, base_url, server }: CodexStatus): readonly Row[] {
  if (base_url === null) return provider === null ? [] : [['provider', provider]];
  const state =
    server === null
      ? ''
      : `: ${server.state === 'm2c' ? `m2c ${server.version ?? ''}`.trim() : 'it'} ${SERVERS[server.state]}`;
  return [['provider', `${provider ?? 'openai'} at ${base_url}${state}`]];
}

const CATALOGS = {
  current: ', as m2c lists them now',
  stale: ', not as m2c lists them now: m2c codex switch MODEL writes it anew',
  unknown: '',
  absent: 'it is not there, and Codex does not start without it',
  broken: 'Codex cannot read it, and does not start with it',
} as const;

function catalogRow({ catalog }: CodexStatus): readonly Row[] {
  if (catalog === null) return [];
  const { file, state, models } = catalog;
  const count = models === 1 ? '1 model' : `${models} models`;
  return [['models', `${file}: ${state === 'absent' || state === 'broken' ? '' : count}${CATALOGS[state]}`]];
}

const LOGINS = {
  none: 'none, and m2c needs none',
  api_key: 'an API key of OpenAI, which m2c does not use',
  chatgpt: 'ChatGPT, which m2c does not use',
  unreadable: 'auth.json cannot be read; m2c needs none',
} as const;
