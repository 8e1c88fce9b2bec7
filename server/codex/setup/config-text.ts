/**
 * How the text of Codex's config.toml changes when Codex is set up to use m2c, when its model changes, and when all of that is
 * taken back. Pure: nothing is read or written here, and nothing but the text and the record of what stood there is needed.
 */
import { headerLine, removeHeader, removeValue, setValue, setWritten, writtenAt } from '../toml/edit.ts';
import { isTable, readToml, type TomlTable, valueAt } from '../toml/read.ts';
import { type Scalar, writeValue } from '../toml/write.ts';
import { changedMeanwhile, handWritten, type SetupNote, warnings } from './notes.ts';
import { fingerprint, fingerprintOf, samePath, type Undo, type UndoneKey } from './undo.ts';
import { CATALOG_NAME, PROVIDER_ID, TABLE, type Wanted, wantedKeys } from './wanted.ts';

export interface Enabled {
  readonly text: string;
  /** For `disableConfig`, and for the next `enableConfig` or `switchModel`. */
  readonly undo: Undo;
  readonly notes: readonly SetupNote[];
}

export interface Disabled {
  /** Null when the file was m2c's own and is to go. */
  readonly text: string | null;
  readonly notes: readonly SetupNote[];
}

/**
 * Codex uses m2c. `text` is null when there is no file; `earlier` is the record of an enable that still holds.
 *
 * @throws TomlError when the text is not TOML or cannot be changed without changing something else.
 */
export function enableConfig(text: string | null, wanted: Wanted, earlier: Undo | null = null): Enabled {
  const start = text ?? '';
  const before = readToml(start);
  const held = earlier === null ? [] : earlier.keys.filter((key) => stillOurs(before, key));
  const tableCreated = valueAt(before, TABLE) === undefined || (earlier?.tableCreated ?? false);
  const keys = wantedKeys(wanted);
  const stale = held.filter(({ path }) => !keys.some(([wantedPath]) => samePath(path, wantedPath)));
  let now = stale.reduce(putBack, start);
  const undone = keys.map(([path, value]): UndoneKey => {
    const known = held.find((key) => samePath(key.path, path));
    const was = known === undefined ? (writtenAt(now, path)?.text ?? null) : known.was;
    now = setUnlessSame(now, path, value);
    return { path, is: fingerprint(writeValue(value)), was };
  });
  const headerAdded = headerLine(start, TABLE) === null && headerLine(now, TABLE) !== null;
  const headerCreated = headerAdded || (earlier?.headerCreated ?? false);
  const created = text === null || (earlier?.created ?? false);
  const undo: Undo = { version: 1, created, keys: undone, tableCreated, headerCreated };
  return { text: now, undo, notes: warnings(now, wanted) };
}

/** Another model, and nothing else. @throws TomlError as `enableConfig`. */
export function switchModel(
  text: string,
  model: string,
  undo: Undo | null,
): Omit<Enabled, 'undo'> & { undo: Undo | null } {
  const path = ['model'];
  const is = fingerprint(writeValue(model));
  const said = readToml(text);
  const keys = undo?.keys.map((key) => {
    if (!samePath(key.path, path)) return key;
    return { ...key, is, was: stillOurs(said, key) ? key.was : (writtenAt(text, path)?.text ?? null) };
  });
  const changed = setUnlessSame(text, path, model);
  return { text: changed, undo: undo === null ? null : { ...undo, keys: keys ?? [] }, notes: [] };
}

/**
 * What m2c wrote goes, and what stood there before is back; every other edit stays. A value that is no longer m2c's own stays as
 * well, with a note. Without a record it is a set-up by hand that goes. `models` are those of m2c's catalog: one that was picked
 * meanwhile cannot be used without m2c, and goes as the one m2c wrote.
 *
 * @throws TomlError when the text is not TOML or cannot be changed without changing something else.
 */
export function disableConfig(text: string | null, undo: Undo | null, models: readonly string[] = []): Disabled {
  if (text === null) return { text: null, notes: [] };
  if (undo === null) return removeByHand(text);
  const said = readToml(text);
  const keepsTable = undo.tableCreated && !tableIsOurs(said, undo);
  const picked = models.includes(String(said.model));
  const goes = (key: UndoneKey) => stillOurs(said, key) || (picked && samePath(key.path, ['model']));
  const mine = undo.keys.filter(({ path }) => !(keepsTable && path.length > 1));
  const bare = mine.filter(goes).reduceRight(putBack, text);
  const now = undo.headerCreated && !keepsTable ? removeHeader(bare, TABLE) : bare;
  const kept = mine.filter((key) => !goes(key)).map(({ path }) => path);
  const notes = changedMeanwhile(text, keepsTable ? [...kept, TABLE] : kept);
  const nothing = now.replace('\uFEFF', '') === '';
  return { text: undo.created && nothing ? null : now, notes };
}

/** Set up as a manual says, which keeps no record: what is certainly m2c's goes. */
function removeByHand(text: string): Disabled {
  const said = readToml(text);
  const goes: string[][] = [];
  if (said.model_provider === PROVIDER_ID) {
    // Without m2c nobody answers for its models, but Codex's own have names that m2c knows as well.
    if (typeof said.model === 'string' && !said.model.startsWith('gpt-')) goes.push(['model']);
    goes.push(['model_provider']);
  }
  const catalog = said.model_catalog_json;
  if (typeof catalog === 'string' && catalog.split(/[\\/]/).at(-1) === CATALOG_NAME) goes.push(['model_catalog_json']);
  const left = goes.reduce((now, path) => removeValue(now, path), text);
  if (!isTable(valueAt(said, TABLE))) return { text: left, notes: handWritten(text, goes) };
  return { text: removeTable(left, TABLE), notes: handWritten(text, [...goes, TABLE]) };
}

/** The table with everything in it, however it is written. */
function removeTable(text: string, path: readonly string[]): string {
  if (writtenAt(text, path) !== null) return removeValue(text, path);
  const table = valueAt(readToml(text), path);
  const left = Object.entries(isTable(table) ? table : {}).reduce((now, [key, value]) => {
    const inner = [...path, key];
    return isTable(value) ? removeTable(now, inner) : removeValue(now, inner);
  }, text);
  return removeHeader(left, path);
}

/** A value that says the same already keeps the way it is written. */
function setUnlessSame(text: string, path: readonly string[], value: Scalar): string {
  return valueAt(readToml(text), path) === value ? text : setValue(text, path, value);
}

function stillOurs(said: TomlTable, { path, is }: UndoneKey): boolean {
  const value = valueAt(said, path);
  return value !== undefined && fingerprintOf(value) === is;
}

function putBack(text: string, { path, was }: UndoneKey): string {
  return was === null ? removeValue(text, path) : setWritten(text, path, was);
}

/** Nobody has added to the table or changed it since. */
function tableIsOurs(said: TomlTable, undo: Undo): boolean {
  const table = valueAt(said, TABLE);
  const keys = undo.keys.filter(({ path }) => path.length > TABLE.length);
  if (table === undefined) return true;
  return isTable(table) && Object.keys(table).length === keys.length && keys.every((key) => stillOurs(said, key));
}
