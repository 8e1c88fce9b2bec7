// Generated from spec/ by `make generate`: do not edit.
import type { Recording } from './types/files.ts';
import type { Validate } from './validators.d.ts';

export declare const isRecording: Validate<Recording>;
/** What is wrong with it, a sentence for each field; empty when it is as it must be. */
export declare function complaintsOfRecording(value: unknown): readonly string[];
