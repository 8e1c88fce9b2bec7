/**
 * Who may speak to a server that holds keys and asks no password: programs of this machine. A web page can send requests
 * here too, under its own Origin, or under its own Host name once DNS points that name at 127.0.0.1 (DNS rebinding).
 */
import type { Config } from '../config.ts';
import { Fault } from '../fault.ts';
import type { Handler } from '../handlers.ts';

const WILDCARDS = ['0.0.0.0', '::', '*'];

/** Refuses a request whose Host or Origin is not this machine, the bound address or an allowed name. */
export function hostGuard({ host, allowedHosts }: Pick<Config, 'host' | 'allowedHosts'>): Handler {
  const own = [...allowedHosts, ...(WILDCARDS.includes(host) ? [] : [host.toLowerCase()])];
  const known = (name: string | null) => name !== null && (isLoopback(name) || own.includes(name));
  return (request, _response, next) => {
    const { origin } = request.headers;
    const hosts = request.rawHeaders.filter((word, index) => index % 2 === 0 && word.toLowerCase() === 'host');
    if (hosts.length !== 1 || !known(hostName(request.headers.host ?? ''))) {
      throw new Fault(
        'forbidden',
        'The Host header names another machine: use 127.0.0.1, or allow the name with M2C_ALLOWED_HOSTS.',
      );
    }
    if (origin !== undefined && !known(originName(origin))) {
      throw new Fault('forbidden', 'Web pages of another origin may not use m2c.');
    }
    next();
  };
}

/** Whether a name or address, without port or brackets, always means this machine. */
export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** `[::1]:8788` is `::1`; null for anything that is not a name with an optional port. */
function hostName(header: string): string | null {
  const [, address, name] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(header) ?? [];
  return (address ?? name ?? null)?.toLowerCase() ?? null;
}

function originName(origin: string): string | null {
  const url = URL.parse(origin);
  return url === null || url.host === '' ? null : hostName(url.host);
}
