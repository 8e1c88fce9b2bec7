/** All steps of the schema, in their order. */
import { base } from './0001-base.ts';
import { turns } from './0002-turns.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [base, turns];

/** The schema that this m2c writes. */
export const NEWEST = newestOf(MIGRATIONS);

export function newestOf(migrations: readonly Migration[]): number {
  return Math.max(...migrations.map(({ version }) => version));
}
