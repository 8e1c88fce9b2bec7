/** All steps of the schema, in their order. */
import { base } from './0001-base.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [base];

/** The schema that this m2c writes. */
export const NEWEST = Math.max(...MIGRATIONS.map(({ version }) => version));
