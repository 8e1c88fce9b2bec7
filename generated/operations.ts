// Generated from spec/ by `make generate`: do not edit.
import type { operations as Operations } from './types/admin.ts';

/** The name of an admin operation. */
export type OperationId = keyof Operations;

/** What a value looks like on a command line; `json` is anything that holds other values. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'strings' | 'json';

/** What texts of one kind look like, such as times. */
export interface Kind {
  readonly name: string;
  readonly description: string;
}

/** A value an operation takes beside its body. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly type: ValueType;
  readonly kind?: Kind;
  readonly choices?: readonly string[];
  readonly default?: string | number | boolean;
  readonly maximum?: number;
}

/** A member of an operation's body. */
export interface BodyField {
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly type: ValueType;
  readonly kind?: Kind;
  readonly choices?: readonly string[];
  readonly nullable?: true;
  /** It should not stand on a command line, which others can read. */
  readonly secret?: true;
}

/** The command that runs an operation. */
export interface OperationCommand {
  readonly group: string;
  readonly verb: string;
  /** Query parameters that are typed without their names. */
  readonly args?: readonly string[];
  /** The columns of a table, as paths into each row. */
  readonly columns?: readonly string[];
  /** What is asked before it is done. */
  readonly confirm?: string;
  /** The operation that tells what changes in this list. */
  readonly watch?: OperationId;
  /** The member of its events that holds a row of this list. */
  readonly watchRow?: string;
}

/** What one operation of the admin API is called, where it stands, what it takes and answers, and the command that runs it. */
export interface Operation {
  readonly operationId: OperationId;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** The members of its JSON body, null when it takes none. */
  readonly body: readonly BodyField[] | null;
  readonly answers: 'json' | 'events' | 'text' | 'nothing';
  /** Every status it may answer with. */
  readonly statuses: readonly number[];
  /** A body as the contract shows it. */
  readonly example?: { readonly [name: string]: unknown };
  readonly cli: OperationCommand;
}

/** Every operation of the admin API. */
export const operations: readonly Operation[] = [
  {
    "operationId": "getHealth",
    "method": "get",
    "path": "/admin/v1/health",
    "summary": "Show how the proxy is doing, and what needs you.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "health",
      "verb": "get"
    }
  },
  {
    "operationId": "getVersion",
    "method": "get",
    "path": "/admin/v1/version",
    "summary": "Show the versions of m2c, Node, this API and the store.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "version",
      "verb": "get"
    }
  },
  {
    "operationId": "listConfig",
    "method": "get",
    "path": "/admin/v1/config",
    "summary": "List every setting as it holds now, and where its value comes from.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "config",
      "verb": "list",
      "columns": [
        "name",
        "value",
        "source",
        "variable"
      ]
    }
  },
  {
    "operationId": "listProviders",
    "method": "get",
    "path": "/admin/v1/providers",
    "summary": "List all providers: where they are, whether they have keys, whether they answer.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "providers",
      "verb": "list",
      "columns": [
        "id",
        "source",
        "open",
        "keys_ready",
        "keys",
        "breaker",
        "queued",
        "default_model",
        "base_url"
      ]
    }
  },
  {
    "operationId": "createProvider",
    "method": "post",
    "path": "/admin/v1/providers",
    "summary": "Add a provider of your own to the store; it answers from the next turn on.",
    "parameters": [],
    "body": [
      {
        "name": "id",
        "required": true,
        "description": "a name in small letters, digits, dots and dashes; that of a provider m2c knows changes that provider",
        "type": "string",
        "kind": {
          "name": "ProviderId",
          "description": "a name in small letters, digits, dots and dashes"
        }
      },
      {
        "name": "like",
        "required": false,
        "description": "the id of a provider that m2c knows and that this one behaves like",
        "type": "string"
      },
      {
        "name": "aliases",
        "required": false,
        "description": "a list of other names that may stand before the slash of provider/model",
        "type": "strings"
      },
      {
        "name": "displayName",
        "required": false,
        "description": "a name for people",
        "type": "string"
      },
      {
        "name": "baseUrl",
        "required": false,
        "description": "an http(s) URL such as https://api.example.com/v1, without credentials",
        "type": "string"
      },
      {
        "name": "wire",
        "required": false,
        "description": "\"chat\", for Chat Completions",
        "type": "string",
        "choices": [
          "chat"
        ]
      },
      {
        "name": "key",
        "required": false,
        "description": "a JSON object with one of \"env\", \"file\" and \"command\", or a list of such; left out where no key is asked for",
        "type": "json"
      },
      {
        "name": "keyOrder",
        "required": false,
        "description": "\"ordered\", where the first key that can be used is used, or \"round-robin\", where each has its turn",
        "type": "string",
        "choices": [
          "ordered",
          "round-robin"
        ]
      },
      {
        "name": "headers",
        "required": false,
        "description": "a JSON object of header names and texts",
        "type": "json"
      },
      {
        "name": "query",
        "required": false,
        "description": "a JSON object of names and texts that are added to the URL",
        "type": "json"
      },
      {
        "name": "defaultModel",
        "required": false,
        "description": "the model that answers when a name leaves it open",
        "type": "string"
      },
      {
        "name": "models",
        "required": false,
        "description": "a list of models",
        "type": "json"
      },
      {
        "name": "overrides",
        "required": false,
        "description": "a JSON object of facts in which the provider differs from the one that it is like",
        "type": "json"
      },
      {
        "name": "proxy",
        "required": false,
        "description": "\"none\", or the URL of a proxy (http, https or socks5) through which only this provider is reached",
        "type": "string"
      },
      {
        "name": "caFile",
        "required": false,
        "description": "the path of a file of certificates (PEM) to trust for this provider",
        "type": "string"
      },
      {
        "name": "timeouts",
        "required": false,
        "description": "a JSON object of milliseconds: \"connectMs\", \"headersMs\" and \"idleMs\"",
        "type": "json"
      },
      {
        "name": "limits",
        "required": false,
        "description": "a JSON object of what it takes in: \"concurrency\", \"intervalMs\", \"requestsPerMinute\" and \"tokensPerMinute\"",
        "type": "json"
      },
      {
        "name": "prices",
        "required": false,
        "description": "a JSON object that gives each model its price per million tokens: \"input\", \"cachedInput\", \"output\"",
        "type": "json"
      }
    ],
    "answers": "json",
    "statuses": [
      201,
      400,
      401,
      403,
      409,
      413,
      415,
      429,
      503
    ],
    "example": {
      "id": "acme",
      "baseUrl": "https://api.acme.example/v1",
      "defaultModel": "acme-1"
    },
    "cli": {
      "group": "providers",
      "verb": "create"
    }
  },
  {
    "operationId": "getProvider",
    "method": "get",
    "path": "/admin/v1/providers/{provider}",
    "summary": "Show a provider of the store as it was described.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "providers",
      "verb": "get"
    }
  },
  {
    "operationId": "updateProvider",
    "method": "put",
    "path": "/admin/v1/providers/{provider}",
    "summary": "Describe a provider of the store anew, as a whole.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": [
      {
        "name": "id",
        "required": true,
        "description": "a name in small letters, digits, dots and dashes; that of a provider m2c knows changes that provider",
        "type": "string",
        "kind": {
          "name": "ProviderId",
          "description": "a name in small letters, digits, dots and dashes"
        }
      },
      {
        "name": "like",
        "required": false,
        "description": "the id of a provider that m2c knows and that this one behaves like",
        "type": "string"
      },
      {
        "name": "aliases",
        "required": false,
        "description": "a list of other names that may stand before the slash of provider/model",
        "type": "strings"
      },
      {
        "name": "displayName",
        "required": false,
        "description": "a name for people",
        "type": "string"
      },
      {
        "name": "baseUrl",
        "required": false,
        "description": "an http(s) URL such as https://api.example.com/v1, without credentials",
        "type": "string"
      },
      {
        "name": "wire",
        "required": false,
        "description": "\"chat\", for Chat Completions",
        "type": "string",
        "choices": [
          "chat"
        ]
      },
      {
        "name": "key",
        "required": false,
        "description": "a JSON object with one of \"env\", \"file\" and \"command\", or a list of such; left out where no key is asked for",
        "type": "json"
      },
      {
        "name": "keyOrder",
        "required": false,
        "description": "\"ordered\", where the first key that can be used is used, or \"round-robin\", where each has its turn",
        "type": "string",
        "choices": [
          "ordered",
          "round-robin"
        ]
      },
      {
        "name": "headers",
        "required": false,
        "description": "a JSON object of header names and texts",
        "type": "json"
      },
      {
        "name": "query",
        "required": false,
        "description": "a JSON object of names and texts that are added to the URL",
        "type": "json"
      },
      {
        "name": "defaultModel",
        "required": false,
        "description": "the model that answers when a name leaves it open",
        "type": "string"
      },
      {
        "name": "models",
        "required": false,
        "description": "a list of models",
        "type": "json"
      },
      {
        "name": "overrides",
        "required": false,
        "description": "a JSON object of facts in which the provider differs from the one that it is like",
        "type": "json"
      },
      {
        "name": "proxy",
        "required": false,
        "description": "\"none\", or the URL of a proxy (http, https or socks5) through which only this provider is reached",
        "type": "string"
      },
      {
        "name": "caFile",
        "required": false,
        "description": "the path of a file of certificates (PEM) to trust for this provider",
        "type": "string"
      },
      {
        "name": "timeouts",
        "required": false,
        "description": "a JSON object of milliseconds: \"connectMs\", \"headersMs\" and \"idleMs\"",
        "type": "json"
      },
      {
        "name": "limits",
        "required": false,
        "description": "a JSON object of what it takes in: \"concurrency\", \"intervalMs\", \"requestsPerMinute\" and \"tokensPerMinute\"",
        "type": "json"
      },
      {
        "name": "prices",
        "required": false,
        "description": "a JSON object that gives each model its price per million tokens: \"input\", \"cachedInput\", \"output\"",
        "type": "json"
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      412,
      413,
      415,
      429,
      503
    ],
    "cli": {
      "group": "providers",
      "verb": "update"
    }
  },
  {
    "operationId": "deleteProvider",
    "method": "delete",
    "path": "/admin/v1/providers/{provider}",
    "summary": "Remove a provider from the store, with its stored keys.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      409,
      412,
      429,
      503
    ],
    "cli": {
      "group": "providers",
      "verb": "delete",
      "confirm": "Delete the provider and its stored keys?"
    }
  },
  {
    "operationId": "testProvider",
    "method": "post",
    "path": "/admin/v1/providers/{provider}/test",
    "summary": "Ask a provider for one short answer, at its price.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "query",
        "required": false,
        "description": "The model to ask; left out, the provider's default model.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429
    ],
    "cli": {
      "group": "providers",
      "verb": "test"
    }
  },
  {
    "operationId": "listProviderModels",
    "method": "get",
    "path": "/admin/v1/providers/{provider}/models",
    "summary": "List the models that a provider names itself.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      429
    ],
    "cli": {
      "group": "providers",
      "verb": "models"
    }
  },
  {
    "operationId": "listProviderKeys",
    "method": "get",
    "path": "/admin/v1/providers/{provider}/keys",
    "summary": "List the keys of a provider and the state of each; no key is ever shown.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429
    ],
    "cli": {
      "group": "keys",
      "verb": "list",
      "columns": [
        "id",
        "label",
        "source",
        "hint",
        "state",
        "until",
        "reason"
      ]
    }
  },
  {
    "operationId": "addProviderKey",
    "method": "post",
    "path": "/admin/v1/providers/{provider}/keys",
    "summary": "Give a provider one more key. It is kept for the provider's present address and sent nowhere else.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      }
    ],
    "body": [
      {
        "name": "key",
        "required": true,
        "description": "The key. It is sealed before it is stored and never shown again.",
        "type": "string",
        "secret": true
      },
      {
        "name": "label",
        "required": false,
        "description": "A word of yours, such as whose it is.",
        "type": "string"
      }
    ],
    "answers": "json",
    "statuses": [
      201,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      429,
      503
    ],
    "example": {
      "key": "the key",
      "label": "team"
    },
    "cli": {
      "group": "keys",
      "verb": "add"
    }
  },
  {
    "operationId": "updateProviderKey",
    "method": "patch",
    "path": "/admin/v1/providers/{provider}/keys/{key}",
    "summary": "Disable or enable a stored key, or label it anew.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "key",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": [
      {
        "name": "disabled",
        "required": false,
        "description": "Whether it is left unused.",
        "type": "boolean"
      },
      {
        "name": "label",
        "required": false,
        "description": "A word of yours, such as whose it is.",
        "type": "string"
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      412,
      413,
      415,
      429,
      503
    ],
    "cli": {
      "group": "keys",
      "verb": "update"
    }
  },
  {
    "operationId": "deleteProviderKey",
    "method": "delete",
    "path": "/admin/v1/providers/{provider}/keys/{key}",
    "summary": "Delete a stored key.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "key",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      409,
      429,
      503
    ],
    "cli": {
      "group": "keys",
      "verb": "delete",
      "confirm": "Delete this key?"
    }
  },
  {
    "operationId": "rotateProviderKey",
    "method": "post",
    "path": "/admin/v1/providers/{provider}/keys/{key}/rotate",
    "summary": "Put a new key in the place of a stored one; turns that run keep the old one to their end.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "key",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": [
      {
        "name": "key",
        "required": true,
        "description": "The key that takes the place of the old one.",
        "type": "string",
        "secret": true
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      429,
      503
    ],
    "cli": {
      "group": "keys",
      "verb": "rotate"
    }
  },
  {
    "operationId": "listModels",
    "method": "get",
    "path": "/admin/v1/models",
    "summary": "List the models with their provider, its name for them, and whether a key is there.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "models",
      "verb": "list",
      "columns": [
        "model",
        "provider",
        "upstream_model",
        "context_window",
        "images",
        "key_present"
      ]
    }
  },
  {
    "operationId": "listRoutes",
    "method": "get",
    "path": "/admin/v1/routes",
    "summary": "List your own rules of the routing, in the order they are tried.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "routes",
      "verb": "list",
      "columns": [
        "id",
        "pattern",
        "targets",
        "updated_at"
      ]
    }
  },
  {
    "operationId": "createRoute",
    "method": "post",
    "path": "/admin/v1/routes",
    "summary": "Add a rule of the routing; it holds from the next turn on.",
    "parameters": [],
    "body": [
      {
        "name": "pattern",
        "required": true,
        "description": "A model's name, or a pattern with one star for any letters, such as `gpt-5*`.",
        "type": "string"
      },
      {
        "name": "targets",
        "required": true,
        "description": "Models in the order they are tried; the next one only when the one before gave no answer.",
        "type": "strings"
      }
    ],
    "answers": "json",
    "statuses": [
      201,
      400,
      401,
      403,
      409,
      413,
      415,
      429,
      503
    ],
    "example": {
      "pattern": "gpt-5*",
      "targets": [
        "deepseek/deepseek-v4-pro",
        "mimo/mimo-v2.5-pro"
      ]
    },
    "cli": {
      "group": "routes",
      "verb": "create"
    }
  },
  {
    "operationId": "explainRoute",
    "method": "get",
    "path": "/admin/v1/explain",
    "summary": "Tell which provider and model answer for a name, and by which rule; nothing is sent.",
    "parameters": [
      {
        "name": "model",
        "in": "query",
        "required": true,
        "description": "A model as a client names it, or provider/model.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      },
      {
        "name": "image",
        "in": "query",
        "required": false,
        "description": "As for a turn with an image.",
        "type": "boolean",
        "default": false
      },
      {
        "name": "background",
        "in": "query",
        "required": false,
        "description": "As for a request in the background, such as one for a title.",
        "type": "boolean",
        "default": false
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429
    ],
    "cli": {
      "group": "routes",
      "verb": "explain",
      "args": [
        "model"
      ]
    }
  },
  {
    "operationId": "getRoute",
    "method": "get",
    "path": "/admin/v1/routes/{route}",
    "summary": "Show one rule of the routing.",
    "parameters": [
      {
        "name": "route",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "routes",
      "verb": "get"
    }
  },
  {
    "operationId": "updateRoute",
    "method": "put",
    "path": "/admin/v1/routes/{route}",
    "summary": "Write a rule of the routing anew.",
    "parameters": [
      {
        "name": "route",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": [
      {
        "name": "pattern",
        "required": true,
        "description": "A model's name, or a pattern with one star for any letters, such as `gpt-5*`.",
        "type": "string"
      },
      {
        "name": "targets",
        "required": true,
        "description": "Models in the order they are tried; the next one only when the one before gave no answer.",
        "type": "strings"
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      412,
      413,
      415,
      429,
      503
    ],
    "cli": {
      "group": "routes",
      "verb": "update"
    }
  },
  {
    "operationId": "deleteRoute",
    "method": "delete",
    "path": "/admin/v1/routes/{route}",
    "summary": "Delete a rule of the routing.",
    "parameters": [
      {
        "name": "route",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      409,
      412,
      429,
      503
    ],
    "cli": {
      "group": "routes",
      "verb": "delete",
      "confirm": "Delete this rule?"
    }
  },
  {
    "operationId": "getOverride",
    "method": "get",
    "path": "/admin/v1/override",
    "summary": "Show the model that answers for now instead of the default one.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "override",
      "verb": "get"
    }
  },
  {
    "operationId": "setOverride",
    "method": "put",
    "path": "/admin/v1/override",
    "summary": "Let a model answer for now instead of the default one; a name that a provider lists is not touched.",
    "parameters": [
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": [
      {
        "name": "model",
        "required": true,
        "description": "The model that answers for names that nobody lists.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      412,
      413,
      415,
      429,
      503
    ],
    "example": {
      "model": "deepseek/deepseek-v4-pro"
    },
    "cli": {
      "group": "override",
      "verb": "set"
    }
  },
  {
    "operationId": "clearOverride",
    "method": "delete",
    "path": "/admin/v1/override",
    "summary": "Let the default model answer again.",
    "parameters": [
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      409,
      412,
      429,
      503
    ],
    "cli": {
      "group": "override",
      "verb": "clear"
    }
  },
  {
    "operationId": "getSettings",
    "method": "get",
    "path": "/admin/v1/settings",
    "summary": "Show what can be set while the server runs.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "settings",
      "verb": "get"
    }
  },
  {
    "operationId": "updateSettings",
    "method": "patch",
    "path": "/admin/v1/settings",
    "summary": "Change settings; they hold from the next turn on. One that a flag or variable sets cannot be changed here.",
    "parameters": [
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": [
      {
        "name": "log_bodies",
        "required": false,
        "description": "Which turns are kept whole: all, those that failed, or none.",
        "type": "string",
        "choices": [
          "full",
          "errors",
          "off"
        ]
      },
      {
        "name": "log_retention_days",
        "required": false,
        "description": "Turns older than so many days are deleted; their sums are kept.",
        "type": "integer"
      },
      {
        "name": "log_max_megabytes",
        "required": false,
        "description": "The most that the log may take on the disk, in megabytes.",
        "type": "integer"
      },
      {
        "name": "default_provider",
        "required": false,
        "description": "The provider that answers for models which nobody lists; null for the first one with a key.",
        "type": "string",
        "nullable": true,
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "small_model",
        "required": false,
        "description": "The model that answers for titles and small models in the background; null for the default model.",
        "type": "string",
        "nullable": true,
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      },
      {
        "name": "fallbacks",
        "required": false,
        "description": "Models that are tried in this order when the routed one gives no answer.",
        "type": "strings"
      },
      {
        "name": "show_reasoning",
        "required": false,
        "description": "Whether clients are shown the model's reasoning.",
        "type": "boolean"
      },
      {
        "name": "web_search",
        "required": false,
        "description": "Whether providers may search the web when the client offers it.",
        "type": "boolean"
      },
      {
        "name": "client_keys_required",
        "required": false,
        "description": "Whether /v1 asks for a client key.",
        "type": "boolean"
      },
      {
        "name": "chatgpt_passthrough",
        "required": false,
        "description": "Whether models `chatgpt/…` go to ChatGPT as they come, with the ChatGPT login of this machine's Codex.",
        "type": "boolean"
      },
      {
        "name": "client_provider_keys",
        "required": false,
        "description": "Whether a client may bring the provider's key: in a key header, also as `Authorization: Bearer`, or not at all.",
        "type": "string",
        "choices": [
          "off",
          "headers",
          "bearer"
        ]
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      412,
      413,
      415,
      429,
      503
    ],
    "example": {
      "log_bodies": "full",
      "log_retention_days": 7
    },
    "cli": {
      "group": "settings",
      "verb": "set"
    }
  },
  {
    "operationId": "listTurns",
    "method": "get",
    "path": "/admin/v1/turns",
    "summary": "List turns, the newest first.",
    "parameters": [
      {
        "name": "from",
        "in": "query",
        "required": false,
        "description": "Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "to",
        "in": "query",
        "required": false,
        "description": "Only turns before then, told in the same ways.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "provider",
        "in": "query",
        "required": false,
        "description": "Only turns of this provider.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "query",
        "required": false,
        "description": "Only turns of this model, as the provider names it.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      },
      {
        "name": "client_key",
        "in": "query",
        "required": false,
        "description": "Only turns of this client key.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "status",
        "in": "query",
        "required": false,
        "description": "Only turns that ended so.",
        "type": "string",
        "choices": [
          "completed",
          "incomplete",
          "failed",
          "abandoned"
        ]
      },
      {
        "name": "error_code",
        "in": "query",
        "required": false,
        "description": "Only turns that failed with this code.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "session",
        "in": "query",
        "required": false,
        "description": "Only turns of this thread.",
        "type": "string",
        "kind": {
          "name": "SessionName",
          "description": "A thread by the name that its client gives it."
        }
      },
      {
        "name": "text",
        "in": "query",
        "required": false,
        "description": "Only turns whose id, model, session or error holds this text.",
        "type": "string"
      },
      {
        "name": "limit",
        "in": "query",
        "required": false,
        "description": "How many at most, from 1 to 500.",
        "type": "integer",
        "default": 50,
        "maximum": 500
      },
      {
        "name": "cursor",
        "in": "query",
        "required": false,
        "description": "The `next_cursor` of the page before.",
        "type": "string"
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "turns",
      "verb": "list",
      "watch": "watchTurns",
      "columns": [
        "at",
        "status",
        "provider",
        "upstream_model",
        "first_item_ms",
        "duration_ms",
        "tokens.input",
        "tokens.output",
        "cost",
        "error_code",
        "id"
      ],
      "watchRow": "turn"
    }
  },
  {
    "operationId": "deleteTurns",
    "method": "delete",
    "path": "/admin/v1/turns",
    "summary": "Delete all turns that came in before a time; their sums are kept.",
    "parameters": [
      {
        "name": "before",
        "in": "query",
        "required": true,
        "description": "Turns before then are deleted: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 24h, 7d, 4w.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "turns",
      "verb": "delete",
      "confirm": "Delete these turns?"
    }
  },
  {
    "operationId": "watchTurns",
    "method": "get",
    "path": "/admin/v1/turns/live",
    "summary": "Watch turns as they begin and end, for as long as you stay.",
    "parameters": [],
    "body": null,
    "answers": "events",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "turns",
      "verb": "watch",
      "columns": [
        "at",
        "type",
        "provider",
        "model",
        "turn.status",
        "turn.tokens.output",
        "turn.cost",
        "id"
      ]
    }
  },
  {
    "operationId": "exportTurns",
    "method": "get",
    "path": "/admin/v1/turns/export",
    "summary": "Export turns, the oldest first, a line each.",
    "parameters": [
      {
        "name": "from",
        "in": "query",
        "required": false,
        "description": "Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "to",
        "in": "query",
        "required": false,
        "description": "Only turns before then, told in the same ways.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "provider",
        "in": "query",
        "required": false,
        "description": "Only turns of this provider.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "query",
        "required": false,
        "description": "Only turns of this model, as the provider names it.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      },
      {
        "name": "client_key",
        "in": "query",
        "required": false,
        "description": "Only turns of this client key.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "status",
        "in": "query",
        "required": false,
        "description": "Only turns that ended so.",
        "type": "string",
        "choices": [
          "completed",
          "incomplete",
          "failed",
          "abandoned"
        ]
      },
      {
        "name": "error_code",
        "in": "query",
        "required": false,
        "description": "Only turns that failed with this code.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "session",
        "in": "query",
        "required": false,
        "description": "Only turns of this thread.",
        "type": "string",
        "kind": {
          "name": "SessionName",
          "description": "A thread by the name that its client gives it."
        }
      },
      {
        "name": "text",
        "in": "query",
        "required": false,
        "description": "Only turns whose id, model, session or error holds this text.",
        "type": "string"
      },
      {
        "name": "format",
        "in": "query",
        "required": false,
        "description": "`ndjson` for programs, `csv` for tables.",
        "type": "string",
        "choices": [
          "ndjson",
          "csv"
        ],
        "default": "ndjson"
      }
    ],
    "body": null,
    "answers": "text",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "turns",
      "verb": "export"
    }
  },
  {
    "operationId": "getTurn",
    "method": "get",
    "path": "/admin/v1/turns/{turn}",
    "summary": "Show one turn whole: its requests, notes and times.",
    "parameters": [
      {
        "name": "turn",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "turns",
      "verb": "get"
    }
  },
  {
    "operationId": "getTurnStages",
    "method": "get",
    "path": "/admin/v1/turns/{turn}/stages",
    "summary": "Show the four raw stages of a turn. Reading them is written to the audit.",
    "parameters": [
      {
        "name": "turn",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "turns",
      "verb": "stages"
    }
  },
  {
    "operationId": "replayTurn",
    "method": "post",
    "path": "/admin/v1/turns/{turn}/replay",
    "summary": "Try a turn again with another model, at its price, and show where the answers differ.",
    "parameters": [
      {
        "name": "turn",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": [
      {
        "name": "model",
        "required": true,
        "description": "The model to ask, such as `deepseek/deepseek-v4-pro`.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      429,
      503
    ],
    "example": {
      "model": "deepseek/deepseek-v4-pro"
    },
    "cli": {
      "group": "turns",
      "verb": "replay"
    }
  },
  {
    "operationId": "listSessions",
    "method": "get",
    "path": "/admin/v1/sessions",
    "summary": "List the threads of clients, the latest first.",
    "parameters": [
      {
        "name": "limit",
        "in": "query",
        "required": false,
        "description": "How many at most, from 1 to 500.",
        "type": "integer",
        "default": 50,
        "maximum": 500
      },
      {
        "name": "cursor",
        "in": "query",
        "required": false,
        "description": "The `next_cursor` of the page before.",
        "type": "string"
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "sessions",
      "verb": "list",
      "columns": [
        "id",
        "last_at",
        "turns",
        "failed",
        "model",
        "tokens.input",
        "tokens.output",
        "cost"
      ]
    }
  },
  {
    "operationId": "getSession",
    "method": "get",
    "path": "/admin/v1/sessions/{session}",
    "summary": "Show one thread, of all clients that use its name; `turns list --session` lists its turns.",
    "parameters": [
      {
        "name": "session",
        "in": "path",
        "required": true,
        "description": "A thread by the name that its client gives it.",
        "type": "string",
        "kind": {
          "name": "SessionName",
          "description": "A thread by the name that its client gives it."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "sessions",
      "verb": "get"
    }
  },
  {
    "operationId": "getUsage",
    "method": "get",
    "path": "/admin/v1/usage",
    "summary": "Show what turns took and cost, by hour, day, provider, model or client key: of the last 30 days unless told.",
    "parameters": [
      {
        "name": "from",
        "in": "query",
        "required": false,
        "description": "Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "to",
        "in": "query",
        "required": false,
        "description": "Only turns before then, told in the same ways.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "provider",
        "in": "query",
        "required": false,
        "description": "Only turns of this provider.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "query",
        "required": false,
        "description": "Only turns of this model, as the provider names it.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      },
      {
        "name": "client_key",
        "in": "query",
        "required": false,
        "description": "Only turns of this client key.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "by",
        "in": "query",
        "required": false,
        "description": "What makes a group.",
        "type": "string",
        "choices": [
          "hour",
          "day",
          "provider",
          "model",
          "client_key"
        ],
        "default": "day"
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "usage",
      "verb": "get",
      "columns": [
        "key",
        "turns",
        "failed",
        "tokens.input",
        "tokens.cached_input",
        "tokens.output",
        "cache_hit",
        "cost"
      ]
    }
  },
  {
    "operationId": "getLatency",
    "method": "get",
    "path": "/admin/v1/latency",
    "summary": "Show how fast turns were: until the first item, until the end, and tokens per second, of the last 30 days unless told.",
    "parameters": [
      {
        "name": "from",
        "in": "query",
        "required": false,
        "description": "Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "to",
        "in": "query",
        "required": false,
        "description": "Only turns before then, told in the same ways.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "provider",
        "in": "query",
        "required": false,
        "description": "Only turns of this provider.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "query",
        "required": false,
        "description": "Only turns of this model, as the provider names it.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      },
      {
        "name": "client_key",
        "in": "query",
        "required": false,
        "description": "Only turns of this client key.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "by",
        "in": "query",
        "required": false,
        "description": "What makes a group.",
        "type": "string",
        "choices": [
          "hour",
          "day",
          "provider",
          "model",
          "client_key"
        ],
        "default": "model"
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "latency",
      "verb": "get",
      "columns": [
        "key",
        "turns",
        "first_item_ms.p50",
        "first_item_ms.p95",
        "duration_ms.p50",
        "duration_ms.p95",
        "tokens_per_second.p50"
      ]
    }
  },
  {
    "operationId": "listErrors",
    "method": "get",
    "path": "/admin/v1/errors",
    "summary": "Show how often turns failed, by code and provider, the most frequent first, of the last 30 days unless told.",
    "parameters": [
      {
        "name": "from",
        "in": "query",
        "required": false,
        "description": "Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "to",
        "in": "query",
        "required": false,
        "description": "Only turns before then, told in the same ways.",
        "type": "string",
        "kind": {
          "name": "Moment",
          "description": "A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w."
        }
      },
      {
        "name": "provider",
        "in": "query",
        "required": false,
        "description": "Only turns of this provider.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "query",
        "required": false,
        "description": "Only turns of this model, as the provider names it.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      },
      {
        "name": "client_key",
        "in": "query",
        "required": false,
        "description": "Only turns of this client key.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "errors",
      "verb": "list",
      "columns": [
        "code",
        "provider",
        "turns",
        "last_at",
        "last_message"
      ]
    }
  },
  {
    "operationId": "listPrices",
    "method": "get",
    "path": "/admin/v1/prices",
    "summary": "List the prices that costs are counted with, and who says so.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "prices",
      "verb": "list",
      "columns": [
        "provider",
        "model",
        "currency",
        "input_micros",
        "cached_input_micros",
        "output_micros",
        "source",
        "as_of"
      ]
    }
  },
  {
    "operationId": "setPrice",
    "method": "put",
    "path": "/admin/v1/prices/{provider}/{model}",
    "summary": "Say what a model costs you; turns from now on are counted with it.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "path",
        "required": true,
        "description": "A model as clients name it, with or without its provider and a slash in front.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "body": [
      {
        "name": "currency",
        "required": true,
        "description": "Three capitals, such as USD.",
        "type": "string"
      },
      {
        "name": "input_micros",
        "required": true,
        "description": "Millionths of the currency for a million tokens that the provider did not have in its cache.",
        "type": "integer"
      },
      {
        "name": "cached_input_micros",
        "required": false,
        "description": "Millionths of the currency for a million tokens that it had; left out, as much as the others.",
        "type": "integer"
      },
      {
        "name": "output_micros",
        "required": true,
        "description": "Millionths of the currency for a million tokens of answer, thoughts too.",
        "type": "integer"
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      413,
      415,
      429,
      503
    ],
    "example": {
      "currency": "USD",
      "input_micros": 280000,
      "output_micros": 420000
    },
    "cli": {
      "group": "prices",
      "verb": "set"
    }
  },
  {
    "operationId": "deletePrice",
    "method": "delete",
    "path": "/admin/v1/prices/{provider}/{model}",
    "summary": "Let a model cost again what m2c or providers.json says.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "model",
        "in": "path",
        "required": true,
        "description": "A model as clients name it, with or without its provider and a slash in front.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "prices",
      "verb": "delete"
    }
  },
  {
    "operationId": "listClientKeys",
    "method": "get",
    "path": "/admin/v1/client-keys",
    "summary": "List the keys of clients; no key is ever shown.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "client-keys",
      "verb": "list",
      "columns": [
        "id",
        "name",
        "prefix",
        "disabled",
        "last_used_at",
        "expires_at"
      ]
    }
  },
  {
    "operationId": "createClientKey",
    "method": "post",
    "path": "/admin/v1/client-keys",
    "summary": "Make a key for a client. Its secret is shown this once.",
    "parameters": [],
    "body": [
      {
        "name": "name",
        "required": true,
        "description": "Whose it is.",
        "type": "string"
      },
      {
        "name": "limits",
        "required": false,
        "description": "What the client may do with it.",
        "type": "json"
      },
      {
        "name": "expires_at",
        "required": false,
        "description": "When it ends; left out for never.",
        "type": "string"
      }
    ],
    "answers": "json",
    "statuses": [
      201,
      400,
      401,
      403,
      409,
      413,
      415,
      429,
      503
    ],
    "example": {
      "name": "laptop",
      "limits": {
        "requests_per_minute": 60
      }
    },
    "cli": {
      "group": "client-keys",
      "verb": "create"
    }
  },
  {
    "operationId": "getClientKey",
    "method": "get",
    "path": "/admin/v1/client-keys/{client_key}",
    "summary": "Show one key of a client.",
    "parameters": [
      {
        "name": "client_key",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "client-keys",
      "verb": "get"
    }
  },
  {
    "operationId": "updateClientKey",
    "method": "patch",
    "path": "/admin/v1/client-keys/{client_key}",
    "summary": "Rename, limit, disable or enable a key of a client.",
    "parameters": [
      {
        "name": "client_key",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "if-match",
        "in": "header",
        "required": false,
        "description": "The ETag of the version that this changes; left out, whatever is there is changed.",
        "type": "string"
      }
    ],
    "body": [
      {
        "name": "name",
        "required": false,
        "description": "Whose it is.",
        "type": "string"
      },
      {
        "name": "disabled",
        "required": false,
        "description": "Whether it is refused for now.",
        "type": "boolean"
      },
      {
        "name": "limits",
        "required": false,
        "description": "What the client may do with it, as a whole.",
        "type": "json"
      },
      {
        "name": "expires_at",
        "required": false,
        "description": "When it ends; null for never.",
        "type": "string",
        "nullable": true
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      412,
      413,
      415,
      429,
      503
    ],
    "cli": {
      "group": "client-keys",
      "verb": "update"
    }
  },
  {
    "operationId": "revokeClientKey",
    "method": "delete",
    "path": "/admin/v1/client-keys/{client_key}",
    "summary": "Revoke a key of a client for ever; its turns stay in the log.",
    "parameters": [
      {
        "name": "client_key",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      429,
      503
    ],
    "cli": {
      "group": "client-keys",
      "verb": "revoke",
      "confirm": "Revoke this key for ever?"
    }
  },
  {
    "operationId": "listLearned",
    "method": "get",
    "path": "/admin/v1/learned",
    "summary": "List what providers have refused and m2c leaves out for a while.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "learned",
      "verb": "list",
      "columns": [
        "id",
        "provider",
        "model",
        "what",
        "until",
        "reason"
      ]
    }
  },
  {
    "operationId": "clearLearned",
    "method": "delete",
    "path": "/admin/v1/learned",
    "summary": "Forget all of it: the next turns ask again.",
    "parameters": [],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "learned",
      "verb": "clear",
      "confirm": "Forget all that was learned?"
    }
  },
  {
    "operationId": "forgetLearned",
    "method": "delete",
    "path": "/admin/v1/learned/{fact}",
    "summary": "Forget one of them: the next turn asks again.",
    "parameters": [
      {
        "name": "fact",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      429
    ],
    "cli": {
      "group": "learned",
      "verb": "forget"
    }
  },
  {
    "operationId": "listRecordings",
    "method": "get",
    "path": "/admin/v1/recordings",
    "summary": "List the recordings that were made here.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "recordings",
      "verb": "list"
    }
  },
  {
    "operationId": "createRecording",
    "method": "post",
    "path": "/admin/v1/recordings",
    "summary": "Make a recording from a turn, without keys, ids and names.",
    "parameters": [],
    "body": [
      {
        "name": "turn",
        "required": true,
        "description": "The turn it is made from; its four stages must be kept.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "scenario",
        "required": true,
        "description": "Its name among the provider's recordings: small letters, digits and dashes.",
        "type": "string"
      }
    ],
    "answers": "json",
    "statuses": [
      201,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      429,
      503
    ],
    "example": {
      "turn": "resp_1",
      "scenario": "cut-call"
    },
    "cli": {
      "group": "recordings",
      "verb": "create"
    }
  },
  {
    "operationId": "getRecording",
    "method": "get",
    "path": "/admin/v1/recordings/{provider}/{scenario}",
    "summary": "Show a recording with its files.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "scenario",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      429
    ],
    "cli": {
      "group": "recordings",
      "verb": "get"
    }
  },
  {
    "operationId": "deleteRecording",
    "method": "delete",
    "path": "/admin/v1/recordings/{provider}/{scenario}",
    "summary": "Delete a recording.",
    "parameters": [
      {
        "name": "provider",
        "in": "path",
        "required": true,
        "description": "A provider's id.",
        "type": "string",
        "kind": {
          "name": "ProviderName",
          "description": "A provider's id."
        }
      },
      {
        "name": "scenario",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      429
    ],
    "cli": {
      "group": "recordings",
      "verb": "delete",
      "confirm": "Delete this recording?"
    }
  },
  {
    "operationId": "getMaintenance",
    "method": "get",
    "path": "/admin/v1/maintenance",
    "summary": "Show what the store holds, what it takes on the disk, and what is kept how long.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "maintenance",
      "verb": "get"
    }
  },
  {
    "operationId": "pruneStore",
    "method": "post",
    "path": "/admin/v1/maintenance/prune",
    "summary": "Delete what is older or larger than the settings allow, now, and give the space back.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "maintenance",
      "verb": "prune"
    }
  },
  {
    "operationId": "vacuumStore",
    "method": "post",
    "path": "/admin/v1/maintenance/vacuum",
    "summary": "Give back to the disk all space that the store does not use.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      501,
      503
    ],
    "cli": {
      "group": "maintenance",
      "verb": "vacuum"
    }
  },
  {
    "operationId": "checkStore",
    "method": "post",
    "path": "/admin/v1/maintenance/integrity",
    "summary": "Look whether the store is sound.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "maintenance",
      "verb": "check"
    }
  },
  {
    "operationId": "rotateMasterKey",
    "method": "post",
    "path": "/admin/v1/maintenance/rotate-master-key",
    "summary": "Make a new master key and seal every stored secret with it.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      429,
      503
    ],
    "cli": {
      "group": "maintenance",
      "verb": "rotate-master-key",
      "confirm": "Seal every stored key anew?"
    }
  },
  {
    "operationId": "listBackups",
    "method": "get",
    "path": "/admin/v1/backups",
    "summary": "List the copies of the store.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      501,
      503
    ],
    "cli": {
      "group": "backups",
      "verb": "list"
    }
  },
  {
    "operationId": "createBackup",
    "method": "post",
    "path": "/admin/v1/backups",
    "summary": "Make a copy of the store while it is used. The keys in it are sealed, and the master key is not part of it.",
    "parameters": [
      {
        "name": "turns",
        "in": "query",
        "required": false,
        "description": "Whether the log of turns comes with it.",
        "type": "boolean",
        "default": false
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      201,
      400,
      401,
      403,
      429,
      501,
      503
    ],
    "cli": {
      "group": "backups",
      "verb": "create"
    }
  },
  {
    "operationId": "restoreBackup",
    "method": "post",
    "path": "/admin/v1/backups/{backup}/restore",
    "summary": "Put the settings of a copy in the place of those that are there; the log of turns stays, and what is replaced is kept as a copy.",
    "parameters": [
      {
        "name": "backup",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      429,
      501,
      503
    ],
    "cli": {
      "group": "backups",
      "verb": "restore",
      "confirm": "Replace the settings by those of this copy?"
    }
  },
  {
    "operationId": "deleteBackup",
    "method": "delete",
    "path": "/admin/v1/backups/{backup}",
    "summary": "Delete a copy of the store.",
    "parameters": [
      {
        "name": "backup",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      429,
      501,
      503
    ],
    "cli": {
      "group": "backups",
      "verb": "delete",
      "confirm": "Delete this copy?"
    }
  },
  {
    "operationId": "listAudit",
    "method": "get",
    "path": "/admin/v1/audit",
    "summary": "List who changed what through this API, the newest first.",
    "parameters": [
      {
        "name": "limit",
        "in": "query",
        "required": false,
        "description": "How many at most, from 1 to 500.",
        "type": "integer",
        "default": 50,
        "maximum": 500
      },
      {
        "name": "cursor",
        "in": "query",
        "required": false,
        "description": "The `next_cursor` of the page before.",
        "type": "string"
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429,
      503
    ],
    "cli": {
      "group": "audit",
      "verb": "list",
      "columns": [
        "seq",
        "at",
        "actor",
        "action",
        "subject",
        "detail"
      ]
    }
  },
  {
    "operationId": "getCodexStatus",
    "method": "get",
    "path": "/admin/v1/codex",
    "summary": "Show what Codex on this machine does now, and why: its settings, and who answers behind m2c.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex",
      "verb": "get"
    }
  },
  {
    "operationId": "enableCodex",
    "method": "post",
    "path": "/admin/v1/codex/enable",
    "summary": "Set Codex on this machine up for m2c: its settings and the list of models. What was there before is kept.",
    "parameters": [],
    "body": [
      {
        "name": "model",
        "required": false,
        "description": "The model that Codex asks for; left out for the one that answers by default.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      413,
      415,
      429
    ],
    "example": {
      "model": "deepseek-v4-pro"
    },
    "cli": {
      "group": "codex",
      "verb": "enable"
    }
  },
  {
    "operationId": "switchCodexModel",
    "method": "put",
    "path": "/admin/v1/codex/model",
    "summary": "Let Codex ask for another model from its next start on, and write the list of models anew.",
    "parameters": [],
    "body": [
      {
        "name": "model",
        "required": true,
        "description": "A model as clients name it, with or without its provider and a slash in front.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      413,
      415,
      429
    ],
    "example": {
      "model": "deepseek-v4-pro"
    },
    "cli": {
      "group": "codex",
      "verb": "switch"
    }
  },
  {
    "operationId": "getCodexConfig",
    "method": "get",
    "path": "/admin/v1/codex/config",
    "summary": "Tell what to paste by hand to set Codex up.",
    "parameters": [
      {
        "name": "env_key",
        "in": "query",
        "required": false,
        "description": "Whether the client key is read from a variable.",
        "type": "boolean",
        "default": false
      },
      {
        "name": "cc_switch",
        "in": "query",
        "required": false,
        "description": "Whether an entry for cc-switch comes with it.",
        "type": "boolean",
        "default": false
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex",
      "verb": "config"
    }
  },
  {
    "operationId": "checkCodex",
    "method": "get",
    "path": "/admin/v1/codex/doctor",
    "summary": "Look for what could keep Codex on this machine from working with m2c.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex",
      "verb": "doctor"
    }
  },
  {
    "operationId": "listCodexBackups",
    "method": "get",
    "path": "/admin/v1/codex/backups",
    "summary": "List the copies of Codex's files, the newest first.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex",
      "verb": "backups",
      "columns": [
        "id",
        "created_at",
        "action",
        "preserved",
        "files"
      ]
    }
  },
  {
    "operationId": "restoreCodexBackup",
    "method": "post",
    "path": "/admin/v1/codex/backups/{backup}/restore",
    "summary": "Put Codex's files back as they were when a copy was made; a file that was not there is removed. What is replaced is kept as a copy.",
    "parameters": [
      {
        "name": "backup",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      429
    ],
    "cli": {
      "group": "codex",
      "verb": "restore",
      "confirm": "Replace Codex's files by those of this copy?"
    }
  },
  {
    "operationId": "deleteCodexBackup",
    "method": "delete",
    "path": "/admin/v1/codex/backups/{backup}",
    "summary": "Delete a copy of Codex's files.",
    "parameters": [
      {
        "name": "backup",
        "in": "path",
        "required": true,
        "description": "The name of something in the store.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "force",
        "in": "query",
        "required": false,
        "description": "Also the copy that is kept for ever.",
        "type": "boolean",
        "default": false
      }
    ],
    "body": null,
    "answers": "nothing",
    "statuses": [
      204,
      400,
      401,
      403,
      404,
      409,
      429
    ],
    "cli": {
      "group": "codex",
      "verb": "delete-backup",
      "confirm": "Delete this copy?"
    }
  },
  {
    "operationId": "disableCodex",
    "method": "post",
    "path": "/admin/v1/codex/disable",
    "summary": "Take m2c out of Codex's settings again: what was there before comes back, and what was changed since stays.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      429
    ],
    "cli": {
      "group": "codex",
      "verb": "disable"
    }
  },
  {
    "operationId": "listCodexSessions",
    "method": "get",
    "path": "/admin/v1/codex/sessions",
    "summary": "List the sessions of Codex on this machine, of all providers, the latest first.",
    "parameters": [
      {
        "name": "provider",
        "in": "query",
        "required": false,
        "description": "Only those of this provider.",
        "type": "string",
        "kind": {
          "name": "CodexProvider",
          "description": "A provider as the config.toml of Codex names it."
        }
      },
      {
        "name": "project",
        "in": "query",
        "required": false,
        "description": "Only those of this folder and the folders inside it.",
        "type": "string"
      },
      {
        "name": "archived",
        "in": "query",
        "required": false,
        "description": "Those that are archived instead.",
        "type": "boolean",
        "default": false
      },
      {
        "name": "limit",
        "in": "query",
        "required": false,
        "description": "How many at most, from 1 to 500.",
        "type": "integer",
        "default": 50,
        "maximum": 500
      },
      {
        "name": "cursor",
        "in": "query",
        "required": false,
        "description": "The `next_cursor` of the page before.",
        "type": "string"
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex-sessions",
      "verb": "list",
      "columns": [
        "id",
        "updated_at",
        "provider",
        "model",
        "project",
        "title",
        "tokens"
      ]
    }
  },
  {
    "operationId": "getCodexSession",
    "method": "get",
    "path": "/admin/v1/codex/sessions/{session}",
    "summary": "Show what was said in a session of Codex. Reading it is written to the audit.",
    "parameters": [
      {
        "name": "session",
        "in": "path",
        "required": true,
        "description": "Its id, or the beginning of it.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      },
      {
        "name": "from",
        "in": "query",
        "required": false,
        "description": "How many things were said before the first one that is shown.",
        "type": "integer",
        "default": 0,
        "maximum": 10000000
      },
      {
        "name": "limit",
        "in": "query",
        "required": false,
        "description": "How many are shown at most, from 1 to 1000.",
        "type": "integer",
        "default": 200,
        "maximum": 1000
      },
      {
        "name": "full",
        "in": "query",
        "required": false,
        "description": "Whether long arguments and outputs are shown whole.",
        "type": "boolean",
        "default": false
      }
    ],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      429
    ],
    "cli": {
      "group": "codex-sessions",
      "verb": "get"
    }
  },
  {
    "operationId": "exportCodexSession",
    "method": "get",
    "path": "/admin/v1/codex/sessions/{session}/export",
    "summary": "Export a session of Codex as a Markdown page. Reading it is written to the audit.",
    "parameters": [
      {
        "name": "session",
        "in": "path",
        "required": true,
        "description": "Its id, or the beginning of it.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": null,
    "answers": "text",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      429
    ],
    "cli": {
      "group": "codex-sessions",
      "verb": "export"
    }
  },
  {
    "operationId": "moveCodexSession",
    "method": "post",
    "path": "/admin/v1/codex/sessions/{session}/move",
    "summary": "Give a session of Codex to another provider, so that Codex shows it there; refused while Codex runs.",
    "parameters": [
      {
        "name": "session",
        "in": "path",
        "required": true,
        "description": "Its id, or the beginning of it.",
        "type": "string",
        "kind": {
          "name": "Id",
          "description": "The name of something in the store."
        }
      }
    ],
    "body": [
      {
        "name": "to",
        "required": true,
        "description": "The provider.",
        "type": "string",
        "kind": {
          "name": "CodexProvider",
          "description": "A provider as the config.toml of Codex names it."
        }
      },
      {
        "name": "dry_run",
        "required": false,
        "description": "Whether to tell only what would be moved.",
        "type": "boolean"
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      429
    ],
    "example": {
      "to": "m2c"
    },
    "cli": {
      "group": "codex-sessions",
      "verb": "move"
    }
  },
  {
    "operationId": "getCcSwitch",
    "method": "get",
    "path": "/admin/v1/cc-switch",
    "summary": "Show what cc-switch on this machine has for Codex.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      429
    ],
    "cli": {
      "group": "cc-switch",
      "verb": "get"
    }
  },
  {
    "operationId": "importCcSwitch",
    "method": "post",
    "path": "/admin/v1/cc-switch/import",
    "summary": "Take the providers over that cc-switch has for Codex; their keys are sealed in the store.",
    "parameters": [],
    "body": [
      {
        "name": "dry_run",
        "required": false,
        "description": "Only look at what would be taken over.",
        "type": "boolean"
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      413,
      415,
      429,
      503
    ],
    "example": {
      "dry_run": true
    },
    "cli": {
      "group": "cc-switch",
      "verb": "import"
    }
  },
  {
    "operationId": "putCcSwitchEntry",
    "method": "put",
    "path": "/admin/v1/cc-switch/entry",
    "summary": "Add m2c to the providers of cc-switch, or refresh what stands there of it; a copy of its database is made before.",
    "parameters": [],
    "body": [
      {
        "name": "model",
        "required": false,
        "description": "The model that Codex asks for then; left out, the one that answers for names that nobody lists.",
        "type": "string",
        "kind": {
          "name": "ModelName",
          "description": "A model as clients name it, with or without its provider and a slash in front."
        }
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      413,
      415,
      429
    ],
    "example": {
      "model": "deepseek-v4-pro"
    },
    "cli": {
      "group": "cc-switch",
      "verb": "add"
    }
  },
  {
    "operationId": "removeCcSwitchEntry",
    "method": "delete",
    "path": "/admin/v1/cc-switch/entry",
    "summary": "Take m2c out of the providers of cc-switch.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      409,
      429
    ],
    "cli": {
      "group": "cc-switch",
      "verb": "remove"
    }
  },
  {
    "operationId": "getCodexApp",
    "method": "get",
    "path": "/admin/v1/codex-desktop",
    "summary": "Show whether the Codex app is installed here, and whether it runs.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex-desktop",
      "verb": "get"
    }
  },
  {
    "operationId": "quitCodexApp",
    "method": "post",
    "path": "/admin/v1/codex-desktop/quit",
    "summary": "End the Codex app as its own menu would.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex-desktop",
      "verb": "quit",
      "confirm": "End the Codex app?"
    }
  },
  {
    "operationId": "relaunchCodexApp",
    "method": "post",
    "path": "/admin/v1/codex-desktop/relaunch",
    "summary": "End the Codex app if it runs, and start it.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex-desktop",
      "verb": "relaunch",
      "confirm": "End the Codex app and start it?"
    }
  },
  {
    "operationId": "patchCodexPicker",
    "method": "post",
    "path": "/admin/v1/codex-desktop/patch-picker",
    "summary": "Let the picker of the Codex app for macOS show every model; experimental, and a dry run unless told otherwise.",
    "parameters": [],
    "body": [
      {
        "name": "apply",
        "required": false,
        "description": "Change the app; left out, only what would change is told.",
        "type": "boolean"
      }
    ],
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      413,
      415,
      429
    ],
    "example": {
      "apply": true
    },
    "cli": {
      "group": "codex-desktop",
      "verb": "patch-picker"
    }
  },
  {
    "operationId": "restoreCodexPicker",
    "method": "post",
    "path": "/admin/v1/codex-desktop/restore-picker",
    "summary": "Put the Codex app back as it was before its picker was patched.",
    "parameters": [],
    "body": null,
    "answers": "json",
    "statuses": [
      200,
      400,
      401,
      403,
      429
    ],
    "cli": {
      "group": "codex-desktop",
      "verb": "restore-picker",
      "confirm": "Put the app back as it was?"
    }
  }
];
