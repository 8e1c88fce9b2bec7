/** What is refused because of how things stand: they are not there, or have changed since, or are in the way. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Asking } from './asking.ts';
import { type Operation, operationAt, operationOf, resolved, runsOf, success, type Values } from './document.ts';
import { FORKED_SESSION, LOST_SESSION } from './place.ts';

/** An id of the right form that nothing has, and a model of a provider that has no key. */
const ABSENT = 'absent-1';
const NOWHERE = { turn: () => ABSENT, model: () => 'deepseek/some-model' };

/** Each name of the path, and what a request without a path names, is one that nothing has. */
export async function askForAbsent(asking: Asking, operation: Operation): Promise<void> {
  if (!operation.replies.has(404)) return;
  const wanted = asking.wantedOf(operation) === 501 ? 501 : 404;
  const runs = runsOf(operation.path);
  if (runs.length === 0) await asking.ask(operation, asking.goodFor(operation, {}, NOWHERE), wanted, 'names nothing');
  for (const { names } of runs) {
    const { path } = await asking.made(operation);
    const nowhere = { ...path, ...Object.fromEntries(names.map((name) => [name, ABSENT])) };
    await asking.ask(operation, asking.goodFor(operation, nowhere), wanted, `names no ${names.join('/')}`);
  }
}

/** The tag of the version that is there is good once; another one never is. */
export async function askWithTags(asking: Asking, operation: Operation): Promise<void> {
  if (!operation.replies.has(412)) return;
  const { path, etag = await tagAt(asking, operation) } = await asking.made(operation);
  const values = asking.goodFor(operation, path);
  const named = (tag: string | undefined) => ({ ...values, headers: { 'if-match': tag ?? null } });
  await asking.ask(operation, named('"another"'), 412, 'names another version');
  const { headers } = await asking.ask(operation, named(etag), success(operation), 'names the version');
  if (etag === undefined) asking.wrong.push(`${operation.id}: nothing tells the tag that it takes.`);
  if (headers.etag === undefined || headers.etag === etag) return;
  await asking.ask(operation, named(etag), 412, 'names the version before');
  await asking.ask(operation, named(`"another", W/${headers.etag}`), success(operation), 'names two versions');
}

/** Of what is always there. */
async function tagAt(asking: Asking, { path }: Operation): Promise<string | undefined> {
  const get = operationAt('GET', path);
  if (get === undefined) return undefined;
  return (await asking.ask(get, asking.goodFor(get, {}), success(get), 'for its tag')).headers.etag;
}

type Conflict = (asking: Asking, operation: Operation) => Promise<Values>;

const ofTheSettings: Conflict = async (asking, operation) =>
  asking.goodFor(operation, { provider: 'acme', key: 'setting-1' });

/** A database that is none. */
const ofCcSwitch: Conflict = async (asking, operation) => {
  writeFileSync(join(asking.place.running.folder, '.cc-switch', 'cc-switch.db'), 'no database, however long it is');
  return asking.goodFor(operation, {});
};

/** What is in the way of operations whose conflict is no name that is taken. */
const IN_THE_WAY: { readonly [id: string]: Conflict } = {
  async deleteProvider(asking, operation) {
    const good = await asking.good(operation);
    const create = operationOf('createRoute');
    const targets = () => [`${good.path?.provider}/some-model`];
    await asking.ask(create, asking.goodFor(create, {}, { targets }), success(create), 'that needs the provider');
    return good;
  },
  listProviderModels: async (asking, operation) => asking.goodFor(operation, { provider: 'deepseek' }),
  getCcSwitch: ofCcSwitch,
  importCcSwitch: ofCcSwitch,
  putCcSwitchEntry: ofCcSwitch,
  removeCcSwitchEntry: ofCcSwitch,
  updateProviderKey: ofTheSettings,
  deleteProviderKey: ofTheSettings,
  rotateProviderKey: ofTheSettings,
  getCodexSession: async (asking, operation) => asking.goodFor(operation, { session: LOST_SESSION }),
  exportCodexSession: async (asking, operation) => asking.goodFor(operation, { session: LOST_SESSION }),
  // The fork tells its place in this session's file by a number of bytes, and a longer name would change it.
  moveCodexSession: async (asking, operation) =>
    asking.goodFor(operation, { session: FORKED_SESSION }, { to: () => 'a-longer-name' }),
  replayTurn: async (asking, operation) => asking.goodFor(operation, { turn: asking.place.bareTurn }),
  async restoreBackup(asking, operation) {
    const good = await asking.good(operation);
    const file = join(asking.place.running.folder, 'backups', good.path?.backup ?? '');
    if (asking.wantedOf(operation) !== 501) writeFileSync(file, 'no database');
    return good;
  },
  enableCodex: withBrokenSettings,
  switchCodexModel: withBrokenSettings,
  restoreCodexBackup: withBrokenCopy,
  deleteCodexBackup: withBrokenCopy,
  disableCodex: withBrokenSettings,
};

/** Whoever needs good ones makes them anew. */
async function withBrokenSettings(asking: Asking, operation: Operation): Promise<Values> {
  const file = join(asking.place.running.folder, '.codex', 'config.toml');
  rmSync(file, { force: true });
  const good = await asking.good(operation);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'model = [');
  return good;
}

/** Nobody can tell what it holds, and so it is neither put back nor deleted by itself. */
async function withBrokenCopy(asking: Asking, operation: Operation): Promise<Values> {
  rmSync(join(asking.place.running.folder, '.codex', 'config.toml'), { force: true });
  const good = await asking.good(operation);
  const { folder } = asking.place.running;
  writeFileSync(join(folder, '.codex', '.m2c', 'backups', good.path?.backup ?? '', 'manifest.json'), '{}');
  return good;
}

/** What is there already cannot be made again, nor can its name be given to another; and what else is in the way. */
export async function askAgainstOthers(asking: Asking, operation: Operation): Promise<void> {
  const { id, path, body, replies } = operation;
  if (!replies.has(409)) return;
  const wanted = asking.wantedOf(operation) === 501 ? 501 : 409;
  const inTheWay = IN_THE_WAY[id];
  if (inTheWay !== undefined) {
    await asking.ask(operation, await inTheWay(asking, operation), wanted, 'with something in the way');
  }
  if (replies.has(201)) {
    const good = await asking.good(operation);
    await asking.ask(operation, good, success(operation), 'once');
    await asking.ask(operation, good, wanted, 'twice');
  }
  const create = operationAt('POST', runsOf(path).at(-1)?.collection ?? '');
  if (body === null || create === undefined || create === operation || operation.method === 'GET') return;
  const good = await asking.good(operation);
  const taken = asking.goodFor(create, good.path ?? {}).body as object;
  const fields = Object.entries(taken).filter(([name]) => name !== 'id' && name in (resolved(body).properties ?? {}));
  const distinct = fields.filter(([, value]) => typeof value === 'string');
  if (distinct.length === 0 || 'id' in taken) return;
  await asking.ask(create, { ...good, body: taken }, success(create), 'for its name');
  await asking.ask(
    operation,
    { ...good, body: { ...(good.body as object), ...Object.fromEntries(fields) } },
    wanted,
    'with the name of another',
  );
}
