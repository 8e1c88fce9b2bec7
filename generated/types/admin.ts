// Generated from spec/ by `make generate`: do not edit.
export interface paths {
    readonly "/admin/v1/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show how the proxy is doing. */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/models": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the models with their provider, the provider's name for them, and whether a key is there. */
        readonly get: operations["listModelRoutes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How the proxy is doing. */
        readonly HealthReport: {
            /** @enum {string} */
            readonly status: "ok" | "degraded";
            /** @description The version of m2c. */
            readonly version: string;
            /** @description The version of Node it runs on. */
            readonly node: string;
            readonly uptime_seconds: number;
            /** @description What keeps it from being well, one sentence each; empty when the status is ok. */
            readonly problems: readonly string[];
        };
        /** @description What went wrong, in the one form every door of the proxy uses. */
        readonly ErrorDetail: {
            /** @description The family of the error, such as `invalid_request_error` or `rate_limit_error`. */
            readonly type: string;
            /** @description The word a client acts upon, such as `context_length_exceeded`; null when there is none. */
            readonly code: string | null;
            /** @description One sentence: what happened, where, and what to do. */
            readonly message: string;
            /** @description The path of the offending field in the request, such as `input[3].call_id`. */
            readonly param: string | null;
        };
        /** @description Any answer outside the 2xx range. */
        readonly ErrorBody: {
            readonly error: components["schemas"]["ErrorDetail"];
        };
        /** @description Where requests for a model go. */
        readonly ModelRoute: {
            /** @description The name a client uses. */
            readonly model: string;
            /** @description The provider's id. */
            readonly provider: string;
            /** @description The name the provider uses. */
            readonly upstream_model: string;
            /** @description The provider's address. */
            readonly base_url: string;
            /** @description The environment variable the key is read from; null for providers that need none. */
            readonly key_variable: string | null;
            /** @description Whether there is a key; the key itself is never shown. */
            readonly key_present: boolean;
        };
        /** @description All routes. */
        readonly ModelRouteList: {
            /** @enum {string} */
            readonly object: "list";
            readonly data: readonly components["schemas"]["ModelRoute"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type HealthReport = components['schemas']['HealthReport'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type ModelRoute = components['schemas']['ModelRoute'];
export type ModelRouteList = components['schemas']['ModelRouteList'];
export type $defs = Record<string, never>;
export interface operations {
    readonly getHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HealthReport"];
                };
            };
            /** @description An unexpected error response. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listModelRoutes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ModelRouteList"];
                };
            };
            /** @description An unexpected error response. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
