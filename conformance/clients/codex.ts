/** The real Codex CLI with a home of its own, set up by `m2c codex enable` or the way a user does it by hand. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './children.ts';

export interface CodexItem {
  readonly type: string;
  readonly text?: string;
  readonly command?: string;
  readonly aggregated_output?: string;
  readonly exit_code?: number | null;
  readonly status?: string;
  readonly changes?: readonly { readonly path: string; readonly kind: string }[];
  readonly tool?: string;
  readonly result?: unknown;
}

/** One line of `codex exec --json`. */
export interface CodexEvent {
  readonly type: string;
  readonly thread_id?: string;
  readonly item?: CodexItem;
  readonly usage?: Readonly<Record<string, number>>;
  readonly message?: string;
  readonly error?: { readonly message: string };
}

export interface CodexRun {
  readonly exitCode: number | null;
  readonly events: readonly CodexEvent[];
}

export interface Codex {
  /** Runs `codex exec` with these arguments to its end. */
  exec(...args: readonly string[]): Promise<CodexRun>;
  /** Starts `codex exec` and leaves it running. */
  start(...args: readonly string[]): Child;
  /** Runs `codex doctor` and gives its report. */
  doctor(): Promise<DoctorReport>;
}

export interface DoctorReport {
  readonly checks: Readonly<Record<string, { readonly status: string; readonly summary: string }>>;
}

const CLIENTS = import.meta.dirname;
const CODEX = join(CLIENTS, 'node_modules', '@openai', 'codex', 'bin', 'codex.js');

/** Whether the real client has been installed into this folder. */
export const codexIsInstalled = (): boolean => existsSync(CODEX);

export interface CodexPlace {
  /** `http://127.0.0.1:PORT` of m2c. */
  readonly url: string;
  /** Where Codex works. */
  readonly folder: string;
  /** Where its home is made. */
  readonly home: string;
  /** Where the MCP server notes the calls it saw. */
  readonly mcpLog: string;
  /** Told of every Codex that is started. */
  readonly started: (child: Child) => void;
  /** Sets Codex up for m2c; else that is done by hand. */
  readonly setUp?: () => Promise<unknown>;
}

/** Writes what the user has in config.toml, and lets Codex use m2c. */
export async function openCodex(place: CodexPlace): Promise<Codex> {
  await mkdir(place.home, { recursive: true });
  await writeFile(join(place.home, 'config.toml'), ownSettings(place));
  await (place.setUp ?? (() => setUpByHand(place)))();
  return codexAt(place);
}

/** The list of models that m2c offers, and the lines that `m2c codex print-config` prints. */
async function setUpByHand(place: CodexPlace): Promise<void> {
  const catalog = join(place.home, 'm2c-models.json');
  const models = await fetch(`${place.url}/v1/models`);
  await writeFile(catalog, await models.text());
  const { first, last } = linesByHand(place.url, catalog);
  await writeFile(join(place.home, 'config.toml'), `${first}${ownSettings(place)}${last}`);
}

/** The Codex of a home as it is. */
export function codexAt(place: CodexPlace): Codex {
  const variables = { CODEX_HOME: place.home, HOME: place.home, USERPROFILE: place.home, ...NO_INTERNET };
  const start = (...args: readonly string[]): Child => {
    const child = startChild([process.execPath, CODEX, ...args], place.folder, variables);
    place.started(child);
    return child;
  };
  const startExec = (...args: readonly string[]): Child => {
    const [command, rest] = args[0] === 'resume' ? [['exec', 'resume'], args.slice(1)] : [['exec'], args];
    return start(...command, '--json', '--strict-config', '--skip-git-repo-check', ...rest);
  };
  return {
    start: startExec,
    exec: async (...args) => {
      const child = startExec(...args);
      const exitCode = await child.exited;
      return { exitCode, events: readEvents(child.stdout()) };
    },
    doctor: async () => {
      const child = start('doctor', '--json');
      await child.exited;
      return JSON.parse(child.stdout()) as DoctorReport;
    },
  };
}

/** The items of one type that Codex completed. */
export function itemsOf(run: CodexRun, type: string): readonly CodexItem[] {
  return run.events.flatMap(({ type: moment, item }) =>
    moment === 'item.completed' && item?.type === type ? [item] : [],
  );
}

/** Every message that Codex showed as the model's answer. */
export function said(run: CodexRun): readonly string[] {
  return itemsOf(run, 'agent_message').map((item) => item.text ?? '');
}

/** A closed door of this machine: what Codex asks of the internet (plugins, updates) fails at once, online or not. */
export const NO_INTERNET = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1,localhost',
};

/** A JSON string is a TOML string too. */
const text = JSON.stringify;

function linesByHand(url: string, catalog: string): { readonly first: string; readonly last: string } {
  const first = `model = "deepseek-v4-pro"\nmodel_provider = "m2c"\nmodel_catalog_json = ${text(catalog)}\n`;
  const table = ['[model_providers.m2c]', 'name = "m2c"', `base_url = ${text(`${url}/v1`)}`, 'wire_api = "responses"'];
  return { first, last: `\n${table.join('\n')}\n` };
}

/** What a user may have there already. */
function ownSettings(place: CodexPlace): string {
  return `
approval_policy = "never"
sandbox_mode = "danger-full-access"
web_search = "disabled"
check_for_update_on_startup = false

[analytics]
enabled = false

[features]
plugins = false
apps = false

[mcp_servers.lab]
command = ${text(process.execPath)}
args = [${text(join(CLIENTS, 'mcp-server.ts'))}, ${text(place.mcpLog)}]
`;
}

function readEvents(stdout: string): readonly CodexEvent[] {
  const lines = stdout.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as CodexEvent);
}
