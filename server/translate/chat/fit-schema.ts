/** The JSON Schema of a tool's parameters in the dialect that a provider accepts. */
import type { Note, Noted } from '../../note.ts';
import type { SchemaDialect } from '../../providers/profile.ts';
import type { JsonObject } from '../conversation.ts';
import type { Walk } from './schema-change.ts';
import { isObject, REFERENCES, UNIONS } from './schema-keywords.ts';
import { mergeAlternatives } from './schema-union.ts';
import { walkSchema } from './schema-walk.ts';

/** A schema without properties, said in full: MiniMax and others refuse a function without parameters (2026-11). */
const NO_PARAMETERS: JsonObject = { type: 'object', properties: {} };

const ROOT_TYPE = 'The root became of type "object": arguments are an object.';

/**
 * The schema as the dialect has it; the very same object when nothing has to change, and fitting it again changes
 * nothing. Never throws. Each kind of change is one note: the first place ("" is the root,
 * `.properties.a` a place in it) and how many more there are.
 */
export function fitSchema(schema: JsonObject | null, dialect: SchemaDialect): Noted<JsonObject> {
  if (schema === null) return { value: NO_PARAMETERS, notes: [] };
  if (!isObject(schema)) {
    return { value: NO_PARAMETERS, notes: [{ at: '', reason: 'Parameters that are no schema were left out.' }] };
  }
  const known = fittings.get(schema) ?? new WeakMap<SchemaDialect, Noted<JsonObject>>();
  fittings.set(schema, known);
  const fitting = known.get(dialect) ?? fitted(schema, dialect);
  known.set(dialect, fitting);
  return fitting;
}

/**
 * The same tools come with each turn, as the very same objects where their text is the same: fitting 14 of them anew was 3 %
 * of a turn's CPU (30 KB, 2026-11). Nothing changes a schema.
 */
const fittings = new WeakMap<JsonObject, WeakMap<SchemaDialect, Noted<JsonObject>>>();

function fitted(schema: JsonObject, dialect: SchemaDialect): Noted<JsonObject> {
  const notes = gatherNotes();
  // Before the walk, which would write a list of types as alternatives.
  const root = Array.isArray(schema.type) && schema.type.includes('object') ? { ...schema, type: 'object' } : schema;
  if (root !== schema) notes.add('.type', ROOT_TYPE);
  const merges = !dialect.topLevelUnions;
  // Alternatives that are references cannot be merged, nor may references point into alternatives that are gone.
  const unfolds = !dialect.refs || (merges && ['$ref', ...UNIONS].some((key) => Object.hasOwn(root, key)));
  const walk = (start: JsonObject): Walk => ({
    root: start,
    dialect,
    forbidden: forbiddenKeywords(dialect, unfolds),
    note: notes.add,
    losses: 0,
    visited: 0,
  });
  let value = walkSchema(walk(root));
  if (merges && UNIONS.some((key) => Object.hasOwn(value, key))) {
    notes.add('', 'The alternatives at the root became one object: this provider takes plain properties there.');
    // What the merge has put together may hold a keyword that is refused.
    value = walkSchema(walk(mergeAlternatives(value)));
  }
  return { value: rootObject(value, notes.add), notes: notes.list() };
}

function forbiddenKeywords(dialect: SchemaDialect, unfolds: boolean): ReadonlySet<string> {
  return new Set([
    ...dialect.dropKeywords,
    ...(dialect.additionalProperties ? [] : ['additionalProperties']),
    ...(unfolds ? REFERENCES : []),
  ]);
}

/**
 * Arguments are an object, and a root that does not say so is refused: "schema must be a JSON Schema of 'type:
 * "object"', got 'type: null'" (codex#36441, codex#45585, cc-switch#5332, 2026-09).
 */
function rootObject(root: JsonObject, note: (at: string, reason: string) => void): JsonObject {
  const { type } = root;
  const isPlain = !['$ref', ...UNIONS].some((key) => Object.hasOwn(root, key));
  const lacksProperties = isPlain && !Object.hasOwn(root, 'properties');
  if (type === 'object') {
    if (!lacksProperties) return root;
    note('', 'Empty "properties" were added: some providers refuse an object without.');
    return { ...root, properties: {} };
  }
  if (type === undefined || !lacksProperties) {
    note('', ROOT_TYPE);
    return { ...root, type: 'object', ...(lacksProperties ? { properties: {} } : {}) };
  }
  // Such an argument could be wrapped in an object, but the client would not know it again in the answer.
  note('', 'Parameters of another type than "object" were left out: arguments are an object.');
  const { description } = root;
  return { ...NO_PARAMETERS, ...(description === undefined ? {} : { description }) };
}

/** One note for each reason: a schema has a hundred properties, and the user reads. */
function gatherNotes() {
  const places = new Map<string, { readonly at: string; more: number }>();
  return {
    add: (at: string, reason: string): void => {
      const known = places.get(reason);
      if (known === undefined) places.set(reason, { at, more: 0 });
      else known.more++;
    },
    list: (): readonly Note[] =>
      [...places].map(([reason, { at, more }]) => ({
        at,
        reason: more === 0 ? reason : `${reason} (${more + 1} places.)`,
      })),
  };
}
