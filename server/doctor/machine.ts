/** The machine: Node, the data folder, the port, the proxy, and Codex's file. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { namedAddresses } from '../codex/knows.ts';
import type { Config } from '../config.ts';
import { opened } from '../ports.ts';
import { chooseEngine, shownEngine } from '../search/choose.ts';
import { type Network, shownProxies } from '../upstream/network.ts';
import { type Check, ok, skip, warn } from './check.ts';

export async function checkMachine(config: Config, network: Network): Promise<readonly Check[]> {
  return [
    ok('node', `${process.versions.node} on ${process.platform} ${process.arch}`),
    ok('data folder', `${config.dataDir} can be read and written`),
    await checkAddress(config),
    network.proxies === null
      ? ok('proxy', 'none: providers are reached directly')
      : ok('proxy', `${shownProxies(network.proxies)}; not for ${network.proxies.direct}`),
    await checkCodex(config),
    ...checkSearch(config),
  ];
}

/** A search costs its user something, so none is made. */
function checkSearch({ variables }: Config): readonly Check[] {
  const engine = chooseEngine(variables);
  return engine === null ? [] : [ok('web search', `${shownEngine(engine)}, where a provider has no search of its own`)];
}

async function checkAddress({ host, port }: Config): Promise<Check> {
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const health = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
  if (health?.ok === true) return ok('address', `m2c is up at ${url}`);
  const trial = createServer();
  try {
    await opened(trial, host, port);
    return ok('address', `${url} is free: m2c start can have it`);
  } catch (thrown) {
    const advice = 'End the other program, or choose another port with --port or M2C_PORT.';
    return warn('address', (thrown as Error).message, advice);
  } finally {
    trial.close();
  }
}

/** The whole of Codex's settings is judged by `m2c codex doctor`; here only whether Codex knows of m2c at all. */
async function checkCodex({ port, codexHome }: Config): Promise<Check> {
  const file = join(codexHome, 'config.toml');
  if (!existsSync(file)) return warn('codex', `${file} does not exist`, 'm2c codex enable sets Codex up.');
  try {
    const named = await namedAddresses(codexHome);
    if (named.some((url) => url.includes(`:${port}`))) return ok('codex', `${file} names port ${port}`);
    const others = named.length === 0 ? 'names no provider’s address' : `names ${named.join(', ')}`;
    return warn('codex', `${file} ${others}`, 'm2c codex enable sets Codex up; m2c codex doctor looks closer.');
  } catch {
    return skip('codex', `${file} cannot be read`);
  }
}
