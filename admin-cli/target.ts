/** Which server is asked, and with which token: flags, profile, variables, and the token of this machine's own server. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, readSecretFile } from './files.ts';
import { UsageError } from './problems.ts';
import { type Profile, readProfile } from './profile.ts';
import type { Terminal } from './terminal.ts';

/** A token and where it was found. */
export interface Token {
  readonly value: string;
  readonly from: string;
}

export interface Target {
  /** Without a slash at its end. */
  readonly url: string;
  readonly loopback: boolean;
  readonly token: Token | null;
  readonly timeoutMs: number;
  /** What the profile says about output. */
  readonly output: Profile['output'];
}

export interface TargetFlags {
  readonly url?: string;
  readonly profile?: string;
  readonly tokenFile?: string;
  readonly timeout: number;
}

const DEFAULT_URL = 'http://127.0.0.1:8788';
const TOKEN_BYTES = 4096;

/** Finds the server and its token. @throws UsageError when what was said makes no sense. */
export async function openTarget(flags: TargetFlags, terminal: Terminal): Promise<Target> {
  const { environment } = terminal;
  const named = flags.profile ?? environment.M2C_ADMIN_PROFILE?.trim();
  const profile = named ? await readProfile(named, terminal) : null;
  // What is typed wins over variables; a profile that a variable names is no more than a default.
  const typed = flags.profile === undefined ? null : profile;
  const url = checkUrl(flags.url ?? typed?.url ?? environment.M2C_ADMIN_URL?.trim() ?? '', profile);
  const target = { url: url.href.replace(/\/+$/, ''), loopback: isLoopback(url.hostname) };
  const token = findToken(flags, { profile, typed, url, loopback: target.loopback }, terminal);
  if (token !== null && url.protocol === 'http:' && !target.loopback) {
    terminal.complain(`m2c-admin: The token goes to ${url.host} in clear, since its URL is http: use https.\n`);
  }
  return { ...target, token, timeoutMs: flags.timeout * 1000, output: profile?.output ?? null };
}

function checkUrl(said: string, profile: Profile | null): URL {
  const text = said || profile?.url || DEFAULT_URL;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new UsageError(`The server's address must be an http(s) URL such as ${DEFAULT_URL}, not "${text}".`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError("The server's address must not hold a name and password: give the token with --token-file.");
  }
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

interface Place {
  readonly profile: Profile | null;
  readonly typed: Profile | null;
  readonly url: URL;
  readonly loopback: boolean;
}

function findToken({ tokenFile }: TargetFlags, place: Place, terminal: Terminal): Token | null {
  const { profile, typed, url, loopback } = place;
  if (tokenFile !== undefined) return readToken(tokenFile, terminal);
  const fromVariable = () => tokenOf(terminal.environment.M2C_ADMIN_TOKEN ?? '', 'M2C_ADMIN_TOKEN');
  const fromProfile = (one: Profile | null) => (one === null ? null : tokenOfProfile(one, url, terminal));
  return fromProfile(typed) ?? fromVariable() ?? fromProfile(profile) ?? (loopback ? localToken(terminal) : null);
}

/** A profile's token goes to the profile's own server only. */
function tokenOfProfile(profile: Profile, url: URL, terminal: Terminal): Token | null {
  if (new URL(profile.url ?? DEFAULT_URL).origin !== url.origin) return null;
  if (profile.tokenFile !== null) return readToken(profile.tokenFile, terminal);
  return profile.token === null ? null : tokenOf(profile.token, `the profile ${profile.name}`);
}

/** Whoever can read the data folder of a server on this machine may run it. */
function localToken(terminal: Terminal): Token | null {
  const path = join(dataDir(terminal), 'admin-token');
  return existsSync(path) ? readToken(path, terminal) : null;
}

function readToken(path: string, terminal: Terminal): Token | null {
  const { text, exposed } = readSecretFile(path, 'The token file', TOKEN_BYTES);
  if (exposed) terminal.complain(`m2c-admin: Others on this machine can read ${path}: chmod 600 it.\n`);
  const token = tokenOf(text, path);
  if (token === null) throw new UsageError(`The token file ${path} is empty.`);
  return token;
}

/** Blank text is no token. */
function tokenOf(text: string, from: string): Token | null {
  const value = text.trim();
  if (value === '') return null;
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new UsageError(`The token of ${from} holds what no token can: is it the right one?`);
  return { value, from };
}
