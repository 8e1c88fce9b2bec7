/** JSON Schema → an arbitrary of values that it allows: the contract itself says what may come. */
import fc from 'fast-check';
import { text } from '../arbitraries/text.ts';

export type Schema = { readonly [keyword: string]: unknown };
type Arbitrary = fc.Arbitrary<unknown>;

export interface SchemaDocument {
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
}

/** Texts that a property of this name is likely to hold, beside any other text. */
export type Words = { readonly [property: string]: fc.Arbitrary<string> };

/** How many references a value may follow; below that unions take the branch that ends and lists are empty. */
const DEPTH = 6;
/** Optional properties that an object has at most: an object of all of them is rare on the wire and slow to make. */
const MOST_OPTIONAL = 4;

/** Values of a schema of the document. */
export function schemaArbitrary(document: SchemaDocument, name: string, words: Words = {}): Arbitrary {
  return new Maker(document.components.schemas, words).named(name, DEPTH);
}

class Maker {
  private readonly schemas: { readonly [name: string]: Schema };
  private readonly words: Words;
  private readonly made = new Map<string, Arbitrary>();

  constructor(schemas: { readonly [name: string]: Schema }, words: Words) {
    this.schemas = schemas;
    this.words = words;
  }

  /** Each schema is made once for each depth. */
  named(name: string, depth: number): Arbitrary {
    const key = `${name} ${Math.max(depth, 0)}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const schema = this.schemas[name];
    if (schema === undefined) throw new Error(`The document has no schema "${name}".`);
    const arbitrary = this.of(schema, depth, '');
    this.made.set(key, arbitrary);
    return arbitrary;
  }

  private of(schema: Schema, depth: number, property: string): Arbitrary {
    const reference = referenceOf(schema);
    if (reference !== null) return this.named(reference, depth - 1);
    if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
    const branches = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
    if (branches !== undefined) return this.union(schema, branches, depth, property);
    switch (schema.type) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return this.list(schema, depth);
      case 'string':
        return this.string(schema, property);
      case 'integer':
        return fc.integer(bounds(schema));
      case 'number':
        return fc.double({ ...bounds(schema), noNaN: true, noDefaultInfinity: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  /** Bounds that stand beside a union hold in each of its branches. */
  private union({ minimum, maximum }: Schema, branches: readonly Schema[], depth: number, property: string): Arbitrary {
    const ending = branches.filter((branch) => referenceOf(branch) === null);
    const open = depth > 0 || ending.length === 0 ? branches : ending;
    return fc.oneof(...open.map((branch) => this.of(withBounds(branch, minimum, maximum), depth, property)));
  }

  private object({ properties = {}, required = [], additionalProperties: more }: Schema, depth: number): Arbitrary {
    const fields = Object.entries(properties as { readonly [name: string]: Schema });
    if (fields.length === 0) {
      const value = typeof more === 'object' ? this.of(more as Schema, depth, '') : fc.jsonValue({ maxDepth: 1 });
      return fc.dictionary(fc.string({ maxLength: 8 }), value, { maxKeys: 3, noNullPrototype: true });
    }
    const isRequired = ([name]: [string, Schema]) => (required as readonly string[]).includes(name);
    const entry = ([name, schema]: [string, Schema]) => fc.tuple(fc.constant(name), this.of(schema, depth, name));
    const always = fc.tuple(...fields.filter(isRequired).map(entry));
    const optional = depth > 0 ? fields.filter((field) => !isRequired(field)).map(entry) : [];
    const some =
      optional.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...optional), { maxLength: MOST_OPTIONAL });
    return fc.tuple(always, some).map((entries) => Object.fromEntries(entries.flat()));
  }

  private list({ items = {}, minItems = 0 }: Schema, depth: number): Arbitrary {
    const minLength = Number(minItems);
    if (depth <= 0 && minLength === 0) return fc.constant([]);
    return fc.array(this.of(items as Schema, depth, ''), { minLength, maxLength: Math.max(minLength, 4) });
  }

  private string({ minLength = 0, pattern, not }: Schema, property: string): Arbitrary {
    if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
    const likely = Object.hasOwn(this.words, property) ? this.words[property] : undefined;
    const any =
      likely === undefined ? text : fc.oneof({ weight: 3, arbitrary: likely }, { weight: 1, arbitrary: text });
    const forbidden = (not as { readonly enum?: readonly unknown[] } | undefined)?.enum ?? [];
    const long = any.filter((said) => [...said].length >= Number(minLength) && !forbidden.includes(said));
    return Number(minLength) > 0 || forbidden.length > 0 ? long : any;
  }
}

function referenceOf({ $ref }: Schema): string | null {
  return typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : null;
}

function withBounds(branch: Schema, minimum: unknown, maximum: unknown): Schema {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...branch,
  };
}

function bounds({ minimum, maximum }: Schema): { min?: number; max?: number } {
  return {
    ...(typeof minimum === 'number' ? { min: minimum } : {}),
    ...(typeof maximum === 'number' ? { max: maximum } : {}),
  };
}
