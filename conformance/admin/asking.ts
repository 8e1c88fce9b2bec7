/** Asks operations of a running server, judges every answer, and counts which answers of the document came. */
import {
  type Operation,
  operationAt,
  operationOf,
  operations,
  type Parameter,
  type Run,
  runsOf,
  success,
  target,
  type Values,
} from './document.ts';
import { complaints } from './judge.ts';
import type { Place } from './place.ts';
import { sample, type Words } from './values.ts';
import type { Heard } from './wire.ts';

/** How things come to be that no operation of their own makes: by turns, and by what is done to Codex. */
const BY_OTHERS: { readonly [path: string]: (asking: Asking) => Promise<unknown> } = {
  '/admin/v1/learned': ({ place }) => place.turn({ temperature: 0.5 }),
  // The newest copy is then not the first one, which is kept for ever.
  async '/admin/v1/codex/backups'(asking) {
    await asking.ask(operationOf('enableCodex'), { body: {} }, 200, 'for a copy');
    await asking.ask(operationOf('disableCodex'), {}, 200, 'for a copy');
  },
};

export interface Made {
  /** What the path of an operation holds. */
  readonly path: { readonly [name: string]: string };
  /** Of the last thing that was made, what it was made of. */
  readonly body: unknown;
  readonly etag: string | undefined;
}

export class Asking {
  readonly place: Place;
  /** What was wrong, a sentence each. */
  readonly wrong: string[] = [];
  private readonly heard: Set<string>;

  constructor(place: Place, heard: Set<string>) {
    this.place = place;
    this.heard = heard;
  }

  /** Does this for every operation of the document; what it throws is wrong, and keeps the others from nothing. */
  async each(of: (operation: Operation) => Promise<void>): Promise<void> {
    for (const operation of operations) {
      await of(operation).catch((thrown: unknown) => this.wrong.push(`${operation.id}: ${String(thrown)}`));
    }
  }

  /** @param wanted the status that the answer must have, or those of which it must have one. */
  async ask(operation: Operation, values: Values, wanted: number | readonly number[], what = ''): Promise<Heard> {
    const { id, method } = operation;
    const body =
      typeof values.body === 'string' || values.body === undefined ? values.body : JSON.stringify(values.body);
    const headers = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...values.headers };
    const streams = () => void this.place.talk().catch((thrown) => this.wrong.push(`${id}: ${String(thrown)}`));
    const path = target(operation, values);
    const heard = await this.place.send({ method, path, headers, streams, ...(body === undefined ? {} : { body }) });
    this.heard.add(`${id} ${heard.status}`);
    const status = [wanted].flat().includes(heard.status)
      ? []
      : [`${heard.status}, and not ${wanted}: ${heard.text.slice(0, 300)}`];
    const all = [...status, ...complaints(operation, heard)];
    this.wrong.push(...all.map((one) => `${id} ${what}: ${one}`));
    return heard;
  }

  /** A request that keeps the contract, for things that were made for it. */
  async good(operation: Operation): Promise<Values> {
    const { path } = await this.made(operation);
    return this.goodFor(operation, path);
  }

  /** The same for things that are there. */
  goodFor(operation: Operation, path: Made['path'], words: Words = {}): Values {
    const { parameters, body, method } = operation;
    const named = Object.entries(path).map(([name, value]) => [name, () => value] as const);
    // What is written as a whole keeps its id.
    const own = method === 'PUT' ? { id: named.at(-1)?.[1] ?? (() => undefined) } : {};
    const all = { ...this.place.words, ...Object.fromEntries(named), ...own, ...words };
    const query = parameters
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name, schema }) => [name, String(sample(schema, name, all))] as const);
    const values = { path, query: Object.fromEntries(query) };
    return body === null ? values : { ...values, body: sample(body, '', all) };
  }

  /** The same for things that may be there or not. */
  anyhow(operation: Operation): Values {
    const names = runsOf(operation.path).flatMap((run) => run.names);
    return this.goodFor(operation, sampled(names, operation.parameters));
  }

  /** Makes what the path of an operation names, one thing after the other. */
  async made({ method, path, parameters }: Operation): Promise<Made> {
    const put = operationAt('PUT', path);
    // There is one of it, or none.
    if (method === 'DELETE' && put !== undefined && runsOf(path).length === 0)
      await this.ask(put, this.goodFor(put, {}), success(put), 'for it to be there');
    let made: Made = { path: {}, body: undefined, etag: undefined };
    for (const run of runsOf(path)) made = await this.one(run, made.path, parameters);
    return made;
  }

  private async one({ collection, item, names }: Run, before: Made['path'], parameters: readonly Parameter[]) {
    const create = operationAt('POST', collection);
    const put = operationAt('PUT', item);
    const list = operationAt('GET', collection);
    const named = () => ({ ...before, ...sampled(names, parameters, this.place.words) });
    if (create?.replies.has(201) === true) {
      const values = this.goodFor(create, before);
      const heard = await this.ask(create, values, this.wantedOf(create), 'for another one');
      // What this database does not offer is refused under any name.
      const path = heard.status === 501 ? named() : { ...before, ...found(names, heard) };
      return { path, body: values.body, etag: heard.headers.etag };
    }
    if (put !== undefined && !put.replies.has(404)) {
      await this.ask(put, this.goodFor(put, named()), success(put), 'for another one');
      return { path: named(), body: undefined, etag: undefined };
    }
    // Of turns there are several kinds.
    if (names.every((name) => name in this.place.words)) return { path: named(), body: undefined, etag: undefined };
    if (list === undefined) throw new Error(`Nothing in the document tells how ${item} comes to be.`);
    await BY_OTHERS[collection]?.(this);
    const heard = await this.ask(list, this.goodFor(list, before), success(list), 'for another one');
    return { path: { ...before, ...found(names, heard) }, body: undefined, etag: undefined };
  }

  /** The status of a request that nothing is wrong with, on this database. */
  wantedOf(operation: Operation): number {
    return operation.replies.has(501) && this.place.store === 'postgres' ? 501 : success(operation);
  }
}

function sampled(names: readonly string[], parameters: readonly Parameter[], words: Words = {}): Made['path'] {
  const inPath = parameters.filter((one) => one.in === 'path' && names.includes(one.name));
  return Object.fromEntries(inPath.map(({ name, schema }) => [name, String(sample(schema, name, words))]));
}

/** What was answered names it by the names of the path, or by its id; a list holds several. */
function found(names: readonly string[], { text }: Heard): Made['path'] {
  const told = JSON.parse(text) as { readonly data?: readonly unknown[] };
  const about = Array.isArray(told.data) ? told.data[0] : told;
  const within = [about, ...Object.values((about ?? {}) as object)] as readonly { readonly [name: string]: unknown }[];
  return Object.fromEntries(
    names.map((name) => {
      const value = [name, 'id']
        .flatMap((key) => within.map((one) => one?.[key]))
        .find((one) => typeof one === 'string');
      if (typeof value !== 'string') throw new Error(`No ${name} stands in ${text.slice(0, 300)}`);
      return [name, value];
    }),
  );
}
