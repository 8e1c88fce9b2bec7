// Generated from spec/ by `make generate`: do not edit.
import type { Providers, Recording } from './types/files.ts';
import type { Validate } from './validators.d.ts';

export declare const isProviders: Validate<Providers>;
/** What is wrong with it, a sentence for each field; empty when it is as it must be. */
export declare function complaintsOfProviders(value: unknown): readonly string[];
export declare const isRecording: Validate<Recording>;
/** What is wrong with it, a sentence for each field; empty when it is as it must be. */
export declare function complaintsOfRecording(value: unknown): readonly string[];
