/**
 * Sessions moved to another provider. Codex shows and resumes only sessions of the provider in use, and refuses one whose
 * provider is not in its config.toml any more ("This chat uses model provider “x”, which is no longer configured"; measured
 * with codex-cli 0.169.0, 2026-11-21).
 */
import { Fault } from '../../fault.ts';
import { changeSessions, clear, type Wanted } from './change.ts';
import type { CodexHome } from './home.ts';
import { type Changed, readManifest, unfinished, writeManifest } from './journal.ts';
import { readSessions, type Session, type Sessions, sessionOf } from './list.ts';
import type { Change } from './rewrite.ts';
import type { Rollout } from './rollouts.ts';
import { runningCodex } from './running.ts';
import { spliceFor } from './splice.ts';

export interface MoveSpec {
  /** The session, or the provider all of whose sessions are moved. */
  readonly what: { readonly id: string } | { readonly allOf: string };
  readonly to: string;
  readonly dryRun: boolean;
}

export interface MovedSession {
  readonly id: string;
  readonly title: string | null;
  readonly from: string | null;
  readonly to: string;
}

export interface Move {
  /** What `--undo` takes; null when nothing was changed. */
  readonly stamp: string | null;
  readonly moved: readonly MovedSession[];
  /** What the user should know besides, a sentence each. */
  readonly notes: readonly string[];
}

/** With its sub-agents. @throws Fault `not_found`, or `conflict` while Codex runs or when a file cannot be changed. */
export async function moveSessions(codex: CodexHome, { what, to, dryRun }: MoveSpec): Promise<Move> {
  if (!dryRun) await makeReady(codex);
  const known = await whole(codex);
  const { sessions } = known;
  const asked =
    'id' in what ? [sessionOf(sessions, what.id)] : sessions.filter(({ provider }) => provider === what.allOf);
  const together = withAgents(asked, sessions);
  const wanted = together.filter(({ provider, rollout }) => rollout !== null && provider !== null && provider !== to);
  const notes = [...together.flatMap(whyLeft), ...noteOf(codex, to)];
  const moved = wanted.map(({ id, title, provider }) => ({ id, title, from: provider, to }));
  if (dryRun || wanted.length === 0) return { stamp: null, moved, notes };
  const changes = wanted.map((session) => ({ session, to, change: toProvider(session.id, to) }));
  return { stamp: await change(codex, known, changes), moved, notes };
}

/** Puts back what a move changed; what was said since stays. @throws Fault as `moveSessions` does. */
export async function undoMove(codex: CodexHome, stamp: string): Promise<Move> {
  const manifest = readManifest(codex.folder, stamp);
  if (manifest.state === 'undone') throw new Fault('conflict', `The move ${stamp} has been undone already.`);
  await makeReady(codex);
  return undo(codex, stamp);
}

async function undo(codex: CodexHome, stamp: string): Promise<Move> {
  const manifest = readManifest(codex.folder, stamp);
  const known = await whole(codex);
  const wanted = manifest.sessions.flatMap((changed) => putBack(changed, known.sessions));
  const gone = manifest.sessions.length - wanted.length;
  const notes = gone === 0 ? [] : [`${gone} of its sessions are not there any more.`];
  const undone = wanted.length === 0 ? null : await change(codex, known, wanted);
  await writeManifest(codex.folder, stamp, { ...manifest, state: 'undone' });
  const moved = wanted.map(({ session, to }) => ({ id: session.id, title: session.title, from: session.provider, to }));
  return { stamp: undone, moved, notes };
}

function whyLeft({ id, provider, rollout }: Session): readonly string[] {
  if (rollout === null) return [`${id} is left where it is, since its file is not there.`];
  return provider === null ? [`${id} is left as it is: its file names no provider.`] : [];
}

/** Nothing may write these files meanwhile, and what was cut off is put back first. */
async function makeReady(codex: CodexHome): Promise<void> {
  await refuseRunning(codex);
  for (const stamp of await unfinished(codex.folder)) {
    await clear(codex.folder, readManifest(codex.folder, stamp).sessions);
    await undo(codex, stamp);
  }
}

async function refuseRunning({ folder, databases }: CodexHome): Promise<void> {
  const running = await Promise.all([...new Set([folder, databases])].map((one) => runningCodex(one)));
  const [one, ...others] = running.flat();
  if (one === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new Fault(
    'conflict',
    `Codex is running (${one.name}, process ${one.pid}${more}): quit it first, then move its sessions.`,
  );
}

/** @throws Fault `conflict` when the database is there and cannot be read: files and database would tell two providers. */
async function whole(codex: CodexHome): Promise<Sessions> {
  const known = await readSessions(codex);
  if (known.problem === null) return known;
  throw new Fault('conflict', `No session can be moved: ${known.problem}.`);
}

async function change(codex: CodexHome, known: Sessions, wanted: readonly Wanted[]): Promise<string> {
  const everyFile = known.sessions.map(({ rollout }) => rollout).filter((one): one is Rollout => one !== null);
  // Reading all sessions has taken its time.
  await refuseRunning(codex);
  return changeSessions(codex.folder, known.database, wanted, everyFile);
}

/** What a session has others do belongs to it. */
function withAgents(asked: readonly Session[], all: readonly Session[]): readonly Session[] {
  const chosen = new Set(asked);
  // Sets give what is added while they are gone through.
  for (const session of chosen) {
    for (const other of all) if (other.parent === session.id) chosen.add(other);
  }
  return [...chosen];
}

const toProvider =
  (id: string, provider: string): Change =>
  (line) =>
    spliceFor(line, id, provider);

/** Byte for byte where the file still is what the move made of it, and the provider of before in what came later. */
function putBack({ id, from, edits, to }: Changed, sessions: readonly Session[]): readonly Wanted[] {
  const session = sessions.find((one) => one.id === id);
  if (session === undefined) return [];
  const before = from ?? providerIn(edits[0]?.before) ?? to;
  const change: Change = (line, at) => {
    const edit = edits.find(({ now }) => now >= at && now < at + line.length);
    if (edit === undefined) return spliceFor(line, id, before);
    const start = edit.now - at;
    const is = line.toString('latin1', start, start + edit.after.length);
    return is === edit.after ? { at: start, before: edit.after, after: edit.before } : spliceFor(line, id, before);
  };
  return [{ session, to: before, change }];
}

/** Of `"model_provider":"x"`. */
function providerIn(text: string | undefined): string | null {
  const [, value] = /:\s*("(?:[^"\\]|\\.)*")\s*$/.exec(text ?? '') ?? [];
  return value === undefined ? null : String(JSON.parse(value));
}

/** Those that Codex knows without being told. */
const BUILT_IN = ['openai', 'ollama', 'lmstudio'];

function noteOf({ providers }: CodexHome, provider: string): readonly string[] {
  if (BUILT_IN.includes(provider) || providers?.includes(provider)) return [];
  if (providers === null) return ["Codex's config.toml is no TOML: whether it has this provider is not known."];
  const rule = 'Codex refuses to resume sessions of a provider without one';
  return [`Codex's config.toml has no [model_providers.${provider}]: ${rule}.`];
}
