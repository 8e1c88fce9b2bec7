/** The providers: keys, name, way and answer, without asking any model anything. */
import { lookup } from 'node:dns/promises';
import type { Provider } from '../providers/profile.ts';
import { type Upstream, wayTo } from '../upstream/client.ts';
import { type Network, proxyFor } from '../upstream/network.ts';
import { type Check, fail, ok, skip, warn } from './check.ts';

const PATIENCE_MS = 10_000;
/** Beyond this a clock makes certificates and signatures fail. */
const SKEW_MS = 5 * 60_000;

/** @param warnings what is amiss with keys and addresses, found without asking anybody. */
export async function checkProviders(
  open: readonly Provider[],
  warnings: readonly string[],
  upstream: Upstream,
  network: Network,
): Promise<readonly Check[]> {
  const keys =
    open.length === 0
      ? [warn('keys', 'no provider has a key: recordings answer', 'm2c start --help lists the variables to set.')]
      : [ok('keys', open.map(({ profile, keys: { length } }) => `${profile.id} (${length})`).join(', '))];
  const amiss = warnings.map((warning) => warn('keys', warning, 'Correct the variable and start m2c again.'));
  const reached = await Promise.all(open.map((provider) => checkProvider(provider, upstream, network)));
  return [...keys, ...amiss, ...reached.flat()];
}

async function checkProvider(provider: Provider, upstream: Upstream, network: Network): Promise<readonly Check[]> {
  const { profile, baseUrl, keys } = provider;
  const name = profile.id;
  const { hostname, host } = new URL(baseUrl);
  const way = wayTo(provider);
  // Through a proxy it is the proxy that looks the name up.
  const direct = proxyFor(baseUrl, (way?.line?.network ?? network).proxies) === null;
  if (direct && !(await resolves(hostname))) {
    return [fail(name, `${hostname} has no address`, 'Check the name, the network and its DNS.')];
  }
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const startedAt = performance.now();
    const { status, date } = await upstream.look({ url: `${baseUrl}/models`, apiKey: keys[0] ?? '', way, signal });
    const took = `${Math.round(performance.now() - startedAt)} ms`;
    return [verdictOf(name, host, status, took), ...clock(name, date)];
  } catch (thrown) {
    const why = signal.aborted ? `${host} did not answer within ${PATIENCE_MS / 1000} s` : (thrown as Error).message;
    const advice = isOwn(hostname)
      ? 'Start the server on this machine, or correct its base URL.'
      : 'Check the network, the proxy (HTTPS_PROXY) and the base URL.';
    return [fail(name, why, advice)];
  }
}

const isOwn = (hostname: string) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

async function resolves(hostname: string): Promise<boolean> {
  return lookup(hostname.replace(/^\[|\]$/g, '')).then(
    () => true,
    () => false,
  );
}

function verdictOf(name: string, host: string, status: number, took: string): Check {
  if (status === 200) return ok(name, `${host} takes the key and lists its models (${took})`);
  if (status === 401 || status === 403) {
    return fail(name, `${host} refuses the key (${status})`, 'Check the key and that it belongs to this host.');
  }
  // Not every provider lists its models.
  if (status === 404 || status === 405)
    return skip(name, `${host} answers, but lists no models: its key was not tried`);
  return warn(name, `${host} answers ${status} (${took})`, 'Try again later; the provider has a fault of its own.');
}

function clock(name: string, date: string | null): readonly Check[] {
  const skew = date === null ? Number.NaN : Date.now() - Date.parse(date);
  if (Number.isNaN(skew) || Math.abs(skew) < SKEW_MS) return [];
  const minutes = Math.round(Math.abs(skew) / 60_000);
  return [
    warn('clock', `this machine is ${minutes} minutes ${skew > 0 ? 'ahead of' : 'behind'} ${name}`, 'Set the clock.'),
  ];
}
