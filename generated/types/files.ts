// Generated from spec/ by `make generate`: do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description a text that is not empty */
        readonly Words: string;
        /**
         * Format: int32
         * @description an HTTP status from 200 to 599
         */
        readonly RecordedStatus: number;
        /** @description a JSON object: what a recorded conversation is, and where it comes from */
        readonly Recording: {
            /** @description a provider's name in small letters, digits and dashes, that of the folder above */
            readonly provider: string;
            /** @description the model that the client asked for */
            readonly model: string;
            /** @description a name in small letters, digits and dashes, that of the folder */
            readonly scenario: string;
            /**
             * @description "synthetic" when a person wrote the bytes, "captured" when a provider sent them
             * @enum {string}
             */
            readonly provenance: "synthetic" | "captured";
            /** @description a text that tells where the bytes come from */
            readonly source: string;
            /** @description the day it was made, such as 2026-11-21 */
            readonly date: string;
            /** @description a list of texts, at least one: what this recording shows */
            readonly exercises: readonly components["schemas"]["Words"][];
            /** @description the licence of the recorded text, such as MIT */
            readonly licence: string;
            /** @description a list of HTTP statuses, one for each answer of the provider */
            readonly statuses: readonly components["schemas"]["RecordedStatus"][];
            /** @description a list of texts: what is odd about the bytes, where something is */
            readonly anomalies?: readonly components["schemas"]["Words"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Words = components['schemas']['Words'];
export type RecordedStatus = components['schemas']['RecordedStatus'];
export type Recording = components['schemas']['Recording'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
