/** What Codex does now, and why, out of what was looked at: pure. */
import type { CodexAnswer, CodexServer, CodexStatus, CodexVariable } from '../../generated/types/admin.ts';
import type { Variables } from '../config.ts';
import { redact } from '../secrets.ts';
import type { CodexLook } from './look.ts';
import { caughtBy, PROXY_VARIABLES } from './loopback-proxy.ts';

/** What stands behind the address that Codex asks. */
export interface Behind {
  /** Null where Codex asks no server of this machine. */
  readonly server: CodexServer | null;
  /** Null when it is not known. */
  readonly answer: CodexAnswer | null;
  /** Why it is not known; null when it is. */
  readonly why: string | null;
  readonly used: string | null;
  /** What the file of the models would hold if it were written now; null when that is not known. */
  readonly catalog: string | null;
}

/** What m2c keeps about its own changes. */
export interface OwnNotes {
  /** Whether Codex was set up by m2c, and not by hand. */
  readonly enabled: boolean;
  /** What became of a change that was interrupted. */
  readonly interrupted: string | null;
}

/** All that was looked at. */
export interface View extends Behind {
  readonly look: CodexLook;
  readonly own: OwnNotes;
  /** What m2c answers to the key that Codex shows it, as an HTTP status; null when it was not asked. */
  readonly keyStatus: number | null;
}

/** The provider's name that m2c writes. */
export const PROVIDER = 'm2c';

export function statusOf(look: CodexLook, behind: Behind, own: OwnNotes): CodexStatus {
  const { asks, places } = look;
  const uses = usesM2c(look, behind);
  return {
    verdict: verdictOf(look, behind, uses),
    uses_m2c: uses,
    enabled_by: uses ? (own.enabled ? 'm2c' : 'hand') : null,
    codex_home: places.home,
    config_file: places.config,
    config_exists: look.text !== null || look.problem !== null,
    config_problem: look.problem,
    model: asks.model,
    provider: asks.provider,
    base_url: asks.baseUrl === null ? null : redact(asks.baseUrl),
    server: behind.server,
    answers: uses ? behind.answer : null,
    used: uses ? behind.used : null,
    catalog: catalogOf(look, behind),
    login: look.login,
    environment: variablesOf(look),
    interrupted: own.interrupted,
    notes: notesOf(look, behind, uses),
    next: nextOf(look, behind, uses),
  };
}

/** By the name that m2c writes, or by who answers at the address. */
export function usesM2c({ asks, problem }: CodexLook, { server }: Behind): boolean {
  return problem === null && (asks.provider === PROVIDER || server?.state === 'm2c');
}

function verdictOf(look: CodexLook, behind: Behind, uses: boolean): string {
  const { asks, problem, catalog } = look;
  if (problem !== null) return `Codex cannot read its settings: ${problem}.`;
  if (!uses) return `Codex does not use m2c: it asks ${asksElsewhere(look)}.`;
  if (asks.baseUrl === null) return `Codex is told to use m2c, but not where it is.`;
  if (catalog !== null && catalog.names === null) {
    return `Codex does not start: the list of models ${catalog.file} ${catalog.text === null ? 'is not there' : 'cannot be read'}.`;
  }
  const { server, answer, why } = behind;
  if (server === null) return `Codex asks m2c at ${redact(asks.baseUrl)}, which is not this machine.`;
  if (server.state === 'down') return `Codex asks m2c at ${server.url}, but nothing answers there.`;
  if (server.state === 'other') return `Codex asks m2c at ${server.url}, but another program answers there.`;
  if (answer === null) return `Codex asks m2c at ${server.url}${why === null ? '.' : `, but nobody answers: ${why}`}`;
  return asks.model === answer.model || asks.model === named(answer)
    ? `Codex asks m2c at ${server.url}, and ${asks.model} answers.`
    : `Codex asks m2c at ${server.url} for ${asks.model ?? 'its own default model'}, and ${named(answer)} answers.`;
}

function asksElsewhere({ asks }: CodexLook): string {
  const name = asks.provider ?? 'OpenAI';
  return asks.baseUrl === null ? name : `${name} at ${redact(asks.baseUrl)}`;
}

export const named = ({ provider, model }: CodexAnswer): string => (provider === '' ? model : `${provider}/${model}`);

function catalogOf({ catalog, places }: CodexLook, { catalog: wanted }: Behind): CodexStatus['catalog'] {
  if (catalog === null) return null;
  const { file, text, names } = catalog;
  const models = names?.length ?? 0;
  if (text === null) return { file, state: 'absent', models };
  if (names === null) return { file, state: 'broken', models };
  if (wanted === null || file !== places.catalog) return { file, state: 'unknown', models };
  return { file, state: text === wanted ? 'current' : 'stale', models };
}

/** Those that Codex reads; the one that its settings name for a key too. */
function variablesOf({ environment, asks }: CodexLook): readonly CodexVariable[] {
  const key = asks.table?.env_key;
  const secret = ['OPENAI_API_KEY', 'CODEX_API_KEY', ...(typeof key === 'string' ? [key] : [])];
  const shown = ['CODEX_HOME', 'OPENAI_BASE_URL', ...PROXY_VARIABLES];
  return [
    ...secret.filter((name) => environment[name] !== undefined).map((name) => ({ name, value: 'set' })),
    ...shown.flatMap((name) => shownVariable(name, environment)),
  ];
}

function shownVariable(name: string, environment: Variables): readonly CodexVariable[] {
  const value = environment[name];
  return value === undefined ? [] : [{ name, value: redact(value) }];
}

function notesOf(look: CodexLook, { used, why, server, answer }: Behind, uses: boolean): readonly string[] {
  const { project, environment, asks, profiles } = look;
  const caught = uses ? caughtBy(asks.baseUrl, environment) : null;
  return [
    ...(used === null || !uses
      ? []
      : [`${used} answers for ${asks.model} since m2c codex use: m2c codex use --clear ends that.`]),
    ...(server?.state === 'down' && answer !== null ? [`Once m2c is up, ${named(answer)} answers.`] : []),
    ...(server?.state === 'down' && why !== null ? [why] : []),
    ...(caught === null ? [] : [`${caught} keeps Codex from reaching m2c: set NO_PROXY=127.0.0.1,localhost.`]),
    ...(project === null ? [] : [`${project.file} makes Codex ask for ${project.model} here.`]),
    ...(profiles.length === 0 ? [] : [`With --profile ${profiles.join(' or ')} Codex obeys other settings.`]),
  ];
}

function nextOf(look: CodexLook, { server }: Behind, uses: boolean): string | null {
  if (look.problem !== null) return 'm2c codex doctor tells more.';
  if (!uses) return 'm2c codex enable sets Codex up.';
  if (look.catalog !== null && look.catalog.names === null) return 'm2c codex enable writes it.';
  if (server?.state === 'down') return 'm2c start, or m2c codex disable for Codex without it.';
  return server?.state === 'other' ? 'm2c codex enable --port NUMBER, as m2c was started.' : null;
}
