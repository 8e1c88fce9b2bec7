/** Settings, providers and their keys, routes, client keys, prices, lessons and the audit trail. */
import type { CreateTableBuilder, SchemaModule } from 'kysely';
import type { Migration } from './migration.ts';

export const base: Migration = {
  version: 1,
  statements: ({ schema }) => [
    versioned(schema, 'settings').addColumn('value', 'text', (column) => column.notNull()),
    versioned(schema, 'providers').addColumn('entry', 'text', (column) => column.notNull()),
    versioned(schema, 'provider_keys')
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('hint', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('disabled', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull()),
    schema.createIndex('provider_keys_order').on('provider_keys').columns(['provider', 'position']),
    versioned(schema, 'routes')
      .addColumn('pattern', 'text', (column) => column.notNull().unique())
      .addColumn('targets', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull()),
    versioned(schema, 'client_keys')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('prefix', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull().unique())
      .addColumn('disabled', 'integer', (column) => column.notNull())
      .addColumn('limits', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('last_used_at', 'bigint'),
    versioned(schema, 'prices')
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('input', 'bigint', (column) => column.notNull())
      .addColumn('cached_input', 'bigint')
      .addColumn('output', 'bigint', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addUniqueConstraint('prices_of_model', ['provider', 'model']),
    schema
      .createTable('learned')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('key_hash', 'text', (column) => column.notNull())
      .addColumn('key_hint', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('sentence', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('learned_once', ['provider', 'key_hash', 'model', 'what']),
    schema
      .createTable('audit')
      .addColumn('seq', 'bigint', (column) => column.primaryKey().notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull()),
    schema
      .createTable('changes')
      .addColumn('topic', 'text', (column) => column.primaryKey().notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull()),
    schema
      .createTable('vault')
      .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('key_id', 'text', (column) => column.notNull()),
  ],
};

function versioned<Name extends string>(schema: SchemaModule, name: Name): CreateTableBuilder<Name> {
  return schema
    .createTable(name)
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull()) as CreateTableBuilder<Name>;
}
