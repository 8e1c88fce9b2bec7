/** Where one scenario happens: a scripted provider, the real `m2c start` before it, and a folder for the client. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type FakeUpstream, type Script, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { type Child, startChild } from './children.ts';
import { type Codex, codexAt, NO_INTERNET, openCodex } from './codex.ts';

export interface World {
  readonly upstream: FakeUpstream;
  /** `http://127.0.0.1:PORT` of m2c. */
  readonly url: string;
  /** The folder Codex works in. */
  readonly folder: string;
  /** Of Codex's own files. */
  readonly home: string;
  /** Of m2c's own files. */
  readonly dataDir: string;
  /** Codex with some settings of its user, set up by `m2c codex enable`. */
  codex(): Promise<Codex>;
  /** Codex with whatever its home holds. */
  codexAsItIs(): Codex;
  /** Runs a command of m2c to its end. @returns what it printed; rejects when it fails, with what it said. */
  m2c(...words: readonly string[]): Promise<string>;
  /** Ends m2c at once. */
  kill(): Promise<void>;
  /** The tool calls that the MCP server saw. */
  mcpCalls(): Promise<readonly unknown[]>;
  /** The end of what each program said, for a scenario that failed. */
  testimony(): string;
  close(): Promise<void>;
}

/** What m2c is started with beside the provider's key and address; the address is the upstream's. */
export type Variables = Readonly<Record<string, string>> | ((upstreamUrl: string) => Readonly<Record<string, string>>);

export interface Scenario {
  readonly name: string;
  /** Opens its world with the provider's script, plays, and throws what it finds wrong. */
  readonly play: (open: (script: Script, variables?: Variables) => Promise<World>) => Promise<void>;
}

export const API_KEY = 'sk-conformance-0123456789';
/** What the provider's scripts are written for. */
const ENABLE = ['codex', 'enable', '--model', 'deepseek-v4-pro'];
const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');

/** The command line of m2c with these words. */
export const m2cCommand = (...words: readonly string[]): readonly string[] => [process.execPath, M2C, ...words];

/** Starts the provider (strict: it refuses what a strict provider refuses) and m2c in front of it. */
export async function openWorld(script: Script, variables: Variables = {}): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'm2c-clients-'));
  const folder = join(root, 'folder');
  const mcpLog = join(root, 'mcp.log');
  await mkdir(folder);
  const upstream = await startFakeUpstream(script, { strict: true });
  const children: [string, Child][] = [];
  const close = async () => {
    for (const [, child] of children) child.kill();
    await Promise.allSettled(children.map(([, child]) => child.exited));
    await upstream.close();
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const testimony = () => children.map(([name, child]) => lastWords(name, child)).join('\n');

  const command = [process.execPath, M2C, 'start', '--port', '0', '--data-dir', join(root, 'data')];
  const own = { DEEPSEEK_API_KEY: API_KEY, DEEPSEEK_BASE_URL: upstream.url, HOME: root };
  const more = typeof variables === 'function' ? variables(upstream.url) : variables;
  const m2c = startChild(command, root, { ...own, ...more });
  children.push(['m2c', m2c]);
  try {
    const url = await addressOf(m2c, upstream.url);
    const home = join(root, 'codex-home');
    const started = (child: Child) => void children.push(['codex', child]);
    // No key: only the m2c that runs knows the provider.
    const dataDir = join(root, 'data');
    const path = [join(import.meta.dirname, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
    const at = { M2C_DATA_DIR: dataDir, M2C_PORT: new URL(url).port, CODEX_HOME: home, HOME: root, PATH: path };
    const runM2c = async (...words: readonly string[]) => {
      const child = startChild(m2cCommand(...words), folder, { ...at, USERPROFILE: root, ...NO_INTERNET });
      children.push([`m2c ${words.join(' ')}`, child]);
      if ((await child.exited) === 0) return child.stdout();
      throw new Error(`m2c ${words.join(' ')} failed: ${child.stderr()}`);
    };
    const place = { ...{ url, folder, home, mcpLog, started }, setUp: () => runM2c(...ENABLE) };
    return {
      ...{ upstream, url, folder, home, dataDir },
      codex: () => openCodex(place),
      codexAsItIs: () => codexAt(place),
      m2c: runM2c,
      async kill() {
        m2c.kill();
        await m2c.exited;
      },
      mcpCalls: async () => {
        const lines = (await readFile(mcpLog, 'utf8').catch(() => '')).split('\n');
        return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
      },
      testimony,
      close,
    };
  } catch (cause) {
    const words = testimony();
    await close();
    throw new Error(`${(cause as Error).message}\n${words}`);
  }
}

/** The banner names the address that m2c got; the provider's, which it may name too, is another one. */
async function addressOf(m2c: Child, upstreamUrl: string): Promise<string> {
  let ended = false;
  m2c.exited.finally(() => {
    ended = true;
  });
  const patience = AbortSignal.timeout(20_000);
  while (!ended && !patience.aborted) {
    const addresses = `${m2c.stdout()}${m2c.stderr()}`.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    const own = addresses.find((address) => !upstreamUrl.startsWith(address));
    if (own !== undefined) return own;
    await wait(20);
  }
  throw new Error(`m2c start ${ended ? 'ended' : 'did not name its address within 20 s'}.`);
}

function lastWords(name: string, child: Child): string {
  const tail = (text: string) => text.trimEnd().split('\n').slice(-12).join('\n');
  const words = [tail(child.stdout()), tail(child.stderr())].filter((text) => text !== '').join('\n');
  return `${name}: ${words === '' ? '(said nothing)' : words}`.replaceAll('\n', '\n  ');
}
