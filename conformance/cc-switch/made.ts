/** A database as cc-switch makes it, by the tables of its schemas 1 and 20 (as of 2026-11), filled by a test. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

export interface MadeProvider {
  readonly id: string;
  readonly name?: string;
  readonly app?: string;
  readonly settings: object | string;
  readonly meta?: object;
  readonly current?: boolean;
  readonly endpoints?: readonly string[];
}

const FIRST = `
  create table providers (id text not null, app_type text not null, name text not null, settings_config text not null,
    website_url text, category text, created_at integer, sort_index integer, notes text, icon text, icon_color text,
    meta text not null default '{}', is_current boolean not null default 0, primary key (id, app_type));
  create table provider_endpoints (id integer primary key autoincrement, provider_id text not null, app_type text not null,
    url text not null, added_at integer,
    foreign key (provider_id, app_type) references providers(id, app_type) on delete cascade);`;

/** What the second schema and those after it have besides, so far as it has to do with providers. */
const LATER = `
  alter table providers add column cost_multiplier text not null default '1.0';
  alter table providers add column limit_daily_usd text;
  alter table providers add column limit_monthly_usd text;
  alter table providers add column provider_type text;
  alter table providers add column in_failover_queue boolean not null default 0;
  create table provider_health (provider_id text not null, app_type text not null, is_healthy integer not null default 1,
    updated_at text not null, primary key (provider_id, app_type),
    foreign key (provider_id, app_type) references providers(id, app_type) on delete cascade);
  create index idx_providers_failover on providers(app_type, in_failover_queue, sort_index);`;

/** Makes `cc-switch.db` in this folder. @returns its path. */
export function makeCcSwitch(folder: string, providers: readonly MadeProvider[], schema = 20): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'cc-switch.db');
  const db = new Sqlite(file);
  db.exec(schema < 2 ? FIRST : FIRST + LATER);
  db.pragma(`user_version = ${schema}`);
  const row = db.prepare(
    'insert into providers (id, app_type, name, settings_config, meta, is_current, sort_index) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const endpoint = db.prepare('insert into provider_endpoints (provider_id, app_type, url) values (?, ?, ?)');
  for (const [
    at,
    { id, name = id, app = 'codex', settings, meta = {}, current = false, endpoints = [] },
  ] of providers.entries()) {
    const text = typeof settings === 'string' ? settings : JSON.stringify(settings);
    row.run(id, app, name, text, JSON.stringify(meta), Number(current), at);
    for (const url of endpoints) endpoint.run(id, app, url);
  }
  db.close();
  return file;
}

/** The settings of a provider of Codex, as cc-switch keeps them. */
export function codexSettings(baseUrl: string, { key = '', model = '', more = '' } = {}): object {
  const config = `model_provider = "custom"\n${model === '' ? '' : `model = "${model}"\n`}${more}
[model_providers.custom]
name = "custom"
base_url = "${baseUrl}"
wire_api = "responses"
requires_openai_auth = true
`;
  return { auth: key === '' ? {} : { OPENAI_API_KEY: key }, config };
}
