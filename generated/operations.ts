// Generated from spec/ by `make generate`: do not edit.
import type { operations as Operations } from './types/admin.ts';

/** The name of an admin operation. */
export type OperationId = keyof Operations;

/** A value an operation takes beside its body. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
}

/** What one operation of the admin API is called, where it stands, and the command that runs it. */
export interface Operation {
  readonly operationId: OperationId;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Does it take a JSON body? */
  readonly body: boolean;
  readonly cli: { readonly group: string; readonly verb: string };
}

/** Every operation of the admin API. */
export const operations: readonly Operation[] = [
  {
    "operationId": "getHealth",
    "method": "get",
    "path": "/admin/v1/health",
    "summary": "Show how the proxy is doing.",
    "parameters": [],
    "body": false,
    "cli": {
      "group": "health",
      "verb": "get"
    }
  },
  {
    "operationId": "listModelRoutes",
    "method": "get",
    "path": "/admin/v1/models",
    "summary": "List the models with their provider, the provider's name for them, and whether a key is there.",
    "parameters": [],
    "body": false,
    "cli": {
      "group": "models",
      "verb": "list"
    }
  }
];
