/** What a recording must not tell, as far as this machine and its settings know it. */
import { homedir, hostname, userInfo } from 'node:os';
import type { Config } from '../config.ts';
import { isLoopback } from '../http/host-guard.ts';
import { PROFILES } from '../providers/index.ts';
import type { Provider } from '../providers/profile.ts';
import { type ReachedProvider, secretsOf } from '../upstream/client.ts';
import { VERSION } from '../version.ts';
import type { Known } from './rules.ts';

/** Where the bytes come from, for about.json: a host that everybody knows, or no host. */
export function sourceOf(provider: Provider): string {
  const from = isPublished(provider) ? hostOf(provider.baseUrl) : 'a server of our own';
  return `Recorded by m2c record ${VERSION} from ${from}, then scrubbed.`;
}

const SECRET_NAME = /(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$/i;
/** Shorter ones would take words apart. */
const SHORTEST_SECRET = 6;

/** Every key that the settings hold, and the names of the user, this machine and a provider's own address. */
export function knownOf({ variables }: Pick<Config, 'variables'>, provider: ReachedProvider): Known {
  const secrets = Object.keys(variables).filter((name) => SECRET_NAME.test(name));
  const keys = [...secretsOf(provider), ...secrets.flatMap((name) => variables[name]?.split(',') ?? [])];
  const host = hostOf(provider.baseUrl);
  return {
    keys: [...new Set(keys)].filter((key) => key.length >= SHORTEST_SECRET),
    home: homedir(),
    user: userName(),
    hosts: [hostname(), ...(isPublished(provider) || isLoopback(host) ? [] : [host])],
  };
}

/** The host of an entry of the user's own may be known to nobody else. */
function isPublished({ baseUrl }: Provider): boolean {
  return PROFILES.some(({ access }) => access.hosts.some((one) => hostOf(one.baseUrl) === hostOf(baseUrl)));
}

const hostOf = (url: string) => new URL(url).hostname;

/** Some machines have no account for who runs this. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
