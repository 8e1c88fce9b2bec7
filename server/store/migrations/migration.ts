/** One step of the schema. A step that was released is never changed: the next one mends it. */
import type { Tx } from '../tables.ts';

export interface Migration {
  readonly version: number;
  /** In their order; all of them are made, or none. */
  readonly statements: (tx: Tx) => readonly Statement[];
}

export interface Statement {
  execute(): Promise<unknown>;
}
