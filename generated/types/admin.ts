// Generated from spec/ by `make generate`: do not edit.
export interface paths {
    readonly "/admin/v1/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show how the proxy is doing, and what needs you. */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/version": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show the versions of m2c, Node, this API and the store. */
        readonly get: operations["getVersion"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List every setting as it holds now, and where its value comes from. */
        readonly get: operations["listConfig"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List all providers: where they are, whether they have keys, whether they answer. */
        readonly get: operations["listProviders"];
        readonly put?: never;
        /** @description Add a provider of your own to the store; it answers from the next turn on. */
        readonly post: operations["createProvider"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/providers/{provider}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show a provider of the store as it was described. */
        readonly get: operations["getProvider"];
        /** @description Describe a provider of the store anew, as a whole. */
        readonly put: operations["updateProvider"];
        readonly post?: never;
        /** @description Remove a provider from the store, with its stored keys. */
        readonly delete: operations["deleteProvider"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/providers/{provider}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Ask a provider for one short answer, at its price. */
        readonly post: operations["testProvider"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/providers/{provider}/models": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the models that a provider names itself. */
        readonly get: operations["listProviderModels"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/providers/{provider}/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the keys of a provider and the state of each; no key is ever shown. */
        readonly get: operations["listProviderKeys"];
        readonly put?: never;
        /** @description Give a provider one more key. It is kept for the provider's present address and sent nowhere else. */
        readonly post: operations["addProviderKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/providers/{provider}/keys/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** @description Delete a stored key. */
        readonly delete: operations["deleteProviderKey"];
        readonly options?: never;
        readonly head?: never;
        /** @description Disable or enable a stored key, or label it anew. */
        readonly patch: operations["updateProviderKey"];
        readonly trace?: never;
    };
    readonly "/admin/v1/providers/{provider}/keys/{key}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Put a new key in the place of a stored one; turns that run keep the old one to their end. */
        readonly post: operations["rotateProviderKey"];
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
        /** @description List the models with their provider, its name for them, and whether a key is there. */
        readonly get: operations["listModels"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/routes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List your own rules of the routing, in the order they are tried. */
        readonly get: operations["listRoutes"];
        readonly put?: never;
        /** @description Add a rule of the routing; it holds from the next turn on. */
        readonly post: operations["createRoute"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Tell which provider and model answer for a name, and by which rule; nothing is sent. */
        readonly get: operations["explainRoute"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/routes/{route}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show one rule of the routing. */
        readonly get: operations["getRoute"];
        /** @description Write a rule of the routing anew. */
        readonly put: operations["updateRoute"];
        readonly post?: never;
        /** @description Delete a rule of the routing. */
        readonly delete: operations["deleteRoute"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/override": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show the model that answers for now instead of the default one. */
        readonly get: operations["getOverride"];
        /** @description Let a model answer for now instead of the default one; a name that a provider lists is not touched. */
        readonly put: operations["setOverride"];
        readonly post?: never;
        /** @description Let the default model answer again. */
        readonly delete: operations["clearOverride"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show what can be set while the server runs. */
        readonly get: operations["getSettings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** @description Change settings; they hold from the next turn on. One that a flag or variable sets cannot be changed here. */
        readonly patch: operations["updateSettings"];
        readonly trace?: never;
    };
    readonly "/admin/v1/turns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List turns, the newest first. */
        readonly get: operations["listTurns"];
        readonly put?: never;
        readonly post?: never;
        /** @description Delete all turns that came in before a time; their sums are kept. */
        readonly delete: operations["deleteTurns"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/turns/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Watch turns as they begin and end, for as long as you stay. */
        readonly get: operations["watchTurns"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/turns/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Export turns, the oldest first, a line each. */
        readonly get: operations["exportTurns"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/turns/{turn}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show one turn whole: its requests, notes and times. */
        readonly get: operations["getTurn"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/turns/{turn}/stages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show the four raw stages of a turn. Reading them is written to the audit. */
        readonly get: operations["getTurnStages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/turns/{turn}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Try a turn again with another model, at its price, and show where the answers differ. */
        readonly post: operations["replayTurn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the threads of clients, the latest first. */
        readonly get: operations["listSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/sessions/{session}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show one thread, of all clients that use its name; `turns list --session` lists its turns. */
        readonly get: operations["getSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show what turns took and cost, by hour, day, provider, model or client key: of the last 30 days unless told. */
        readonly get: operations["getUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/latency": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show how fast turns were: until the first item, until the end, and tokens per second, of the last 30 days unless told. */
        readonly get: operations["getLatency"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/errors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show how often turns failed, by code and provider, the most frequent first, of the last 30 days unless told. */
        readonly get: operations["listErrors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/prices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the prices that costs are counted with, and who says so. */
        readonly get: operations["listPrices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/prices/{provider}/{model}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** @description Say what a model costs you; turns from now on are counted with it. */
        readonly put: operations["setPrice"];
        readonly post?: never;
        /** @description Let a model cost again what m2c or providers.json says. */
        readonly delete: operations["deletePrice"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/client-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the keys of clients; no key is ever shown. */
        readonly get: operations["listClientKeys"];
        readonly put?: never;
        /** @description Make a key for a client. Its secret is shown this once. */
        readonly post: operations["createClientKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/client-keys/{client_key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show one key of a client. */
        readonly get: operations["getClientKey"];
        readonly put?: never;
        readonly post?: never;
        /** @description Revoke a key of a client for ever; its turns stay in the log. */
        readonly delete: operations["revokeClientKey"];
        readonly options?: never;
        readonly head?: never;
        /** @description Rename, limit, disable or enable a key of a client. */
        readonly patch: operations["updateClientKey"];
        readonly trace?: never;
    };
    readonly "/admin/v1/learned": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List what providers have refused and m2c leaves out for a while. */
        readonly get: operations["listLearned"];
        readonly put?: never;
        readonly post?: never;
        /** @description Forget all of it: the next turns ask again. */
        readonly delete: operations["clearLearned"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/learned/{fact}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** @description Forget one of them: the next turn asks again. */
        readonly delete: operations["forgetLearned"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/recordings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the recordings that were made here. */
        readonly get: operations["listRecordings"];
        readonly put?: never;
        /** @description Make a recording from a turn, without keys, ids and names. */
        readonly post: operations["createRecording"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/recordings/{provider}/{scenario}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show a recording with its files. */
        readonly get: operations["getRecording"];
        readonly put?: never;
        readonly post?: never;
        /** @description Delete a recording. */
        readonly delete: operations["deleteRecording"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/maintenance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show what the store holds, what it takes on the disk, and what is kept how long. */
        readonly get: operations["getMaintenance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/maintenance/prune": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Delete what is older or larger than the settings allow, now, and give the space back. */
        readonly post: operations["pruneStore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/maintenance/vacuum": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Give back to the disk all space that the store does not use. */
        readonly post: operations["vacuumStore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/maintenance/integrity": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Look whether the store is sound. */
        readonly post: operations["checkStore"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/maintenance/rotate-master-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Make a new master key and seal every stored secret with it. */
        readonly post: operations["rotateMasterKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/backups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the copies of the store. */
        readonly get: operations["listBackups"];
        readonly put?: never;
        /** @description Make a copy of the store while it is used. The keys in it are sealed, and the master key is not part of it. */
        readonly post: operations["createBackup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/backups/{backup}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Put the settings of a copy in the place of those that are there; the log of turns stays, and what is replaced is kept as a copy. */
        readonly post: operations["restoreBackup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/backups/{backup}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** @description Delete a copy of the store. */
        readonly delete: operations["deleteBackup"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List who changed what through this API, the newest first. */
        readonly get: operations["listAudit"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show what Codex on this machine does now, and why: its settings, and who answers behind m2c. */
        readonly get: operations["getCodexStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Set Codex on this machine up for m2c: its settings and the list of models. What was there before is kept. */
        readonly post: operations["enableCodex"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/model": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** @description Let Codex ask for another model from its next start on, and write the list of models anew. */
        readonly put: operations["switchCodexModel"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Tell what to paste by hand to set Codex up. */
        readonly get: operations["getCodexConfig"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/doctor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Look for what could keep Codex on this machine from working with m2c. */
        readonly get: operations["checkCodex"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/backups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the copies of Codex's files, the newest first. */
        readonly get: operations["listCodexBackups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/backups/{backup}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Put Codex's files back as they were when a copy was made; a file that was not there is removed. What is replaced is kept as a copy. */
        readonly post: operations["restoreCodexBackup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/backups/{backup}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** @description Delete a copy of Codex's files. */
        readonly delete: operations["deleteCodexBackup"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Take m2c out of Codex's settings again: what was there before comes back, and what was changed since stays. */
        readonly post: operations["disableCodex"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description List the sessions of Codex on this machine, of all providers, the latest first. */
        readonly get: operations["listCodexSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/sessions/{session}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show what was said in a session of Codex. Reading it is written to the audit. */
        readonly get: operations["getCodexSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/sessions/{session}/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Export a session of Codex as a Markdown page. Reading it is written to the audit. */
        readonly get: operations["exportCodexSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex/sessions/{session}/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Give a session of Codex to another provider, so that Codex shows it there; refused while Codex runs. */
        readonly post: operations["moveCodexSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/cc-switch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show what cc-switch on this machine has for Codex. */
        readonly get: operations["getCcSwitch"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/cc-switch/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Take the providers over that cc-switch has for Codex; their keys are sealed in the store. */
        readonly post: operations["importCcSwitch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/cc-switch/entry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** @description Add m2c to the providers of cc-switch, or refresh what stands there of it; a copy of its database is made before. */
        readonly put: operations["putCcSwitchEntry"];
        readonly post?: never;
        /** @description Take m2c out of the providers of cc-switch. */
        readonly delete: operations["removeCcSwitchEntry"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex-desktop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Show whether the Codex app is installed here, and whether it runs. */
        readonly get: operations["getCodexApp"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex-desktop/quit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description End the Codex app as its own menu would. */
        readonly post: operations["quitCodexApp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex-desktop/relaunch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description End the Codex app if it runs, and start it. */
        readonly post: operations["relaunchCodexApp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex-desktop/patch-picker": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Let the picker of the Codex app for macOS show every model; experimental, and a dry run unless told otherwise. */
        readonly post: operations["patchCodexPicker"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/admin/v1/codex-desktop/restore-picker": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** @description Put the Codex app back as it was before its picker was patched. */
        readonly post: operations["restoreCodexPicker"];
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
            /**
             * @description `degraded`: turns are answered, but something of the list of problems needs you.
             * @enum {string}
             */
            readonly status: "ok" | "degraded";
            /** @description The version of m2c. */
            readonly version: string;
            /** @description The version of Node it runs on. */
            readonly node: string;
            /**
             * Format: int64
             * @description Seconds since it was started.
             */
            readonly uptime_seconds: number;
            /**
             * Format: int32
             * @description Turns that are being answered now.
             */
            readonly open_turns: number;
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
        /** @description The envelope of every error body. */
        readonly ErrorBody: {
            /** @description What went wrong. */
            readonly error: components["schemas"]["ErrorDetail"];
        };
        /** @description What runs here. */
        readonly VersionReport: {
            /** @description The version of m2c. */
            readonly version: string;
            /** @description The version of Node it runs on. */
            readonly node: string;
            /** @description The operating system and processor, such as `linux x64`. */
            readonly platform: string;
            /**
             * @description The version of this API.
             * @enum {string}
             */
            readonly api: "1";
            /** @description The version of the store's tables; null while there is no store. */
            readonly schema: number | null;
        };
        /** @description One setting as it holds now. */
        readonly ConfigValue: {
            /** @description What it is called here and in the docs. */
            readonly name: string;
            /** @description Its value as text; null for none, `[hidden]` for a secret that is set. */
            readonly value: string | null;
            /**
             * @description Who said so; the earlier one of the list wins. `file` is providers.json.
             * @enum {string}
             */
            readonly source: "flag" | "environment" | "env-file" | "stored" | "file" | "default";
            /** @description The environment variable that sets it, null when there is none. */
            readonly variable: string | null;
        };
        /** @description A whole list, which is never long. */
        readonly ConfigValueList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["ConfigValue"][];
        };
        /** @description A provider's id. */
        readonly ProviderName: string;
        /** @description A provider as this server reaches it. */
        readonly ProviderStatus: {
            /** @description Its id. */
            readonly id: components["schemas"]["ProviderName"];
            /** @description Its name for people. */
            readonly display_name: string;
            /**
             * @description Where it was described: in m2c itself, in providers.json, or in the store. Only the last can be changed here.
             * @enum {string}
             */
            readonly source: "built-in" | "file" | "stored";
            /** @description Its address, null while no setting tells it. */
            readonly base_url: string | null;
            /** @description Whether it can be asked: it has a key or needs none. */
            readonly open: boolean;
            /** @description The model that answers when a name leaves it open. */
            readonly default_model: string;
            /**
             * Format: int32
             * @description How many models are known of it.
             */
            readonly models: number;
            /**
             * Format: int32
             * @description How many keys it has.
             */
            readonly keys: number;
            /**
             * Format: int32
             * @description How many of them can be used now.
             */
            readonly keys_ready: number;
            /**
             * @description `open` spares a provider that failed several times in a row; `half-open` tries it with one request.
             * @enum {string}
             */
            readonly breaker: "closed" | "open" | "half-open";
            /**
             * Format: int32
             * @description Requests that wait for it to take more.
             */
            readonly queued: number;
        };
        /** @description A whole list, which is never long. */
        readonly ProviderStatusList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["ProviderStatus"][];
        };
        /** @description a name in small letters, digits, dots and dashes */
        readonly ProviderId: string;
        /** @description a text that is not empty */
        readonly Words: string;
        /** @description a JSON object with one of "env", "file" and "command" */
        readonly KeySource: {
            /** @description the name of an environment variable that holds the key, or several separated by commas */
            readonly env?: string;
            /** @description the path of a file that holds the key and nothing else */
            readonly file?: string;
            /** @description a list of texts, a program and its arguments: it prints the key within ten seconds, and no shell is asked */
            readonly command?: readonly components["schemas"]["Words"][];
        };
        /** @description a text, which may be empty */
        readonly AnyText: string;
        /** @description a JSON object of what one effort becomes: "thinks" and "body" */
        readonly EffortSetting: {
            /** @description true or false: whether the model then thinks */
            readonly thinks: boolean;
            /** @description a JSON object that is laid over the request's body */
            readonly body: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @description "auto", "none", "required" or "named"
         * @enum {string}
         */
        readonly ToolChoiceForm: "auto" | "none" | "required" | "named";
        /** @description a JSON object with the lists "thinking" and "plain" */
        readonly ToolChoices: {
            /** @description a list of the tool choices that are accepted while the model thinks: "auto", "none", "required", "named" */
            readonly thinking?: readonly components["schemas"]["ToolChoiceForm"][];
            /** @description a list of the tool choices that are accepted while it does not think: "auto", "none", "required", "named" */
            readonly plain?: readonly components["schemas"]["ToolChoiceForm"][];
        };
        /** @description a JSON object of what the provider accepts in the JSON Schema of a tool */
        readonly SchemaRules: {
            /** @description true or false: whether $ref is accepted */
            readonly refs?: boolean;
            /** @description true or false: whether type may be a list */
            readonly typeLists?: boolean;
            /** @description true or false: whether const is accepted */
            readonly const?: boolean;
            /** @description true or false: whether oneOf, anyOf and allOf may stand at the root */
            readonly topLevelUnions?: boolean;
            /** @description true or false: whether additionalProperties is accepted */
            readonly additionalProperties?: boolean;
            /** @description true or false: whether type may stand beside anyOf */
            readonly typeBesideUnion?: boolean;
            /** @description true or false: whether a property may stand without a type */
            readonly untyped?: boolean;
            /** @description a list of keywords that are refused anywhere */
            readonly dropKeywords?: readonly components["schemas"]["Words"][];
        };
        /** @description null, or a JSON object with "tool" and "body" */
        readonly SearchRules: {
            /** @description true or false: whether the tool {"type": "web_search"} is sent */
            readonly tool?: boolean;
            /** @description a JSON object that is laid over the request's body */
            readonly body?: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @description "temperature", "top_p", "presence_penalty", "frequency_penalty", "verbosity", "service_tier", "prompt_cache_key" or "safety_identifier"
         * @enum {string}
         */
        readonly OptionField: "temperature" | "top_p" | "presence_penalty" | "frequency_penalty" | "verbosity" | "service_tier" | "prompt_cache_key" | "safety_identifier";
        /** @description a JSON object of facts about a model */
        readonly ModelOverrides: {
            /**
             * @description "system" or "developer", the role of what the system says
             * @enum {string}
             */
            readonly systemRole?: "system" | "developer";
            /**
             * @description "anywhere", or "first" where only one system message may stand, in front
             * @enum {string}
             */
            readonly systemPlacement?: "anywhere" | "first";
            /** @description true or false: whether two messages of one role may not follow each other */
            readonly mergeAdjacent?: boolean;
            /**
             * @description "max_tokens" or "max_completion_tokens"
             * @enum {string}
             */
            readonly maxTokensField?: "max_tokens" | "max_completion_tokens";
            /** @description a JSON object that gives each effort a setting with "thinks" and "body" */
            readonly efforts?: {
                readonly [key: string]: components["schemas"]["EffortSetting"];
            };
            /** @description "send" for reasoning_effort as it is, or a setting with "thinks" and "body" */
            readonly otherEffort?: components["schemas"]["EffortSetting"] | "send";
            /** @description a setting with "thinks" and "body" */
            readonly noEffort?: components["schemas"]["EffortSetting"];
            /**
             * @description "always", "tool-turns" or "never": where earlier thoughts go back
             * @enum {string}
             */
            readonly echoReasoning?: "always" | "tool-turns" | "never";
            /**
             * @description "reasoning_content" or "reasoning"
             * @enum {string}
             */
            readonly reasoningField?: "reasoning_content" | "reasoning";
            /**
             * @description "send", "placeholder" or "thinking-off": what is done about a thought that is lost
             * @enum {string}
             */
            readonly missingReasoning?: "send" | "placeholder" | "thinking-off";
            /** @description a JSON object with the lists "thinking" and "plain" */
            readonly toolChoices?: components["schemas"]["ToolChoices"];
            /**
             * @description "send" or "omit": what becomes of parallel_tool_calls
             * @enum {string}
             */
            readonly parallelCalls?: "send" | "omit";
            /** @description true or false: whether a tool's "strict" is sent */
            readonly strictTools?: boolean;
            /** @description a JSON object of what is accepted in the JSON Schema of a tool */
            readonly schema?: components["schemas"]["SchemaRules"];
            /** @description null, or a JSON object with "tool" and "body" */
            readonly webSearch?: components["schemas"]["SearchRules"] | null;
            /**
             * @description "json_schema", "json_object" or "none"
             * @enum {string}
             */
            readonly jsonOutput?: "json_schema" | "json_object" | "none";
            /** @description true or false: whether images are read */
            readonly images?: boolean;
            /** @description null, or the model that answers for images which this one cannot read */
            readonly visionModel?: components["schemas"]["Words"] | null;
            /** @description true or false: whether a tool's answer may be a list of parts */
            readonly toolParts?: boolean;
            /** @description true or false: whether an image needs a text beside it */
            readonly imageNeedsText?: boolean;
            /** @description a list of options, such as "temperature", that are left out while the model thinks */
            readonly omitWhenThinking?: readonly components["schemas"]["OptionField"][];
            /** @description a list of options, such as "service_tier", that are always left out */
            readonly omit?: readonly components["schemas"]["OptionField"][];
            /** @description a list of the beginnings of names of models that refuse tools while they think, such as "gpt-5.5" */
            readonly plainWithTools?: readonly components["schemas"]["Words"][];
            /** @description a JSON object that is laid over the request's body when tools are offered */
            readonly withTools?: {
                readonly [key: string]: unknown;
            };
        };
        /** @description a JSON object that describes a model */
        readonly ModelEntry: {
            /** @description the name under which Codex asks for it */
            readonly id: string;
            /** @description a list of other names for it */
            readonly aliases?: readonly components["schemas"]["Words"][];
            /** @description a name for people */
            readonly displayName?: string;
            /**
             * Format: int32
             * @description a whole number of tokens, at least 1000
             */
            readonly contextWindow?: number;
            /** @description a list of efforts, weakest first, such as "low", "medium", "high" */
            readonly efforts?: readonly components["schemas"]["Words"][];
            /** @description true or false: whether it reads images */
            readonly images?: boolean;
            /** @description the name by which the provider knows it */
            readonly upstreamId?: string;
            /** @description a JSON object of facts in which it differs from the provider's other models */
            readonly overrides?: components["schemas"]["ModelOverrides"];
        };
        /**
         * @description "dsml", "xml", "kimi" or "mistral"
         * @enum {string}
         */
        readonly LeakDialect: "dsml" | "xml" | "kimi" | "mistral";
        /** @description a JSON object of facts about the provider */
        readonly ProviderOverrides: {
            /**
             * @description "system" or "developer", the role of what the system says
             * @enum {string}
             */
            readonly systemRole?: "system" | "developer";
            /**
             * @description "anywhere", or "first" where only one system message may stand, in front
             * @enum {string}
             */
            readonly systemPlacement?: "anywhere" | "first";
            /** @description true or false: whether two messages of one role may not follow each other */
            readonly mergeAdjacent?: boolean;
            /**
             * @description "max_tokens" or "max_completion_tokens"
             * @enum {string}
             */
            readonly maxTokensField?: "max_tokens" | "max_completion_tokens";
            /** @description a JSON object that gives each effort a setting with "thinks" and "body" */
            readonly efforts?: {
                readonly [key: string]: components["schemas"]["EffortSetting"];
            };
            /** @description "send" for reasoning_effort as it is, or a setting with "thinks" and "body" */
            readonly otherEffort?: components["schemas"]["EffortSetting"] | "send";
            /** @description a setting with "thinks" and "body" */
            readonly noEffort?: components["schemas"]["EffortSetting"];
            /**
             * @description "always", "tool-turns" or "never": where earlier thoughts go back
             * @enum {string}
             */
            readonly echoReasoning?: "always" | "tool-turns" | "never";
            /**
             * @description "reasoning_content" or "reasoning"
             * @enum {string}
             */
            readonly reasoningField?: "reasoning_content" | "reasoning";
            /**
             * @description "send", "placeholder" or "thinking-off": what is done about a thought that is lost
             * @enum {string}
             */
            readonly missingReasoning?: "send" | "placeholder" | "thinking-off";
            /** @description a JSON object with the lists "thinking" and "plain" */
            readonly toolChoices?: components["schemas"]["ToolChoices"];
            /**
             * @description "send" or "omit": what becomes of parallel_tool_calls
             * @enum {string}
             */
            readonly parallelCalls?: "send" | "omit";
            /** @description true or false: whether a tool's "strict" is sent */
            readonly strictTools?: boolean;
            /** @description a JSON object of what is accepted in the JSON Schema of a tool */
            readonly schema?: components["schemas"]["SchemaRules"];
            /** @description null, or a JSON object with "tool" and "body" */
            readonly webSearch?: components["schemas"]["SearchRules"] | null;
            /**
             * @description "json_schema", "json_object" or "none"
             * @enum {string}
             */
            readonly jsonOutput?: "json_schema" | "json_object" | "none";
            /** @description true or false: whether images are read */
            readonly images?: boolean;
            /** @description null, or the model that answers for images which this one cannot read */
            readonly visionModel?: components["schemas"]["Words"] | null;
            /** @description true or false: whether a tool's answer may be a list of parts */
            readonly toolParts?: boolean;
            /** @description true or false: whether an image needs a text beside it */
            readonly imageNeedsText?: boolean;
            /** @description a list of options, such as "temperature", that are left out while the model thinks */
            readonly omitWhenThinking?: readonly components["schemas"]["OptionField"][];
            /** @description a list of options, such as "service_tier", that are always left out */
            readonly omit?: readonly components["schemas"]["OptionField"][];
            /** @description a list of the beginnings of names of models that refuse tools while they think, such as "gpt-5.5" */
            readonly plainWithTools?: readonly components["schemas"]["Words"][];
            /** @description a JSON object that is laid over the request's body when tools are offered */
            readonly withTools?: {
                readonly [key: string]: unknown;
            };
            /** @description a list of the fields of an answer that hold thoughts, the first one with text wins */
            readonly reasoningFields?: readonly components["schemas"]["Words"][];
            /** @description true or false: whether thoughts come as <think>…</think> inside the text */
            readonly thinkTags?: boolean;
            /** @description a list of the dialects in which its models write calls into the text: "dsml", "xml", "kimi", "mistral" */
            readonly leaks?: readonly components["schemas"]["LeakDialect"][];
        };
        /**
         * Format: int32
         * @description a whole number of milliseconds, from 1 to 86400000
         */
        readonly Milliseconds: number;
        /** @description a JSON object of milliseconds: "connectMs", "headersMs" and "idleMs" */
        readonly Timeouts: {
            /** @description a whole number of milliseconds for a connection, from 1 to 86400000 */
            readonly connectMs?: components["schemas"]["Milliseconds"];
            /** @description a whole number of milliseconds until the answer begins, from 1 to 86400000 */
            readonly headersMs?: components["schemas"]["Milliseconds"];
            /** @description a whole number of milliseconds between two pieces of the answer, from 1 to 86400000 */
            readonly idleMs?: components["schemas"]["Milliseconds"];
        };
        /**
         * Format: int32
         * @description a whole number, at least 1
         */
        readonly Count: number;
        /** @description a JSON object of limits: "concurrency", "intervalMs", "requestsPerMinute" and "tokensPerMinute" */
        readonly ProviderLimits: {
            /** @description a whole number of requests at the same time, or null for no limit */
            readonly concurrency?: components["schemas"]["Count"] | null;
            /** @description a whole number of milliseconds from one request to the next, or null for none */
            readonly intervalMs?: components["schemas"]["Milliseconds"] | null;
            /** @description a whole number of requests, or null for no limit */
            readonly requestsPerMinute?: components["schemas"]["Count"] | null;
            /** @description a whole number of tokens, or null for no limit */
            readonly tokensPerMinute?: components["schemas"]["Count"] | null;
        };
        /**
         * Format: double
         * @description a number that is not negative
         */
        readonly Amount: number;
        /** @description a JSON object of prices per million tokens: "input", "cachedInput" and "output" */
        readonly Price: {
            /** @description a price per million tokens */
            readonly input: components["schemas"]["Amount"];
            /** @description a price per million tokens */
            readonly cachedInput?: components["schemas"]["Amount"];
            /** @description a price per million tokens */
            readonly output: components["schemas"]["Amount"];
            /** @description a currency of three capitals, such as USD, which it is when left out */
            readonly currency?: string;
        };
        /** @description a JSON object that describes a provider */
        readonly ProviderEntry: {
            /** @description a name in small letters, digits, dots and dashes; that of a provider m2c knows changes that provider */
            readonly id: components["schemas"]["ProviderId"];
            /** @description the id of a provider that m2c knows and that this one behaves like */
            readonly like?: string;
            /** @description a list of other names that may stand before the slash of provider/model */
            readonly aliases?: readonly components["schemas"]["ProviderId"][];
            /** @description a name for people */
            readonly displayName?: string;
            /** @description an http(s) URL such as https://api.example.com/v1, without credentials */
            readonly baseUrl?: string;
            /**
             * @description "chat", for Chat Completions
             * @enum {string}
             */
            readonly wire?: "chat";
            /** @description a JSON object with one of "env", "file" and "command", or a list of such; left out where no key is asked for */
            readonly key?: components["schemas"]["KeySource"] | readonly components["schemas"]["KeySource"][];
            /**
             * @description "ordered", where the first key that can be used is used, or "round-robin", where each has its turn
             * @enum {string}
             */
            readonly keyOrder?: "ordered" | "round-robin";
            /** @description a JSON object of header names and texts */
            readonly headers?: {
                readonly [key: string]: components["schemas"]["AnyText"];
            };
            /** @description a JSON object of names and texts that are added to the URL */
            readonly query?: {
                readonly [key: string]: components["schemas"]["AnyText"];
            };
            /** @description the model that answers when a name leaves it open */
            readonly defaultModel?: string;
            /** @description a list of models */
            readonly models?: readonly components["schemas"]["ModelEntry"][];
            /** @description a JSON object of facts in which the provider differs from the one that it is like */
            readonly overrides?: components["schemas"]["ProviderOverrides"];
            /** @description "none", or the URL of a proxy (http, https or socks5) through which only this provider is reached */
            readonly proxy?: string;
            /** @description the path of a file of certificates (PEM) to trust for this provider */
            readonly caFile?: string;
            /** @description a JSON object of milliseconds: "connectMs", "headersMs" and "idleMs" */
            readonly timeouts?: components["schemas"]["Timeouts"];
            /** @description a JSON object of what it takes in: "concurrency", "intervalMs", "requestsPerMinute" and "tokensPerMinute" */
            readonly limits?: components["schemas"]["ProviderLimits"];
            /** @description a JSON object that gives each model its price per million tokens: "input", "cachedInput", "output" */
            readonly prices?: {
                readonly [key: string]: components["schemas"]["Price"];
            };
        };
        /** @description A provider of the store, as it was described. */
        readonly ProviderRecord: {
            /** @description Its id. */
            readonly id: components["schemas"]["ProviderName"];
            /** @description What it is: an entry as in providers.json. */
            readonly entry: components["schemas"]["ProviderEntry"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
        };
        /** @description A model as clients name it, with or without its provider and a slash in front. */
        readonly ModelName: string;
        /** @description How a short turn with a provider went. */
        readonly ProviderTest: {
            /** @description The provider. */
            readonly provider: components["schemas"]["ProviderName"];
            /** @description The model that was asked. */
            readonly model: string;
            /** @description Whether it answered. */
            readonly ok: boolean;
            /** @description Milliseconds until its first word, null when none came. */
            readonly first_item_ms: number | null;
            /**
             * Format: int64
             * @description Milliseconds until its end.
             */
            readonly duration_ms: number;
            /** @description What it said, or what went wrong and what to do. */
            readonly message: string;
        };
        /** @description A model that a provider lists itself. */
        readonly ListedModel: {
            /** @description Its name at the provider. */
            readonly id: string;
            /** @description Whether m2c knows facts of it. */
            readonly known: boolean;
        };
        /** @description A whole list, which is never long. */
        readonly ListedModelList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["ListedModel"][];
        };
        /** @description The name of something in the store. */
        readonly Id: string;
        /** @description A key, never shown. */
        readonly ProviderKey: {
            /** @description Its id; keys of variables and files are called after their place. */
            readonly id: components["schemas"]["Id"];
            /** @description A word of yours, such as whose it is. */
            readonly label: string;
            /**
             * @description Where it comes from: the store, or the variable, file or command of the provider. Only stored ones can be changed here.
             * @enum {string}
             */
            readonly source: "stored" | "setting";
            /** @description The last four letters, to tell keys apart. */
            readonly hint: string;
            /**
             * @description `cooling`: it met a rate limit; `refused`: the provider will not have it for now.
             * @enum {string}
             */
            readonly state: "ready" | "cooling" | "refused" | "disabled" | "unusable";
            /** @description Until when it rests; null when it does not. */
            readonly until: string | null;
            /** @description Why, in the provider's words; null when it is ready. */
            readonly reason: string | null;
        };
        /** @description A whole list, which is never long. */
        readonly ProviderKeyList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["ProviderKey"][];
        };
        /** @description A key to be kept. */
        readonly NewProviderKey: {
            /**
             * Format: password
             * @description The key. It is sealed before it is stored and never shown again.
             */
            readonly key: string;
            /** @description A word of yours, such as whose it is. */
            readonly label?: string;
        };
        /** @description What can be changed of a stored key. */
        readonly ProviderKeyChange: {
            /** @description Whether it is left unused. */
            readonly disabled?: boolean;
            /** @description A word of yours, such as whose it is. */
            readonly label?: string;
        };
        /** @description A new value for a stored key. */
        readonly ProviderKeyRotation: {
            /**
             * Format: password
             * @description The key that takes the place of the old one.
             */
            readonly key: string;
        };
        /** @description A model that clients can name, and who answers for it. */
        readonly ModelRoute: {
            /** @description The name a client uses. */
            readonly model: string;
            /** @description Its other names. */
            readonly aliases: readonly string[];
            /** @description The provider's id. */
            readonly provider: string;
            /** @description The name the provider uses. */
            readonly upstream_model: string;
            /**
             * Format: int64
             * @description Tokens of the whole window.
             */
            readonly context_window: number;
            /** @description Whether it reads images. */
            readonly images: boolean;
            /** @description The efforts that can be asked of it, weakest first. */
            readonly efforts: readonly string[];
            /** @description The provider's address. */
            readonly base_url: string;
            /** @description The environment variable the key is read from; null for providers that need none. */
            readonly key_variable: string | null;
            /** @description Whether there is a key; the key itself is never shown. */
            readonly key_present: boolean;
        };
        /** @description A whole list, which is never long. */
        readonly ModelRouteList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["ModelRoute"][];
        };
        /** @description A rule of the store. */
        readonly RouteRecord: {
            /** @description Its id. */
            readonly id: components["schemas"]["Id"];
            /** @description A model's name, or a pattern with one star for any letters. */
            readonly pattern: string;
            /** @description Models in the order they are tried. */
            readonly targets: readonly string[];
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            readonly updated_at: string;
        };
        /** @description A whole list, which is never long. */
        readonly RouteRecordList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["RouteRecord"][];
        };
        /** @description A rule of your own: who answers for the names that fit a pattern. */
        readonly RouteSpec: {
            /** @description A model's name, or a pattern with one star for any letters, such as `gpt-5*`. */
            readonly pattern: string;
            /** @description Models in the order they are tried; the next one only when the one before gave no answer. */
            readonly targets: readonly components["schemas"]["ModelName"][];
        };
        /** @description One step of the way a name takes. */
        readonly RouteStep: {
            /** @description The provider's id. */
            readonly provider: string;
            /** @description The name the provider knows the model by. */
            readonly upstream_model: string;
            /** @description The rule that chose it. */
            readonly rule: string;
            /** @description The provider's address. */
            readonly base_url: string;
        };
        /** @description Who answers for a name, and why. */
        readonly RouteExplanation: {
            /** @description The name that was asked for. */
            readonly model: string;
            /** @description Who is asked first, and who is asked when that one gives no answer. */
            readonly steps: readonly components["schemas"]["RouteStep"][];
            /** @description What the client's user is told of it. */
            readonly notes: readonly string[];
        };
        /** @description The model that answers for now. */
        readonly Override: {
            /** @description The model that answers instead of the default one; null for none. */
            readonly model: string | null;
            /** @description Since when; null when there is none. */
            readonly since: string | null;
        };
        /** @description The model that is to answer for now. */
        readonly OverrideSpec: {
            /** @description The model that answers for names that nobody lists. */
            readonly model: components["schemas"]["ModelName"];
        };
        /** @description What can be set while the server runs, as it holds now. */
        readonly Settings: {
            /**
             * @description Which turns are kept whole: all, those that failed, or none.
             * @enum {string}
             */
            readonly log_bodies: "full" | "errors" | "off";
            /**
             * Format: int32
             * @description Turns older than so many days are deleted; their sums are kept.
             */
            readonly log_retention_days: number;
            /**
             * Format: int32
             * @description The most that the log may take on the disk, in megabytes.
             */
            readonly log_max_megabytes: number;
            /** @description The provider that answers for models which nobody lists; null for the first one with a key. */
            readonly default_provider: string | null;
            /** @description The model that answers for titles and small models in the background; null for the default model. */
            readonly small_model: string | null;
            /** @description Models that are tried in this order when the routed one gives no answer. */
            readonly fallbacks: readonly string[];
            /** @description Whether clients are shown the model's reasoning. */
            readonly show_reasoning: boolean;
            /** @description Whether providers may search the web when the client offers it. */
            readonly web_search: boolean;
            /** @description Whether /v1 asks for a client key. */
            readonly client_keys_required: boolean;
            /** @description Whether models `chatgpt/…` go to ChatGPT as they come, with the ChatGPT login of this machine's Codex. */
            readonly chatgpt_passthrough: boolean;
            /**
             * @description Whether a client may bring the provider's key: in a key header, also as `Authorization: Bearer`, or not at all.
             * @enum {string}
             */
            readonly client_provider_keys: "off" | "headers" | "bearer";
        };
        /** @description What is to change; what is left out stays. */
        readonly SettingsChange: {
            /**
             * @description Which turns are kept whole: all, those that failed, or none.
             * @enum {string}
             */
            readonly log_bodies?: "full" | "errors" | "off";
            /**
             * Format: int32
             * @description Turns older than so many days are deleted; their sums are kept.
             */
            readonly log_retention_days?: number;
            /**
             * Format: int32
             * @description The most that the log may take on the disk, in megabytes.
             */
            readonly log_max_megabytes?: number;
            /** @description The provider that answers for models which nobody lists; null for the first one with a key. */
            readonly default_provider?: components["schemas"]["ProviderName"] | null;
            /** @description The model that answers for titles and small models in the background; null for the default model. */
            readonly small_model?: components["schemas"]["ModelName"] | null;
            /** @description Models that are tried in this order when the routed one gives no answer. */
            readonly fallbacks?: readonly components["schemas"]["ModelName"][];
            /** @description Whether clients are shown the model's reasoning. */
            readonly show_reasoning?: boolean;
            /** @description Whether providers may search the web when the client offers it. */
            readonly web_search?: boolean;
            /** @description Whether /v1 asks for a client key. */
            readonly client_keys_required?: boolean;
            /** @description Whether models `chatgpt/…` go to ChatGPT as they come, with the ChatGPT login of this machine's Codex. */
            readonly chatgpt_passthrough?: boolean;
            /**
             * @description Whether a client may bring the provider's key: in a key header, also as `Authorization: Bearer`, or not at all.
             * @enum {string}
             */
            readonly client_provider_keys?: "off" | "headers" | "bearer";
        };
        /** @description A time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w. */
        readonly Moment: string;
        /** @description A thread by the name that its client gives it. */
        readonly SessionName: string;
        /** @description Tokens by class. */
        readonly Tokens: {
            /**
             * Format: int64
             * @description All that was sent, cached or not.
             */
            readonly input: number;
            /**
             * Format: int64
             * @description The part of the input that the provider had in its cache.
             */
            readonly cached_input: number;
            /**
             * Format: int64
             * @description All that was answered, thoughts too.
             */
            readonly output: number;
            /**
             * Format: int64
             * @description The part of the output that was thoughts.
             */
            readonly reasoning: number;
        };
        /** @description An amount of money in millionths, so that sums are exact. */
        readonly Money: {
            /** @description Three capitals, such as USD. */
            readonly currency: string;
            /**
             * Format: int64
             * @description Millionths of one unit of the currency.
             */
            readonly micros: number;
        };
        /** @description One turn of a client. */
        readonly TurnSummary: {
            /** @description The id of its response. */
            readonly id: components["schemas"]["Id"];
            /**
             * Format: date-time
             * @description When it came in.
             */
            readonly at: string;
            /** @description The model as the client named it. */
            readonly model: string;
            /** @description Who answered, or was asked last. */
            readonly provider: string;
            /** @description The name the provider knows the model by. */
            readonly upstream_model: string;
            /** @description The rule that chose them. */
            readonly rule: string;
            /**
             * @description `abandoned`: the client left before the end.
             * @enum {string}
             */
            readonly status: "completed" | "incomplete" | "failed" | "abandoned";
            /** @description What it failed with, null when it did not. */
            readonly error_code: string | null;
            /** @description Why, in one sentence; null when it did not fail. */
            readonly error_message: string | null;
            /** @description Whether it was streamed. */
            readonly streamed: boolean;
            /** @description The client key it came with, null when none was asked for. */
            readonly client_key: string | null;
            /** @description The client's thread, null when it names none. */
            readonly session: string | null;
            /**
             * Format: int64
             * @description Milliseconds it waited for the provider to take it.
             */
            readonly queued_ms: number;
            /** @description Milliseconds until the first event of an item; null when none came. */
            readonly first_item_ms: number | null;
            /**
             * Format: int64
             * @description Milliseconds until the end.
             */
            readonly duration_ms: number;
            /** @description What it took; null when the provider told nothing. */
            readonly tokens: components["schemas"]["Tokens"] | null;
            /** @description Tokens of the answer for each second since its first item; null when that cannot be told. */
            readonly tokens_per_second: number | null;
            /** @description What its requests cost, an amount for each currency; none where no price is known. */
            readonly cost: readonly components["schemas"]["Money"][];
            /**
             * Format: int32
             * @description How many requests went out for it.
             */
            readonly attempts: number;
            /**
             * Format: int32
             * @description How many things the translation left out or changed.
             */
            readonly notes: number;
        };
        /** @description One page of a list. */
        readonly TurnSummaryPage: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the page holds. */
            readonly data: readonly components["schemas"]["TurnSummary"][];
            /** @description Give it back as `cursor` to get what follows; null on the last page. */
            readonly next_cursor: string | null;
        };
        /** @description How many turns were deleted. */
        readonly Deleted: {
            /**
             * Format: int64
             * @description How many.
             */
            readonly deleted: number;
        };
        /** @description What happens to a turn while it runs. */
        readonly TurnEvent: {
            /**
             * @description `started`, or `ended` with the whole of its summary; `missed`: the reader was too slow, and so many were left out.
             * @enum {string}
             */
            readonly type: "started" | "ended" | "missed";
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /** @description The id of the turn; null when events were missed. */
            readonly id: string | null;
            /** @description The model as the client named it; null when events were missed. */
            readonly model: string | null;
            /** @description Who is asked; null when events were missed. */
            readonly provider: string | null;
            /** @description What the list shows of it; null until it has ended. */
            readonly turn: components["schemas"]["TurnSummary"] | null;
            /**
             * Format: int32
             * @description How many events were missed; 0 for none.
             */
            readonly missed: number;
        };
        /** @description Something that the translation left out or changed. */
        readonly TurnNote: {
            /** @description The field of the request. */
            readonly at: string;
            /** @description What became of it, and why. */
            readonly reason: string;
        };
        /** @description One request that went to a provider. */
        readonly TurnAttempt: {
            /** @description The provider's id. */
            readonly provider: string;
            /** @description The name the provider knows the model by. */
            readonly model: string;
            /**
             * Format: date-time
             * @description When it went out.
             */
            readonly at: string;
            /**
             * Format: int64
             * @description Milliseconds until its end.
             */
            readonly duration_ms: number;
            /** @description The provider's HTTP status, null when none came. */
            readonly http_status: number | null;
            /** @description What it failed with, null when it did not. */
            readonly error_code: string | null;
            /** @description Why, in one sentence; null when it did not fail. */
            readonly error_message: string | null;
            /** @description What it took; null when the provider told nothing. */
            readonly tokens: components["schemas"]["Tokens"] | null;
            /** @description What it cost; null when the price is not known. */
            readonly cost: components["schemas"]["Money"] | null;
        };
        /** @description One turn whole. */
        readonly TurnReport: {
            /** @description What the list shows of it. */
            readonly turn: components["schemas"]["TurnSummary"];
            /** @description The x-request-id of its request. */
            readonly request_id: string;
            /** @description What the translation left out or changed. */
            readonly notes: readonly components["schemas"]["TurnNote"][];
            /** @description The requests that went out for it, in their order; the last one was heard. */
            readonly attempts: readonly components["schemas"]["TurnAttempt"][];
            /** @description Whether its four stages are kept. */
            readonly stages_kept: boolean;
        };
        /** @description The four raw stages of a turn as they stood on the wires, without keys. */
        readonly TurnStages: {
            /** @description The body of the client's request. */
            readonly client_request: string;
            /** @description The body of the request to the provider; null when none went out. */
            readonly upstream_request: string | null;
            /** @description The body of the provider's answer; null when none came. */
            readonly upstream_response: string | null;
            /** @description What the client got; null when it got nothing. */
            readonly client_response: string | null;
            /** @description Whether one of them was too long and is cut. */
            readonly cut: boolean;
        };
        /** @description One place where two answers differ. */
        readonly AnswerDifference: {
            /** @description The place in the answer, such as `output[1].arguments`. */
            readonly at: string;
            /** @description What stood there then; null for nothing. */
            readonly before: string | null;
            /** @description What stands there now; null for nothing. */
            readonly after: string | null;
        };
        /** @description The same turn with another model, beside the first. */
        readonly ReplayReport: {
            /** @description The turn that was tried again. */
            readonly turn: components["schemas"]["Id"];
            /** @description Who answered then. */
            readonly before: string;
            /** @description Who answered now. */
            readonly after: string;
            /**
             * @description How the new one ended.
             * @enum {string}
             */
            readonly status: "completed" | "incomplete" | "failed";
            /** @description What it failed with, null when it did not. */
            readonly error_message: string | null;
            /** @description Where the answers differ, of each item its kind, name, text and arguments. */
            readonly differences: readonly components["schemas"]["AnswerDifference"][];
        };
        /** @description With whom a turn is tried again. */
        readonly ReplaySpec: {
            /** @description The model to ask, such as `deepseek/deepseek-v4-pro`. */
            readonly model: components["schemas"]["ModelName"];
        };
        /** @description A thread of a client. */
        readonly SessionSummary: {
            /** @description Its name. */
            readonly id: string;
            /**
             * Format: date-time
             * @description When its first turn came in.
             */
            readonly first_at: string;
            /**
             * Format: date-time
             * @description When its last turn came in.
             */
            readonly last_at: string;
            /**
             * Format: int64
             * @description How many turns it has.
             */
            readonly turns: number;
            /**
             * Format: int64
             * @description How many of them failed.
             */
            readonly failed: number;
            /** @description What it took. */
            readonly tokens: components["schemas"]["Tokens"];
            /** @description What it cost, an amount for each currency. */
            readonly cost: readonly components["schemas"]["Money"][];
            /** @description The client key it came with; null when none was asked for, or when several use the name. */
            readonly client_key: string | null;
            /** @description The model of its last turn, as the provider names it; null when that turn is no longer kept. */
            readonly model: string | null;
        };
        /** @description One page of a list. */
        readonly SessionSummaryPage: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the page holds. */
            readonly data: readonly components["schemas"]["SessionSummary"][];
            /** @description Give it back as `cursor` to get what follows; null on the last page. */
            readonly next_cursor: string | null;
        };
        /** @description What the turns of one group took. */
        readonly UsageRow: {
            /** @description The group: an hour or a day of UTC, a provider, a model or a client key; empty for turns without one. */
            readonly key: string;
            /**
             * Format: int64
             * @description How many turns.
             */
            readonly turns: number;
            /**
             * Format: int64
             * @description How many of them failed.
             */
            readonly failed: number;
            /** @description What they took. */
            readonly tokens: components["schemas"]["Tokens"];
            /** @description The share of the input that came from the provider's cache, from 0 to 1; null when there was no input. */
            readonly cache_hit: number | null;
            /** @description What they cost, an amount for each currency. */
            readonly cost: readonly components["schemas"]["Money"][];
            /**
             * Format: int64
             * @description Requests of which the provider told what they took, and whose price is not known.
             */
            readonly unpriced: number;
        };
        /** @description What the turns took, in groups and together. */
        readonly UsageReport: {
            /**
             * Format: date-time
             * @description Since when, to the hour.
             */
            readonly from: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            readonly to: string;
            /** @description The groups in their order. */
            readonly data: readonly components["schemas"]["UsageRow"][];
            /** @description All of them together. */
            readonly total: components["schemas"]["UsageRow"];
        };
        /** @description How long something took, in milliseconds. */
        readonly Quantiles: {
            /** @description Half of them took no longer. */
            readonly p50: number | null;
            /** @description 95 of 100 took no longer. */
            readonly p95: number | null;
            /** @description 99 of 100 took no longer. */
            readonly p99: number | null;
        };
        /** @description How fast the turns of one group were. Read from counts by classes: a quantile is exact to its class, about 19 %. */
        readonly LatencyRow: {
            /** @description The group: an hour or a day of UTC, a provider, a model or a client key; empty for turns without one. */
            readonly key: string;
            /**
             * Format: int64
             * @description How many turns came to their end.
             */
            readonly turns: number;
            /** @description Until the first event of an item. */
            readonly first_item_ms: components["schemas"]["Quantiles"];
            /** @description Until the end. */
            readonly duration_ms: components["schemas"]["Quantiles"];
            /** @description Tokens of the answer for each second; the slowest are at the end. */
            readonly tokens_per_second: components["schemas"]["Quantiles"];
        };
        /** @description A whole list, which is never long. */
        readonly LatencyRowList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["LatencyRow"][];
        };
        /** @description How often turns failed so. */
        readonly ErrorRow: {
            /** @description The code. */
            readonly code: string;
            /** @description The provider that was asked last. */
            readonly provider: string;
            /**
             * Format: int64
             * @description How many turns.
             */
            readonly turns: number;
            /**
             * Format: date-time
             * @description When the last one came in.
             */
            readonly last_at: string;
            /** @description Why the last one failed; null when it is no longer kept. */
            readonly last_message: string | null;
        };
        /** @description A whole list, which is never long. */
        readonly ErrorRowList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["ErrorRow"][];
        };
        /** @description What a model costs for a million tokens. */
        readonly PriceRecord: {
            /** @description The provider's id. */
            readonly provider: components["schemas"]["ProviderName"];
            /** @description The name the provider knows the model by. */
            readonly model: string;
            /** @description Three capitals, such as USD. */
            readonly currency: string;
            /**
             * Format: int64
             * @description Millionths of the currency for a million tokens that the provider did not have in its cache.
             */
            readonly input_micros: number;
            /**
             * Format: int64
             * @description Millionths of the currency for a million tokens that it had.
             */
            readonly cached_input_micros: number;
            /**
             * Format: int64
             * @description Millionths of the currency for a million tokens of answer, thoughts too.
             */
            readonly output_micros: number;
            /**
             * @description Who says so: m2c, providers.json or the store.
             * @enum {string}
             */
            readonly source: "built-in" | "file" | "stored";
            /** @description The month in which the vendor's price list was read, such as 2026-11; null when nobody says. */
            readonly as_of: string | null;
        };
        /** @description A whole list, which is never long. */
        readonly PriceRecordList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["PriceRecord"][];
        };
        /** @description A price of your own. */
        readonly PriceSpec: {
            /** @description Three capitals, such as USD. */
            readonly currency: string;
            /**
             * Format: int64
             * @description Millionths of the currency for a million tokens that the provider did not have in its cache.
             */
            readonly input_micros: number;
            /**
             * Format: int64
             * @description Millionths of the currency for a million tokens that it had; left out, as much as the others.
             */
            readonly cached_input_micros?: number;
            /**
             * Format: int64
             * @description Millionths of the currency for a million tokens of answer, thoughts too.
             */
            readonly output_micros: number;
        };
        /** @description What a client may do with its key. */
        readonly ClientKeyLimits: {
            /** @description Turns in a minute; null for as many as come. */
            readonly requests_per_minute?: number | null;
            /** @description Tokens in a minute; null for as many as come. */
            readonly tokens_per_minute?: number | null;
            /** @description The models it may name, with one star for any letters; null for all. */
            readonly models?: readonly components["schemas"]["ModelName"][] | null;
        };
        /** @description A key that a client shows to /v1. */
        readonly ClientKey: {
            /** @description Its id. */
            readonly id: components["schemas"]["Id"];
            /** @description Whose it is. */
            readonly name: string;
            /** @description How it begins, to tell keys apart. */
            readonly prefix: string;
            /** @description Whether it is refused for now. */
            readonly disabled: boolean;
            /** @description What the client may do with it. */
            readonly limits: components["schemas"]["ClientKeyLimits"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /** @description When it ends; null for never. */
            readonly expires_at: string | null;
            /** @description When it was last used, to the minute; null for never. */
            readonly last_used_at: string | null;
        };
        /** @description A whole list, which is never long. */
        readonly ClientKeyList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["ClientKey"][];
        };
        /** @description A new key and its secret. */
        readonly ClientKeySecret: {
            /** @description What is kept of it. */
            readonly client_key: components["schemas"]["ClientKey"];
            /**
             * Format: password
             * @description The key itself. It is shown this once and cannot be read again.
             */
            readonly secret: string;
        };
        /** @description A key to be made. */
        readonly NewClientKey: {
            /** @description Whose it is. */
            readonly name: string;
            /** @description What the client may do with it. */
            readonly limits?: components["schemas"]["ClientKeyLimits"];
            /**
             * Format: date-time
             * @description When it ends; left out for never.
             */
            readonly expires_at?: string;
        };
        /** @description What can be changed of a key. */
        readonly ClientKeyChange: {
            /** @description Whose it is. */
            readonly name?: string;
            /** @description Whether it is refused for now. */
            readonly disabled?: boolean;
            /** @description What the client may do with it, as a whole. */
            readonly limits?: components["schemas"]["ClientKeyLimits"];
            /** @description When it ends; null for never. */
            readonly expires_at?: string | null;
        };
        /** @description Something that a provider refused once and is not asked for until then. */
        readonly LearnedFact: {
            /** @description Its id. */
            readonly id: components["schemas"]["Id"];
            /** @description The provider's id. */
            readonly provider: string;
            /** @description The name the provider knows the model by. */
            readonly model: string;
            /** @description What is left out. */
            readonly what: string;
            /** @description What the provider said. */
            readonly reason: string;
            /**
             * Format: date-time
             * @description Until when it is left out.
             */
            readonly until: string;
        };
        /** @description A whole list, which is never long. */
        readonly LearnedFactList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["LearnedFact"][];
        };
        /** @description A conversation with a provider, scrubbed, in the folder `recordings` of the data directory. */
        readonly RecordingSummary: {
            /** @description The provider's id. */
            readonly provider: components["schemas"]["ProviderName"];
            /** @description Its name among the provider's recordings. */
            readonly scenario: components["schemas"]["Id"];
            /**
             * Format: date-time
             * @description When it was written.
             */
            readonly created_at: string;
            /**
             * Format: int32
             * @description How many turns it holds.
             */
            readonly turns: number;
            /**
             * Format: int64
             * @description Bytes of its files.
             */
            readonly bytes: number;
        };
        /** @description A whole list, which is never long. */
        readonly RecordingSummaryList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["RecordingSummary"][];
        };
        /** @description One file of a recording. */
        readonly RecordingFile: {
            /** @description Its name. */
            readonly name: string;
            /** @description What it holds. */
            readonly text: string;
        };
        /** @description A recording with its files. */
        readonly RecordingReport: {
            /** @description What the list shows of it. */
            readonly recording: components["schemas"]["RecordingSummary"];
            /** @description Its files. */
            readonly files: readonly components["schemas"]["RecordingFile"][];
        };
        /** @description A recording to be made. */
        readonly NewRecording: {
            /** @description The turn it is made from; its four stages must be kept. */
            readonly turn: components["schemas"]["Id"];
            /** @description Its name among the provider's recordings: small letters, digits and dashes. */
            readonly scenario: string;
        };
        /** @description What the store holds, and how it is doing. */
        readonly StoreReport: {
            /**
             * @description What it is.
             * @enum {string}
             */
            readonly kind: "sqlite" | "postgresql";
            /**
             * Format: int32
             * @description The version of its tables.
             */
            readonly schema: number;
            /**
             * Format: int64
             * @description Bytes that it takes on the disk.
             */
            readonly bytes: number;
            /**
             * Format: int64
             * @description How many turns are kept.
             */
            readonly turns: number;
            /** @description When the oldest of them came in; null when there is none. */
            readonly oldest_at: string | null;
            /**
             * Format: int32
             * @description Turns that wait to be written.
             */
            readonly waiting: number;
            /**
             * Format: int64
             * @description Turns that were not kept since the start, because the disk was full or too slow.
             */
            readonly dropped: number;
            /** @description What keeps turns from being kept; null when nothing does. */
            readonly problem: string | null;
            /**
             * Format: int32
             * @description Turns older than so many days are deleted.
             */
            readonly retention_days: number;
            /**
             * Format: int32
             * @description The most that it may take on the disk, in megabytes.
             */
            readonly max_megabytes: number;
        };
        /** @description What pruning brought. */
        readonly PruneReport: {
            /**
             * Format: int64
             * @description How many turns were deleted.
             */
            readonly deleted: number;
            /**
             * Format: int64
             * @description Bytes on the disk before.
             */
            readonly bytes_before: number;
            /**
             * Format: int64
             * @description Bytes on the disk afterwards.
             */
            readonly bytes_after: number;
        };
        /** @description Whether the store is sound. */
        readonly IntegrityReport: {
            /** @description Whether it is. */
            readonly ok: boolean;
            /** @description What is wrong with it; empty when nothing is. */
            readonly problems: readonly string[];
        };
        /** @description How many secrets were sealed anew. */
        readonly Resealed: {
            /**
             * Format: int64
             * @description How many.
             */
            readonly resealed: number;
        };
        /**
         * @description Why a copy was made, and what it holds: `settings` was asked for and holds all but the log of turns, `whole` that too; m2c
         *     makes a `daily` one of the settings, and a whole one before a `migration` of its tables and before a `restore`.
         * @enum {string}
         */
        readonly BackupKind: "settings" | "whole" | "daily" | "migration" | "restore";
        /** @description A copy of the store. The keys in it are sealed. */
        readonly Backup: {
            /** @description Its id, which is its file's name. */
            readonly id: components["schemas"]["Id"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /**
             * Format: int64
             * @description Its size.
             */
            readonly bytes: number;
            /** @description Why it was made, and what it holds. */
            readonly kind: components["schemas"]["BackupKind"];
        };
        /** @description A whole list, which is never long. */
        readonly BackupList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["Backup"][];
        };
        /** @description What came of putting a copy in the place of the settings. */
        readonly Restored: {
            /** @description The copy of what was there before. */
            readonly replaced: components["schemas"]["Backup"];
            /**
             * Format: int64
             * @description Stored keys that no master key at hand opens; they were removed, and must be given again.
             */
            readonly lost_keys: number;
        };
        /** @description One entry of the audit: who did what. Each holds the hash of the one before. */
        readonly AuditEntry: {
            /**
             * Format: int64
             * @description Its number.
             */
            readonly seq: number;
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /** @description Who: the admin token, the command line, or m2c itself. */
            readonly actor: string;
            /** @description What was done: the name of the operation. */
            readonly action: string;
            /** @description To what. */
            readonly subject: string;
            /** @description What else there is to say, without secrets. */
            readonly detail: string;
            /** @description SHA-256 over this entry and the hash of the one before. */
            readonly hash: string;
        };
        /** @description The newest entries of the audit, and whether its chain holds. */
        readonly AuditPage: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the page holds. */
            readonly data: readonly components["schemas"]["AuditEntry"][];
            /** @description Give it back as `cursor` to get what follows; null on the last page. */
            readonly next_cursor: string | null;
            /** @description Whether no entry of this page was changed or taken out. */
            readonly intact: boolean;
        };
        /** @description The server that Codex asks. */
        readonly CodexServer: {
            /** @description Its address. */
            readonly url: string;
            /**
             * @description Whether it answers, and is m2c: `m2c`; whether something else answers: `other`; or nothing: `down`.
             * @enum {string}
             */
            readonly state: "m2c" | "other" | "down";
            /** @description Its version; null when it is no m2c, or shows it to nobody without its token. */
            readonly version: string | null;
        };
        /** @description Who answers for a model. */
        readonly CodexAnswer: {
            /** @description The provider's id. */
            readonly provider: string;
            /** @description The name the provider uses. */
            readonly model: string;
            /** @description The provider's address; null when m2c was not asked for it. */
            readonly base_url: string | null;
            /** @description The rule that chose it. */
            readonly rule: string;
        };
        /** @description The file that tells Codex of the models. */
        readonly CodexCatalog: {
            /** @description Its path. */
            readonly file: string;
            /**
             * @description Whether Codex can read it, and whether it lists what m2c lists; `unknown` when m2c could not be asked.
             * @enum {string}
             */
            readonly state: "current" | "stale" | "unknown" | "absent" | "broken";
            /**
             * Format: int32
             * @description How many models it lists.
             */
            readonly models: number;
        };
        /** @description A variable of the environment that Codex obeys. */
        readonly CodexVariable: {
            /** @description Its name. */
            readonly name: string;
            /** @description Its value, where that is no secret; else `set`. */
            readonly value: string;
        };
        /** @description What Codex does now, and why. */
        readonly CodexStatus: {
            /** @description In one sentence. */
            readonly verdict: string;
            /** @description Whether Codex asks m2c. */
            readonly uses_m2c: boolean;
            /** @description Who set it up for m2c; null when nobody did. */
            readonly enabled_by: ("m2c" | "hand") | null;
            /** @description The folder of Codex's own files. */
            readonly codex_home: string;
            /** @description Its settings. */
            readonly config_file: string;
            /** @description Whether there is such a file. */
            readonly config_exists: boolean;
            /** @description What keeps that file from being read; null when nothing does. */
            readonly config_problem: string | null;
            /** @description The model that Codex asks for; null for its own default. */
            readonly model: string | null;
            /** @description The provider of Codex's settings; null for its own default. */
            readonly provider: string | null;
            /** @description Where Codex sends its turns; null for OpenAI's own address. */
            readonly base_url: string | null;
            /** @description The server at that address; null when it is not on this machine. */
            readonly server: components["schemas"]["CodexServer"] | null;
            /** @description Who answers for the model; null when that is not known. */
            readonly answers: components["schemas"]["CodexAnswer"] | null;
            /** @description The model that was told to answer for now instead (`m2c codex use`); null for none. */
            readonly used: string | null;
            /** @description The file of the models; null when Codex's settings name none. */
            readonly catalog: components["schemas"]["CodexCatalog"] | null;
            /**
             * @description How Codex is logged in at OpenAI; never what with.
             * @enum {string}
             */
            readonly login: "none" | "api_key" | "chatgpt" | "unreadable";
            /** @description Variables that Codex obeys, of the environment in which this was asked. */
            readonly environment: readonly components["schemas"]["CodexVariable"][];
            /** @description What became of a change that was interrupted; null when none was. */
            readonly interrupted: string | null;
            /** @description What else there is to know, a sentence each. */
            readonly notes: readonly string[];
            /** @description What to do next; null for nothing. */
            readonly next: string | null;
        };
        /** @description A file that was changed. */
        readonly CodexFileChange: {
            /** @description Its path. */
            readonly file: string;
            /**
             * @description What became of it.
             * @enum {string}
             */
            readonly change: "made" | "changed" | "removed";
        };
        /** @description What was done to Codex's files. */
        readonly CodexChange: {
            /** @description In one sentence. */
            readonly done: string;
            /** @description The model that Codex asks for from now on; null for its own default. */
            readonly model: string | null;
            /** @description The files that were changed; empty when all was so already. */
            readonly files: readonly components["schemas"]["CodexFileChange"][];
            /** @description The copy of what was there before; null when nothing was changed. */
            readonly backup: string | null;
            /** @description What else there is to know, a sentence each. */
            readonly notes: readonly string[];
            /** @description What to do next; null for nothing. */
            readonly next: string | null;
        };
        /** @description How Codex is to be set up. */
        readonly CodexSetup: {
            /** @description The model that Codex asks for; left out for the one that answers by default. */
            readonly model?: components["schemas"]["ModelName"];
        };
        /** @description The model that Codex is to ask for. */
        readonly CodexModel: {
            /** @description A model as clients name it, with or without its provider and a slash in front. */
            readonly model: components["schemas"]["ModelName"];
        };
        /** @description What cc-switch writes when the entry is chosen. */
        readonly CodexSwitchEntry: {
            /** @description The content of auth.json. */
            readonly auth: {
                readonly [key: string]: string;
            };
            /** @description The content of config.toml. */
            readonly config: string;
        };
        /** @description What to paste by hand. */
        readonly CodexConfigText: {
            /** @description Where it belongs. */
            readonly config_file: string;
            /** @description Text for that file, the first lines above its first table. */
            readonly config: string;
            /** @description Where the list of models belongs, which GET /v1/models answers. */
            readonly catalog_file: string;
            /** @description Lines for a shell, where a client key is read from a variable; null when it is not. */
            readonly shell: string | null;
            /** @description The entry for cc-switch: its `settings_config`; null when that was not asked for. */
            readonly cc_switch: components["schemas"]["CodexSwitchEntry"] | null;
        };
        /** @description What one look found. */
        readonly CodexCheck: {
            /** @description What was looked at. */
            readonly name: string;
            /**
             * @description `fail` keeps turns from working; `warn` may; `skip` could not be looked at.
             * @enum {string}
             */
            readonly verdict: "ok" | "warn" | "fail" | "skip";
            /** @description What was found, without any secret. */
            readonly found: string;
            /** @description What to do; null for nothing. */
            readonly advice: string | null;
        };
        /** @description Whatever could keep Codex from working with m2c. */
        readonly CodexReport: {
            /** @description Whether nothing keeps it from working. */
            readonly healthy: boolean;
            /** @description Each look, in order. */
            readonly checks: readonly components["schemas"]["CodexCheck"][];
        };
        /** @description A file of a copy. */
        readonly CodexKeptFile: {
            /** @description Its name. */
            readonly file: string;
            /** @description Its size; null when there was no such file. */
            readonly bytes: number | null;
        };
        /** @description A copy of Codex's files. */
        readonly CodexBackup: {
            /** @description Its id. */
            readonly id: components["schemas"]["Id"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /** @description What was about to be done when it was made. */
            readonly action: string;
            /** @description Whether it is kept for ever: the first one holds what was there before m2c. */
            readonly preserved: boolean;
            /** @description What it holds. */
            readonly files: readonly components["schemas"]["CodexKeptFile"][];
        };
        /** @description A whole list, which is never long. */
        readonly CodexBackupList: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the list holds. */
            readonly data: readonly components["schemas"]["CodexBackup"][];
        };
        /** @description A provider as the config.toml of Codex names it. */
        readonly CodexProvider: string;
        /** @description One session of Codex. */
        readonly CodexSession: {
            /** @description Its id. */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When its last turn ended.
             */
            readonly updated_at: string;
            /** @description The provider that Codex lists it under; null when its file names none. */
            readonly provider: string | null;
            /** @description The model of its last turn, null when it is not told. */
            readonly model: string | null;
            /** @description The folder that it worked in, null when it is not told. */
            readonly project: string | null;
            /** @description Its name, or the first line of its first message; null when there is none. */
            readonly title: string | null;
            /** @description All tokens it took, null when it is not told. */
            readonly tokens: number | null;
            /** @description Whether it was put away. */
            readonly archived: boolean;
            /** @description The session whose sub-agent it is, null for none. */
            readonly parent: string | null;
            /** @description Whether its file is there, and can be shown. */
            readonly readable: boolean;
        };
        /** @description Something that could not be read. */
        readonly CodexGap: {
            /** @description What it is, in words that follow a number. */
            readonly what: string;
            /**
             * Format: int32
             * @description How many of them.
             */
            readonly count: number;
        };
        /** @description One page of the sessions. */
        readonly CodexSessionPage: {
            /**
             * @description What this is.
             * @enum {string}
             */
            readonly object: "list";
            /** @description What the page holds. */
            readonly data: readonly components["schemas"]["CodexSession"][];
            /** @description Give it back as `cursor` to get what follows; null on the last page. */
            readonly next_cursor: string | null;
            /** @description What could not be read. */
            readonly unread: readonly components["schemas"]["CodexGap"][];
            /** @description Why the database of Codex could not be read; null when it was, or there is none. */
            readonly problem: string | null;
        };
        /** @description One thing that was said in a session. */
        readonly CodexSaid: {
            /**
             * @description Who said it, or `call` and `output` of a tool; `note`: what Codex itself did.
             * @enum {string}
             */
            readonly kind: "user" | "assistant" | "reasoning" | "call" | "output" | "note";
            /** @description When, null when it is not told. */
            readonly at: string | null;
            /** @description The tool of a call, null for all else. */
            readonly name: string | null;
            /** @description What was said. */
            readonly text: string;
        };
        /** @description A session and what was said in it. */
        readonly CodexTranscript: {
            /** @description What the list shows of it. */
            readonly session: components["schemas"]["CodexSession"];
            /** @description What was said, in its order. */
            readonly said: readonly components["schemas"]["CodexSaid"][];
            /** @description Give it back as `from` to get what follows; null at the end. */
            readonly next_from: number | null;
            /** @description What of its file could not be read so far. */
            readonly unread: readonly components["schemas"]["CodexGap"][];
        };
        /** @description One session that is with another provider. */
        readonly CodexMovedSession: {
            /** @description Its id. */
            readonly id: string;
            /** @description What the list shows as its title. */
            readonly title: string | null;
            /** @description The provider it was with, null when none was told. */
            readonly from: string | null;
            /** @description The provider it is with now. */
            readonly to: string;
        };
        /** @description What a move did. */
        readonly CodexMove: {
            /** @description `m2c codex sessions move --undo` takes it; null when nothing was changed. */
            readonly stamp: string | null;
            /** @description What was moved: the session and its sub-agents, so far as they were with another provider. */
            readonly moved: readonly components["schemas"]["CodexMovedSession"][];
            /** @description What is to be known besides, a sentence each. */
            readonly notes: readonly string[];
        };
        /** @description Where a session is moved to. */
        readonly CodexMoveSpec: {
            /** @description The provider. */
            readonly to: components["schemas"]["CodexProvider"];
            /**
             * @description Whether to tell only what would be moved.
             * @default false
             */
            readonly dry_run?: boolean;
        };
        /** @description The entry of m2c among the providers of cc-switch. */
        readonly CcSwitchEntry: {
            /** @description Where it leads Codex; null where it does not tell. */
            readonly base_url: string | null;
            /** @description The model that it asks for; null where it does not tell. */
            readonly model: string | null;
            /** @description Whether it is the one that is chosen there. */
            readonly chosen: boolean;
        };
        /** @description How cc-switch stands on the machine of m2c. */
        readonly CcSwitchStanding: {
            /** @description The file it keeps its providers in; null where there is no cc-switch. */
            readonly file: string | null;
            /** @description The schema of its database; null for the file of older versions. */
            readonly schema: number | null;
            /**
             * Format: int32
             * @description How many providers it has for Codex.
             */
            readonly providers: number;
            /** @description The one that is chosen there; null for none. */
            readonly current: string | null;
            /** @description The entry of m2c; null where there is none. */
            readonly entry: components["schemas"]["CcSwitchEntry"] | null;
            /** @description Whether it is open now: its database is changed only while it is not. */
            readonly running: boolean;
            /** @description What should be known of it, one sentence each. */
            readonly notes: readonly string[];
        };
        /** @description A provider that was taken over from cc-switch. */
        readonly CcSwitchTaken: {
            /** @description Its id here. */
            readonly id: string;
            /** @description Its name there. */
            readonly name: string;
            /** @description Its address. */
            readonly base_url: string;
            /** @description The model that answers when a name leaves it open; null where none is told. */
            readonly model: string | null;
            /**
             * @description Where its key is: sealed in the store, in a variable, or nowhere since there is none.
             * @enum {string}
             */
            readonly key: "sealed" | "variable" | "none";
        };
        /** @description What an import from cc-switch brought. */
        readonly CcSwitchImport: {
            /** @description The file that was read. */
            readonly file: string;
            /** @description The schema of its database; null for the file of older versions. */
            readonly schema: number | null;
            /** @description Whether it was only looked at. */
            readonly dry_run: boolean;
            /** @description The providers that were taken over, or would be. */
            readonly imported: readonly components["schemas"]["CcSwitchTaken"][];
            /** @description What was left out, one sentence each. */
            readonly notes: readonly string[];
        };
        /** @description What to import from cc-switch. */
        readonly CcSwitchImportSpec: {
            /** @description Only look at what would be taken over. */
            readonly dry_run?: boolean;
        };
        /** @description What became of the entry of m2c in cc-switch. */
        readonly CcSwitchChange: {
            /**
             * @description What was done.
             * @enum {string}
             */
            readonly outcome: "added" | "refreshed" | "unchanged" | "removed" | "absent";
            /** @description A copy of the database as it was before; null where nothing was changed. */
            readonly backup: string | null;
            /** @description What should be known of it, one sentence each. */
            readonly notes: readonly string[];
        };
        /** @description What the entry of m2c in cc-switch holds. */
        readonly CcSwitchEntrySpec: {
            /** @description The model that Codex asks for then; left out, the one that answers for names that nobody lists. */
            readonly model?: components["schemas"]["ModelName"];
        };
        /** @description The Codex app on the machine of m2c. */
        readonly CodexApp: {
            /** @description Whether it is there. */
            readonly installed: boolean;
            /** @description The path of its bundle on macOS, the id by which Windows starts it; null where there is none. */
            readonly where: string | null;
            /** @description Its version; null where it is not told. */
            readonly version: string | null;
            /** @description Whether it runs. */
            readonly running: boolean;
            /** @description All of this in one sentence, or why there is no app. */
            readonly message: string;
        };
        /** @description What became of what was asked of the Codex app. */
        readonly CodexAppOutcome: {
            /** @description Whether it was done, or was so already. */
            readonly done: boolean;
            /** @description What was done, or why it was not. */
            readonly message: string;
        };
        /** @description One place of the app's code. */
        readonly CodexAppChange: {
            /** @description The file inside the app's archive. */
            readonly file: string;
            /**
             * Format: int32
             * @description Its line.
             */
            readonly line: number;
            /**
             * Format: int32
             * @description Its column; the code stands on few lines.
             */
            readonly column: number;
            /** @description What the change is for. */
            readonly what: string;
            /** @description What stands there. */
            readonly before: string;
            /** @description What takes its place, with spaces to the same length. */
            readonly after: string;
        };
        /** @description What became of the picker of the Codex app. */
        readonly CodexPicker: {
            /** @description Whether it was done, or could be after a dry run. */
            readonly done: boolean;
            /** @description What was done, or why it was not. */
            readonly message: string;
            /** @description The bundle of the app; null where nothing was looked at. */
            readonly app: string | null;
            /** @description The version of the app; null where it is not told. */
            readonly version: string | null;
            /** @description What is changed, or would be. */
            readonly changes: readonly components["schemas"]["CodexAppChange"][];
            /** @description The whole app as it was; null where no copy was made. */
            readonly backup: string | null;
        };
        /** @description How to patch the picker. */
        readonly CodexPickerSpec: {
            /** @description Change the app; left out, only what would change is told. */
            readonly apply?: boolean;
        };
    };
    responses: never;
    parameters: {
        /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
        readonly IfUnchanged: string;
        /** @description Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w. */
        readonly "Filtered.from": components["schemas"]["Moment"];
        /** @description Only turns before then, told in the same ways. */
        readonly "Filtered.to": components["schemas"]["Moment"];
        /** @description Only turns of this provider. */
        readonly "Filtered.provider": components["schemas"]["ProviderName"];
        /** @description Only turns of this model, as the provider names it. */
        readonly "Filtered.model": components["schemas"]["ModelName"];
        /** @description Only turns of this client key. */
        readonly "Filtered.client_key": components["schemas"]["Id"];
        /** @description Only turns that ended so. */
        readonly "TurnFilter.status": "completed" | "incomplete" | "failed" | "abandoned";
        /** @description Only turns that failed with this code. */
        readonly "TurnFilter.error_code": components["schemas"]["Id"];
        /** @description Only turns of this thread. */
        readonly "TurnFilter.session": components["schemas"]["SessionName"];
        /** @description Only turns whose id, model, session or error holds this text. */
        readonly "TurnFilter.text": string;
        /** @description How many at most, from 1 to 500. */
        readonly "Paged.limit": number;
        /** @description The `next_cursor` of the page before. */
        readonly "Paged.cursor": string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type HealthReport = components['schemas']['HealthReport'];
export type ErrorDetail = components['schemas']['ErrorDetail'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type VersionReport = components['schemas']['VersionReport'];
export type ConfigValue = components['schemas']['ConfigValue'];
export type ConfigValueList = components['schemas']['ConfigValueList'];
export type ProviderName = components['schemas']['ProviderName'];
export type ProviderStatus = components['schemas']['ProviderStatus'];
export type ProviderStatusList = components['schemas']['ProviderStatusList'];
export type ProviderId = components['schemas']['ProviderId'];
export type Words = components['schemas']['Words'];
export type KeySource = components['schemas']['KeySource'];
export type AnyText = components['schemas']['AnyText'];
export type EffortSetting = components['schemas']['EffortSetting'];
export type ToolChoiceForm = components['schemas']['ToolChoiceForm'];
export type ToolChoices = components['schemas']['ToolChoices'];
export type SchemaRules = components['schemas']['SchemaRules'];
export type SearchRules = components['schemas']['SearchRules'];
export type OptionField = components['schemas']['OptionField'];
export type ModelOverrides = components['schemas']['ModelOverrides'];
export type ModelEntry = components['schemas']['ModelEntry'];
export type LeakDialect = components['schemas']['LeakDialect'];
export type ProviderOverrides = components['schemas']['ProviderOverrides'];
export type Milliseconds = components['schemas']['Milliseconds'];
export type Timeouts = components['schemas']['Timeouts'];
export type Count = components['schemas']['Count'];
export type ProviderLimits = components['schemas']['ProviderLimits'];
export type Amount = components['schemas']['Amount'];
export type Price = components['schemas']['Price'];
export type ProviderEntry = components['schemas']['ProviderEntry'];
export type ProviderRecord = components['schemas']['ProviderRecord'];
export type ModelName = components['schemas']['ModelName'];
export type ProviderTest = components['schemas']['ProviderTest'];
export type ListedModel = components['schemas']['ListedModel'];
export type ListedModelList = components['schemas']['ListedModelList'];
export type Id = components['schemas']['Id'];
export type ProviderKey = components['schemas']['ProviderKey'];
export type ProviderKeyList = components['schemas']['ProviderKeyList'];
export type NewProviderKey = components['schemas']['NewProviderKey'];
export type ProviderKeyChange = components['schemas']['ProviderKeyChange'];
export type ProviderKeyRotation = components['schemas']['ProviderKeyRotation'];
export type ModelRoute = components['schemas']['ModelRoute'];
export type ModelRouteList = components['schemas']['ModelRouteList'];
export type RouteRecord = components['schemas']['RouteRecord'];
export type RouteRecordList = components['schemas']['RouteRecordList'];
export type RouteSpec = components['schemas']['RouteSpec'];
export type RouteStep = components['schemas']['RouteStep'];
export type RouteExplanation = components['schemas']['RouteExplanation'];
export type Override = components['schemas']['Override'];
export type OverrideSpec = components['schemas']['OverrideSpec'];
export type Settings = components['schemas']['Settings'];
export type SettingsChange = components['schemas']['SettingsChange'];
export type Moment = components['schemas']['Moment'];
export type SessionName = components['schemas']['SessionName'];
export type Tokens = components['schemas']['Tokens'];
export type Money = components['schemas']['Money'];
export type TurnSummary = components['schemas']['TurnSummary'];
export type TurnSummaryPage = components['schemas']['TurnSummaryPage'];
export type Deleted = components['schemas']['Deleted'];
export type TurnEvent = components['schemas']['TurnEvent'];
export type TurnNote = components['schemas']['TurnNote'];
export type TurnAttempt = components['schemas']['TurnAttempt'];
export type TurnReport = components['schemas']['TurnReport'];
export type TurnStages = components['schemas']['TurnStages'];
export type AnswerDifference = components['schemas']['AnswerDifference'];
export type ReplayReport = components['schemas']['ReplayReport'];
export type ReplaySpec = components['schemas']['ReplaySpec'];
export type SessionSummary = components['schemas']['SessionSummary'];
export type SessionSummaryPage = components['schemas']['SessionSummaryPage'];
export type UsageRow = components['schemas']['UsageRow'];
export type UsageReport = components['schemas']['UsageReport'];
export type Quantiles = components['schemas']['Quantiles'];
export type LatencyRow = components['schemas']['LatencyRow'];
export type LatencyRowList = components['schemas']['LatencyRowList'];
export type ErrorRow = components['schemas']['ErrorRow'];
export type ErrorRowList = components['schemas']['ErrorRowList'];
export type PriceRecord = components['schemas']['PriceRecord'];
export type PriceRecordList = components['schemas']['PriceRecordList'];
export type PriceSpec = components['schemas']['PriceSpec'];
export type ClientKeyLimits = components['schemas']['ClientKeyLimits'];
export type ClientKey = components['schemas']['ClientKey'];
export type ClientKeyList = components['schemas']['ClientKeyList'];
export type ClientKeySecret = components['schemas']['ClientKeySecret'];
export type NewClientKey = components['schemas']['NewClientKey'];
export type ClientKeyChange = components['schemas']['ClientKeyChange'];
export type LearnedFact = components['schemas']['LearnedFact'];
export type LearnedFactList = components['schemas']['LearnedFactList'];
export type RecordingSummary = components['schemas']['RecordingSummary'];
export type RecordingSummaryList = components['schemas']['RecordingSummaryList'];
export type RecordingFile = components['schemas']['RecordingFile'];
export type RecordingReport = components['schemas']['RecordingReport'];
export type NewRecording = components['schemas']['NewRecording'];
export type StoreReport = components['schemas']['StoreReport'];
export type PruneReport = components['schemas']['PruneReport'];
export type IntegrityReport = components['schemas']['IntegrityReport'];
export type Resealed = components['schemas']['Resealed'];
export type BackupKind = components['schemas']['BackupKind'];
export type Backup = components['schemas']['Backup'];
export type BackupList = components['schemas']['BackupList'];
export type Restored = components['schemas']['Restored'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditPage = components['schemas']['AuditPage'];
export type CodexServer = components['schemas']['CodexServer'];
export type CodexAnswer = components['schemas']['CodexAnswer'];
export type CodexCatalog = components['schemas']['CodexCatalog'];
export type CodexVariable = components['schemas']['CodexVariable'];
export type CodexStatus = components['schemas']['CodexStatus'];
export type CodexFileChange = components['schemas']['CodexFileChange'];
export type CodexChange = components['schemas']['CodexChange'];
export type CodexSetup = components['schemas']['CodexSetup'];
export type CodexModel = components['schemas']['CodexModel'];
export type CodexSwitchEntry = components['schemas']['CodexSwitchEntry'];
export type CodexConfigText = components['schemas']['CodexConfigText'];
export type CodexCheck = components['schemas']['CodexCheck'];
export type CodexReport = components['schemas']['CodexReport'];
export type CodexKeptFile = components['schemas']['CodexKeptFile'];
export type CodexBackup = components['schemas']['CodexBackup'];
export type CodexBackupList = components['schemas']['CodexBackupList'];
export type CodexProvider = components['schemas']['CodexProvider'];
export type CodexSession = components['schemas']['CodexSession'];
export type CodexGap = components['schemas']['CodexGap'];
export type CodexSessionPage = components['schemas']['CodexSessionPage'];
export type CodexSaid = components['schemas']['CodexSaid'];
export type CodexTranscript = components['schemas']['CodexTranscript'];
export type CodexMovedSession = components['schemas']['CodexMovedSession'];
export type CodexMove = components['schemas']['CodexMove'];
export type CodexMoveSpec = components['schemas']['CodexMoveSpec'];
export type CcSwitchEntry = components['schemas']['CcSwitchEntry'];
export type CcSwitchStanding = components['schemas']['CcSwitchStanding'];
export type CcSwitchTaken = components['schemas']['CcSwitchTaken'];
export type CcSwitchImport = components['schemas']['CcSwitchImport'];
export type CcSwitchImportSpec = components['schemas']['CcSwitchImportSpec'];
export type CcSwitchChange = components['schemas']['CcSwitchChange'];
export type CcSwitchEntrySpec = components['schemas']['CcSwitchEntrySpec'];
export type CodexApp = components['schemas']['CodexApp'];
export type CodexAppOutcome = components['schemas']['CodexAppOutcome'];
export type CodexAppChange = components['schemas']['CodexAppChange'];
export type CodexPicker = components['schemas']['CodexPicker'];
export type CodexPickerSpec = components['schemas']['CodexPickerSpec'];
export type ParameterIfUnchanged = components['parameters']['IfUnchanged'];
export type ParameterFilteredFrom = components['parameters']['Filtered.from'];
export type ParameterFilteredTo = components['parameters']['Filtered.to'];
export type ParameterFilteredProvider = components['parameters']['Filtered.provider'];
export type ParameterFilteredModel = components['parameters']['Filtered.model'];
export type ParameterFilteredClientKey = components['parameters']['Filtered.client_key'];
export type ParameterTurnFilterStatus = components['parameters']['TurnFilter.status'];
export type ParameterTurnFilterErrorCode = components['parameters']['TurnFilter.error_code'];
export type ParameterTurnFilterSession = components['parameters']['TurnFilter.session'];
export type ParameterTurnFilterText = components['parameters']['TurnFilter.text'];
export type ParameterPagedLimit = components['parameters']['Paged.limit'];
export type ParameterPagedCursor = components['parameters']['Paged.cursor'];
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
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getVersion: {
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
                    readonly "application/json": components["schemas"]["VersionReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listConfig: {
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
                    readonly "application/json": components["schemas"]["ConfigValueList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listProviders: {
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
                    readonly "application/json": components["schemas"]["ProviderStatusList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly createProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "id": "acme",
                 *       "baseUrl": "https://api.acme.example/v1",
                 *       "defaultModel": "acme-1"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ProviderEntry"];
            };
        };
        readonly responses: {
            /** @description What was made, and the tag of its version. */
            readonly 201: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderRecord"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderRecord"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly updateProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProviderEntry"];
            };
        };
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderRecord"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deleteProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly testProvider: {
        readonly parameters: {
            readonly query?: {
                /** @description The model to ask; left out, the provider's default model. */
                readonly model?: components["schemas"]["ModelName"];
            };
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
            };
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
                    readonly "application/json": components["schemas"]["ProviderTest"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listProviderModels: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
            };
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
                    readonly "application/json": components["schemas"]["ListedModelList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listProviderKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
            };
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
                    readonly "application/json": components["schemas"]["ProviderKeyList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly addProviderKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "key": "the key",
                 *       "label": "team"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewProviderKey"];
            };
        };
        readonly responses: {
            /** @description What was made, and the tag of its version. */
            readonly 201: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deleteProviderKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
                readonly key: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly updateProviderKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
                readonly key: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProviderKeyChange"];
            };
        };
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly rotateProviderKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
                readonly key: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProviderKeyRotation"];
            };
        };
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listModels: {
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
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listRoutes: {
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
                    readonly "application/json": components["schemas"]["RouteRecordList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly createRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "pattern": "gpt-5*",
                 *       "targets": [
                 *         "deepseek/deepseek-v4-pro",
                 *         "mimo/mimo-v2.5-pro"
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["RouteSpec"];
            };
        };
        readonly responses: {
            /** @description What was made, and the tag of its version. */
            readonly 201: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RouteRecord"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly explainRoute: {
        readonly parameters: {
            readonly query: {
                /** @description A model as a client names it, or provider/model. */
                readonly model: components["schemas"]["ModelName"];
                /** @description As for a turn with an image. */
                readonly image?: boolean;
                /** @description As for a request in the background, such as one for a title. */
                readonly background?: boolean;
            };
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
                    readonly "application/json": components["schemas"]["RouteExplanation"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly route: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RouteRecord"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly updateRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path: {
                readonly route: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RouteSpec"];
            };
        };
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RouteRecord"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deleteRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path: {
                readonly route: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getOverride: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Override"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly setOverride: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "deepseek/deepseek-v4-pro"
                 *     }
                 */
                readonly "application/json": components["schemas"]["OverrideSpec"];
            };
        };
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Override"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly clearOverride: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly updateSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "log_bodies": "full",
                 *       "log_retention_days": 7
                 *     }
                 */
                readonly "application/json": components["schemas"]["SettingsChange"];
            };
        };
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listTurns: {
        readonly parameters: {
            readonly query?: {
                /** @description Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w. */
                readonly from?: components["parameters"]["Filtered.from"];
                /** @description Only turns before then, told in the same ways. */
                readonly to?: components["parameters"]["Filtered.to"];
                /** @description Only turns of this provider. */
                readonly provider?: components["parameters"]["Filtered.provider"];
                /** @description Only turns of this model, as the provider names it. */
                readonly model?: components["parameters"]["Filtered.model"];
                /** @description Only turns of this client key. */
                readonly client_key?: components["parameters"]["Filtered.client_key"];
                /** @description Only turns that ended so. */
                readonly status?: components["parameters"]["TurnFilter.status"];
                /** @description Only turns that failed with this code. */
                readonly error_code?: components["parameters"]["TurnFilter.error_code"];
                /** @description Only turns of this thread. */
                readonly session?: components["parameters"]["TurnFilter.session"];
                /** @description Only turns whose id, model, session or error holds this text. */
                readonly text?: components["parameters"]["TurnFilter.text"];
                /** @description How many at most, from 1 to 500. */
                readonly limit?: components["parameters"]["Paged.limit"];
                /** @description The `next_cursor` of the page before. */
                readonly cursor?: components["parameters"]["Paged.cursor"];
            };
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
                    readonly "application/json": components["schemas"]["TurnSummaryPage"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deleteTurns: {
        readonly parameters: {
            readonly query: {
                /** @description Turns before then are deleted: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 24h, 7d, 4w. */
                readonly before: components["schemas"]["Moment"];
            };
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
                    readonly "application/json": components["schemas"]["Deleted"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly watchTurns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Events for as long as the reader stays. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": components["schemas"]["TurnEvent"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly exportTurns: {
        readonly parameters: {
            readonly query?: {
                /** @description Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w. */
                readonly from?: components["parameters"]["Filtered.from"];
                /** @description Only turns before then, told in the same ways. */
                readonly to?: components["parameters"]["Filtered.to"];
                /** @description Only turns of this provider. */
                readonly provider?: components["parameters"]["Filtered.provider"];
                /** @description Only turns of this model, as the provider names it. */
                readonly model?: components["parameters"]["Filtered.model"];
                /** @description Only turns of this client key. */
                readonly client_key?: components["parameters"]["Filtered.client_key"];
                /** @description Only turns that ended so. */
                readonly status?: components["parameters"]["TurnFilter.status"];
                /** @description Only turns that failed with this code. */
                readonly error_code?: components["parameters"]["TurnFilter.error_code"];
                /** @description Only turns of this thread. */
                readonly session?: components["parameters"]["TurnFilter.session"];
                /** @description Only turns whose id, model, session or error holds this text. */
                readonly text?: components["parameters"]["TurnFilter.text"];
                /** @description `ndjson` for programs, `csv` for tables. */
                readonly format?: "ndjson" | "csv";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One line of JSON for each turn. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/x-ndjson": string;
                    readonly "text/csv": string;
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getTurn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly turn: components["schemas"]["Id"];
            };
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
                    readonly "application/json": components["schemas"]["TurnReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getTurnStages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly turn: components["schemas"]["Id"];
            };
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
                    readonly "application/json": components["schemas"]["TurnStages"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly replayTurn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly turn: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "deepseek/deepseek-v4-pro"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ReplaySpec"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReplayReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listSessions: {
        readonly parameters: {
            readonly query?: {
                /** @description How many at most, from 1 to 500. */
                readonly limit?: components["parameters"]["Paged.limit"];
                /** @description The `next_cursor` of the page before. */
                readonly cursor?: components["parameters"]["Paged.cursor"];
            };
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
                    readonly "application/json": components["schemas"]["SessionSummaryPage"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly session: components["schemas"]["SessionName"];
            };
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
                    readonly "application/json": components["schemas"]["SessionSummary"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getUsage: {
        readonly parameters: {
            readonly query?: {
                /** @description Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w. */
                readonly from?: components["parameters"]["Filtered.from"];
                /** @description Only turns before then, told in the same ways. */
                readonly to?: components["parameters"]["Filtered.to"];
                /** @description Only turns of this provider. */
                readonly provider?: components["parameters"]["Filtered.provider"];
                /** @description Only turns of this model, as the provider names it. */
                readonly model?: components["parameters"]["Filtered.model"];
                /** @description Only turns of this client key. */
                readonly client_key?: components["parameters"]["Filtered.client_key"];
                /** @description What makes a group. */
                readonly by?: "hour" | "day" | "provider" | "model" | "client_key";
            };
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
                    readonly "application/json": components["schemas"]["UsageReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getLatency: {
        readonly parameters: {
            readonly query?: {
                /** @description Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w. */
                readonly from?: components["parameters"]["Filtered.from"];
                /** @description Only turns before then, told in the same ways. */
                readonly to?: components["parameters"]["Filtered.to"];
                /** @description Only turns of this provider. */
                readonly provider?: components["parameters"]["Filtered.provider"];
                /** @description Only turns of this model, as the provider names it. */
                readonly model?: components["parameters"]["Filtered.model"];
                /** @description Only turns of this client key. */
                readonly client_key?: components["parameters"]["Filtered.client_key"];
                /** @description What makes a group. */
                readonly by?: "hour" | "day" | "provider" | "model" | "client_key";
            };
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
                    readonly "application/json": components["schemas"]["LatencyRowList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listErrors: {
        readonly parameters: {
            readonly query?: {
                /** @description Only turns since then: a time such as 2026-11-21T08:00:00Z or 2026-11-21, or how long ago: 30m, 24h, 7d, 4w. */
                readonly from?: components["parameters"]["Filtered.from"];
                /** @description Only turns before then, told in the same ways. */
                readonly to?: components["parameters"]["Filtered.to"];
                /** @description Only turns of this provider. */
                readonly provider?: components["parameters"]["Filtered.provider"];
                /** @description Only turns of this model, as the provider names it. */
                readonly model?: components["parameters"]["Filtered.model"];
                /** @description Only turns of this client key. */
                readonly client_key?: components["parameters"]["Filtered.client_key"];
            };
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
                    readonly "application/json": components["schemas"]["ErrorRowList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listPrices: {
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
                    readonly "application/json": components["schemas"]["PriceRecordList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly setPrice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
                readonly model: components["schemas"]["ModelName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "currency": "USD",
                 *       "input_micros": 280000,
                 *       "output_micros": 420000
                 *     }
                 */
                readonly "application/json": components["schemas"]["PriceSpec"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PriceRecord"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deletePrice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
                readonly model: components["schemas"]["ModelName"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listClientKeys: {
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
                    readonly "application/json": components["schemas"]["ClientKeyList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly createClientKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "laptop",
                 *       "limits": {
                 *         "requests_per_minute": 60
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewClientKey"];
            };
        };
        readonly responses: {
            /** @description What was made, and the tag of its version. */
            readonly 201: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClientKeySecret"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getClientKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly client_key: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClientKey"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly revokeClientKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly client_key: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly updateClientKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The ETag of the version that this changes; left out, whatever is there is changed. */
                readonly "if-match"?: components["parameters"]["IfUnchanged"];
            };
            readonly path: {
                readonly client_key: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClientKeyChange"];
            };
        };
        readonly responses: {
            /** @description One resource and the tag of its version. */
            readonly 200: {
                headers: {
                    /** @description The version of what is answered; given back in If-Match, it keeps an update from undoing another one. */
                    readonly etag: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClientKey"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It has changed since the ETag of If-Match: read it again. */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listLearned: {
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
                    readonly "application/json": components["schemas"]["LearnedFactList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly clearLearned: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly forgetLearned: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly fact: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listRecordings: {
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
                    readonly "application/json": components["schemas"]["RecordingSummaryList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly createRecording: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "turn": "resp_1",
                 *       "scenario": "cut-call"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewRecording"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded and a new resource has been created as a result. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecordingReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getRecording: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
                readonly scenario: components["schemas"]["Id"];
            };
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
                    readonly "application/json": components["schemas"]["RecordingReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deleteRecording: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider: components["schemas"]["ProviderName"];
                readonly scenario: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getMaintenance: {
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
                    readonly "application/json": components["schemas"]["StoreReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly pruneStore: {
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
                    readonly "application/json": components["schemas"]["PruneReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly vacuumStore: {
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
                    readonly "application/json": components["schemas"]["PruneReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store of this server does not offer it, such as backups of a PostgreSQL database. */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly checkStore: {
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
                    readonly "application/json": components["schemas"]["IntegrityReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly rotateMasterKey: {
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
                    readonly "application/json": components["schemas"]["Resealed"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listBackups: {
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
                    readonly "application/json": components["schemas"]["BackupList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store of this server does not offer it, such as backups of a PostgreSQL database. */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly createBackup: {
        readonly parameters: {
            readonly query?: {
                /** @description Whether the log of turns comes with it. */
                readonly turns?: boolean;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request has succeeded and a new resource has been created as a result. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Backup"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store of this server does not offer it, such as backups of a PostgreSQL database. */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly restoreBackup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly backup: components["schemas"]["Id"];
            };
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
                    readonly "application/json": components["schemas"]["Restored"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store of this server does not offer it, such as backups of a PostgreSQL database. */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deleteBackup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly backup: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store of this server does not offer it, such as backups of a PostgreSQL database. */
            readonly 501: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listAudit: {
        readonly parameters: {
            readonly query?: {
                /** @description How many at most, from 1 to 500. */
                readonly limit?: components["parameters"]["Paged.limit"];
                /** @description The `next_cursor` of the page before. */
                readonly cursor?: components["parameters"]["Paged.cursor"];
            };
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
                    readonly "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getCodexStatus: {
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
                    readonly "application/json": components["schemas"]["CodexStatus"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly enableCodex: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "deepseek-v4-pro"
                 *     }
                 */
                readonly "application/json": components["schemas"]["CodexSetup"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CodexChange"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly switchCodexModel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "deepseek-v4-pro"
                 *     }
                 */
                readonly "application/json": components["schemas"]["CodexModel"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CodexChange"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getCodexConfig: {
        readonly parameters: {
            readonly query?: {
                /** @description Whether the client key is read from a variable. */
                readonly env_key?: boolean;
                /** @description Whether an entry for cc-switch comes with it. */
                readonly cc_switch?: boolean;
            };
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
                    readonly "application/json": components["schemas"]["CodexConfigText"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly checkCodex: {
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
                    readonly "application/json": components["schemas"]["CodexReport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listCodexBackups: {
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
                    readonly "application/json": components["schemas"]["CodexBackupList"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly restoreCodexBackup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly backup: components["schemas"]["Id"];
            };
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
                    readonly "application/json": components["schemas"]["CodexChange"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly deleteCodexBackup: {
        readonly parameters: {
            readonly query?: {
                /** @description Also the copy that is kept for ever. */
                readonly force?: boolean;
            };
            readonly header?: never;
            readonly path: {
                readonly backup: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly disableCodex: {
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
                    readonly "application/json": components["schemas"]["CodexChange"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly listCodexSessions: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those of this provider. */
                readonly provider?: components["schemas"]["CodexProvider"];
                /** @description Only those of this folder and the folders inside it. */
                readonly project?: string;
                /** @description Those that are archived instead. */
                readonly archived?: boolean;
                /** @description How many at most, from 1 to 500. */
                readonly limit?: components["parameters"]["Paged.limit"];
                /** @description The `next_cursor` of the page before. */
                readonly cursor?: components["parameters"]["Paged.cursor"];
            };
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
                    readonly "application/json": components["schemas"]["CodexSessionPage"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getCodexSession: {
        readonly parameters: {
            readonly query?: {
                /** @description How many things were said before the first one that is shown. */
                readonly from?: number;
                /** @description How many are shown at most, from 1 to 1000. */
                readonly limit?: number;
                /** @description Whether long arguments and outputs are shown whole. */
                readonly full?: boolean;
            };
            readonly header?: never;
            readonly path: {
                /** @description Its id, or the beginning of it. */
                readonly session: components["schemas"]["Id"];
            };
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
                    readonly "application/json": components["schemas"]["CodexTranscript"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly exportCodexSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Its id, or the beginning of it. */
                readonly session: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A session as a page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/markdown": string;
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly moveCodexSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description Its id, or the beginning of it. */
                readonly session: components["schemas"]["Id"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "to": "m2c"
                 *     }
                 */
                readonly "application/json": components["schemas"]["CodexMoveSpec"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CodexMove"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is nothing of that id. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getCcSwitch: {
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
                    readonly "application/json": components["schemas"]["CcSwitchStanding"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly importCcSwitch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "dry_run": true
                 *     }
                 */
                readonly "application/json": components["schemas"]["CcSwitchImportSpec"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CcSwitchImport"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The store cannot be used at the moment: turns go on, and nothing is kept. */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly putCcSwitchEntry: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "model": "deepseek-v4-pro"
                 *     }
                 */
                readonly "application/json": components["schemas"]["CcSwitchEntrySpec"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CcSwitchChange"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly removeCcSwitchEntry: {
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
                    readonly "application/json": components["schemas"]["CcSwitchChange"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description It cannot be done as things stand: the name is taken, or the value comes from where the API cannot change it. */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly getCodexApp: {
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
                    readonly "application/json": components["schemas"]["CodexApp"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly quitCodexApp: {
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
                    readonly "application/json": components["schemas"]["CodexAppOutcome"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly relaunchCodexApp: {
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
                    readonly "application/json": components["schemas"]["CodexAppOutcome"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly patchCodexPicker: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "apply": true
                 *     }
                 */
                readonly "application/json": components["schemas"]["CodexPickerSpec"];
            };
        };
        readonly responses: {
            /** @description The request has succeeded. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CodexPicker"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is larger than a megabyte. */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not application/json. */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    readonly restoreCodexPicker: {
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
                    readonly "application/json": components["schemas"]["CodexPicker"];
                };
            };
            /** @description The request does not keep the contract: an unknown parameter or field, or a wrong value. The message names it. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description No admin token came along, or not this server's. It stands in the file `admin-token` of the data directory. */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request came under a foreign Host, or from a web page of another origin. */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many wrong tokens came from this address: wait as long as Retry-After says. */
            readonly 429: {
                headers: {
                    /** @description Seconds to wait. */
                    readonly "retry-after": number;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
