/** Proxy settings that catch what Codex sends to its own machine. */
import type { Variables } from '../config.ts';

/** In Codex's order: those for plain http come first. */
export const PROXY_VARIABLES = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
];

/**
 * The variable that takes Codex's requests for this address to a proxy, null for none. HTTP_PROXY and ALL_PROXY take requests
 * for 127.0.0.1 too, until Codex waits for the network for ever; HTTPS_PROXY takes only those by https (codex-cli 0.169.0).
 */
export function caughtBy(baseUrl: string | null, environment: Variables): string | null {
  const url = baseUrl === null ? null : URL.parse(baseUrl);
  if (url === null || isExcepted(url.hostname, environment)) return null;
  const scheme = url.protocol.slice(0, -1);
  const wanted = [`${scheme.toUpperCase()}_PROXY`, `${scheme}_proxy`, 'ALL_PROXY', 'all_proxy'];
  return wanted.find((name) => environment[name] !== undefined) ?? null;
}

function isExcepted(host: string, { NO_PROXY, no_proxy = NO_PROXY }: Variables): boolean {
  const names = (no_proxy ?? '').split(',').map((name) => name.trim().toLowerCase());
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return names.some(
    (name) =>
      name === '*' ||
      name === bare ||
      name === host ||
      (name.startsWith('.') && bare.endsWith(name)) ||
      isBlock(name, bare),
  );
}

/** `127.0.0.0/8`, and its like of whole bytes. */
function isBlock(name: string, host: string): boolean {
  const [, start = '', bits = ''] = /^([\d.]+)\/(8|16|24|32)$/.exec(name) ?? [];
  const bytes = Number(bits) / 8;
  return bytes > 0 && start.split('.').slice(0, bytes).join() === host.split('.').slice(0, bytes).join();
}
