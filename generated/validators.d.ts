// Generated from spec/ by `make generate`: do not edit.
/** What a validator found wrong, in Ajv's words. */
export interface ValidationError {
  /** Where, as a JSON pointer. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Checks a value; after a false, `errors[0]` says why. */
export interface Validate<T> {
  (data: unknown): data is T;
  readonly errors?: readonly ValidationError[] | null;
}

/** A validator for each kind of a union. */
export type Table<Union extends { readonly type: string }> = {
  readonly [Kind in Union['type']]: Validate<Extract<Union, { readonly type: Kind }>>;
};

import type { CreateResponse, EasyMessage, KnownContentPart, KnownItem, KnownTool, UnknownContentPart, UnknownItem, UnknownTool } from './types/responses.ts';

export declare const createResponse: Validate<CreateResponse>;
export declare const items: Table<KnownItem>;
export declare const easyMessage: Validate<EasyMessage>;
export declare const unknownItem: Validate<UnknownItem>;
export declare const tools: Table<KnownTool>;
export declare const unknownTool: Validate<UnknownTool>;
export declare const contentParts: Table<KnownContentPart>;
export declare const unknownContentPart: Validate<UnknownContentPart>;
