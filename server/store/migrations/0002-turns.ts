/** The turn log, the ledger of what each request cost, the sums of both by hour and day, and the sessions. */
import { type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import { BUCKETS } from '../log/buckets.ts';
import type { Migration } from './migration.ts';

// biome-ignore lint/suspicious/noExplicitAny: the columns so far are of no concern here
type Table = CreateTableBuilder<any, any>;

export const turns: Migration = {
  version: 2,
  statements: ({ schema }) => [
    tokens(
      schema
        .createTable('turns')
        .addColumn('seq', 'bigint', (column) => column.primaryKey().notNull())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('request_id', 'text', (column) => column.notNull())
        .addColumn('client_key', 'text')
        .addColumn('session', 'text')
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('upstream_model', 'text', (column) => column.notNull())
        .addColumn('rule', 'text', (column) => column.notNull())
        .addColumn('streamed', 'integer', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('error_code', 'text')
        .addColumn('error_message', 'text')
        .addColumn('queued_ms', 'bigint', (column) => column.notNull())
        .addColumn('first_item_ms', 'bigint')
        .addColumn('duration_ms', 'bigint', (column) => column.notNull())
        .addColumn('notes', 'text')
        .addColumn('bodies', 'integer', (column) => column.notNull()),
    ),
    ...['provider', 'upstream_model', 'status'].map((column) =>
      schema.createIndex(`turns_by_${column}`).on('turns').columns([column, 'seq']),
    ),
    ...['client_key', 'session', 'error_code'].map((column) =>
      schema.createIndex(`turns_by_${column}`).on('turns').columns([column, 'seq']).where(column, 'is not', null),
    ),
    // The oldest bodies go first.
    schema.createIndex('turns_with_bodies').on('turns').column('seq').where(sql<boolean>`bodies = 1`),
    tokens(
      schema
        .createTable('attempts')
        .addColumn('turn', 'bigint', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('duration_ms', 'bigint', (column) => column.notNull())
        .addColumn('http_status', 'integer')
        .addColumn('error_code', 'text')
        .addColumn('error_message', 'text')
        .addColumn('cost_micros', 'bigint')
        .addColumn('currency', 'text')
        .addColumn('price_source', 'text')
        .addPrimaryKeyConstraint('attempts_of_turn', ['turn', 'position']),
    ),
    schema
      .createTable('stages')
      .addColumn('turn', 'bigint', (column) => column.notNull())
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('cut', 'integer', (column) => column.notNull())
      .addColumn('blocks', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('stages_of_turn', ['turn', 'stage']),
    schema
      .createTable('blocks')
      .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('refs', 'integer', (column) => column.notNull())
      .addColumn('data', 'bytea', (column) => column.notNull()),
    counts(sums(schema, 'sums_turns', []), ['turns', 'completed', 'incomplete', 'failed', 'abandoned']),
    counts(sums(schema, 'sums_usage', ['currency']), [
      ...['attempts', 'failed', 'untold', 'input_tokens', 'cached_tokens', 'output_tokens', 'reasoning_tokens'],
      'cost_micros',
    ]),
    counts(sums(schema, 'sums_errors', ['error_code']), ['turns']),
    counts(
      sums(schema, 'sums_latency', ['kind']),
      Array.from({ length: BUCKETS }, (_, bucket) => `b${bucket}`),
    ),
    counts(
      schema
        .createTable('sessions')
        .addColumn('session', 'text', (column) => column.notNull())
        .addColumn('client_key', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('session_of_client', ['session', 'client_key']),
      [
        ...['first_at', 'last_at', 'turns', 'failed'],
        ...['input_tokens', 'cached_tokens', 'output_tokens', 'reasoning_tokens'],
      ],
    ),
    schema.createIndex('sessions_by_time').on('sessions').columns(['last_at', 'session']),
    counts(
      schema
        .createTable('session_costs')
        .addColumn('session', 'text', (column) => column.notNull())
        .addColumn('client_key', 'text', (column) => column.notNull())
        .addColumn('currency', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('session_cost_in_currency', ['session', 'client_key', 'currency']),
      ['cost_micros'],
    ),
  ],
};

/** The columns of tokens, empty where the provider told none. */
function tokens(table: Table): Table {
  return ['input_tokens', 'cached_tokens', 'output_tokens', 'reasoning_tokens'].reduce(
    (all, column) => all.addColumn(column, 'bigint'),
    table,
  );
}

/** A table of sums; what they are summed by is their key. */
function sums(schema: SchemaModule, name: string, more: readonly string[]): Table {
  const words = ['provider', 'model', 'client_key', ...more];
  const table: Table = schema
    .createTable(name)
    .addColumn('grain', 'integer', (column) => column.notNull())
    .addColumn('start', 'bigint', (column) => column.notNull());
  return words
    .reduce((all, column) => all.addColumn(column, 'text', (each) => each.notNull()), table)
    .addPrimaryKeyConstraint(`${name}_key`, ['grain', 'start', ...words]);
}

function counts(table: Table, columns: readonly string[]): Table {
  return columns.reduce((all, column) => all.addColumn(column, 'bigint', (each) => each.notNull()), table);
}
