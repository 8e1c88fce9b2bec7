/** What a handler of the admin API takes and gives, told by the contract. */
import type { OperationId } from '../../generated/operations.ts';
import type { operations as Contract } from '../../generated/types/admin.ts';
import type { AdminDeps } from './deps.ts';

type Parameters<Id extends OperationId> = Contract[Id]['parameters'];
type Present<T> = Exclude<T, undefined>;
type Body<Id extends OperationId> = Contract[Id] extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer T } };
}
  ? T
  : undefined;

/** A request that keeps the contract. */
export interface Asked<Id extends OperationId> {
  readonly params: Present<Parameters<Id>['path']>;
  /** With the defaults of the contract where nothing was given. */
  readonly query: Present<Parameters<Id>['query']>;
  readonly body: Body<Id>;
  /** What If-Match says, null for nothing. */
  readonly ifMatch: string | null;
  /** The port of m2c that was asked. */
  readonly port: number;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
}

type Done<Id extends OperationId> = Contract[Id]['responses'] extends { readonly 200: infer T }
  ? T
  : Contract[Id]['responses'] extends { readonly 201: infer T }
    ? T
    : { readonly content?: never };

/** A resource and the tag of its version. */
export class Tagged<T> {
  readonly body: T;
  readonly etag: string;

  constructor(body: T, etag: string) {
    this.body = body;
    this.etag = etag;
  }
}

/** Text that is written as it comes. */
export interface Lines {
  readonly type: 'application/x-ndjson' | 'text/csv' | 'text/markdown';
  readonly lines: AsyncIterable<string>;
}

/** What an operation gives when it goes well: its body, with the tag of its version where the contract has one. */
export type Answer<Id extends OperationId> =
  Done<Id> extends { readonly content: infer Content }
    ? Content extends { readonly 'text/event-stream': infer T }
      ? AsyncIterable<T>
      : Content extends { readonly 'text/csv': unknown } | { readonly 'text/markdown': unknown }
        ? Lines
        : Content extends { readonly 'application/json': infer T }
          ? Done<Id> extends { readonly headers: { readonly etag: string } }
            ? Tagged<T>
            : T
          : undefined
    : undefined;

/** Does one operation. It throws a Fault of a status that the contract has for it. */
export type Handler<Id extends OperationId> = (asked: Asked<Id>, deps: AdminDeps) => Answer<Id> | Promise<Answer<Id>>;

/** A handler for each operation of a resource: `{…} satisfies Handlers<'listRoutes' | 'createRoute'>`. */
export type Handlers<Ids extends OperationId> = { readonly [Id in Ids]: Handler<Id> };
