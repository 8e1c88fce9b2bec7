/** Where one scenario happens: a scripted provider, the real `m2c start` before it, and a folder for the client. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type FakeUpstream, type Script, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { type Child, startChild } from './children.ts';
import { type Codex, openCodex } from './codex.ts';

export interface World {
  readonly upstream: FakeUpstream;
  /** `http://127.0.0.1:PORT` of m2c. */
  readonly url: string;
  /** The folder Codex works in. */
  readonly folder: string;
  codex(): Promise<Codex>;
  /** The folder of Codex's own files. */
  readonly codexHome: string;
  /** The tool calls that the MCP server saw. */
  mcpCalls(): Promise<readonly unknown[]>;
  /** The end of what each program said, for a scenario that failed. */
  testimony(): string;
  close(): Promise<void>;
}

/** What m2c is started with beside the provider's key and address. */
export type Variables = Readonly<Record<string, string>>;

export interface Scenario {
  readonly name: string;
  /** Opens its world with the provider's script, plays, and throws what it finds wrong. */
  readonly play: (open: (script: Script, variables?: Variables) => Promise<World>) => Promise<void>;
}

export const API_KEY = 'sk-conformance-0123456789';
const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');

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
  const m2c = startChild(command, root, { ...own, ...variables });
  children.push(['m2c', m2c]);
  try {
    const url = await addressOf(m2c, upstream.url);
    const place = { url, folder, home: join(root, 'codex-home'), mcpLog };
    const started = (child: Child) => void children.push(['codex', child]);
    return {
      upstream,
      url,
      folder,
      codex: () => openCodex({ ...place, started }),
      codexHome: place.home,
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
