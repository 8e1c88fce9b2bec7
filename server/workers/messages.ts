/** What the first process and its workers say to each other: plain values, each with its kind. */
import type { Config } from '../config.ts';
import type { Answered, Asked } from '../store/thread.ts';

/** The store that serves, and the one that the log of turns is written to: two threads with one database. */
export type StoreName = 'served' | 'log';

/** What a worker is told first, so that one that comes later is as all others are. */
export interface Beginning {
  readonly config: Config;
  /** The file of the user's own providers, as a flag told it. */
  readonly providers: string | undefined;
  readonly port: number;
  readonly index: number;
  readonly count: number;
}

export type ToWorker =
  | { readonly kind: 'begin'; readonly beginning: Beginning }
  | { readonly kind: 'stored'; readonly line: number; readonly answered: Answered }
  /** The store has changed; it is waited for the worker's `heard`. */
  | { readonly kind: 'changed'; readonly round: number; readonly topics: readonly string[] }
  | { readonly kind: 'question'; readonly id: number; readonly name: string; readonly words: readonly unknown[] }
  | { readonly kind: 'answers'; readonly id: number; readonly values: readonly unknown[] }
  | { readonly kind: 'stop' };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'up'; readonly url: string; readonly banner: string }
  /** On one of its lines: what was asked on an earlier one of the same store may still be answered. */
  | { readonly kind: 'store'; readonly store: StoreName; readonly line: number; readonly asked: Asked }
  | { readonly kind: 'heard'; readonly round: number }
  /** From now on it can be asked. */
  | { readonly kind: 'joined' }
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly words: readonly unknown[] }
  /** To a question. */
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown; readonly failed: boolean };

/** The room and the methods of a store that stand for itself. */
export const STORE = '';
export const OPEN = 'open';
export const FOLLOW = 'follow';
export const CLOSE = 'close';
