/** Codex's own ChatGPT login, as it stands in its file at this moment: read for one request, kept by nobody, never renewed here. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';

export interface Login {
  readonly token: string;
  /** The workspace whose subscription answers; null where the file tells none. */
  readonly account: string | null;
  /** What the user should mend, a whole sentence; null for nothing. */
  readonly warning: string | null;
}

/** Why there is no login, as the beginning of a sentence that goes on with what to do. */
export type NoLogin = string;

const LONGEST_FILE = 1024 * 1024;
const LONGEST_TOKEN = 16 * 1024;
/** The claim of OpenAI's tokens that holds the workspace (codex-cli 0.169.0). */
const CLAIM = 'https://api.openai.com/auth';

/** @param now seconds since 1970. */
export async function readLogin(codexHome: string, now: number): Promise<Login | NoLogin> {
  const file = join(codexHome, 'auth.json');
  let handle: FileHandle | null = null;
  try {
    // A pipe of this name must not hold the turn up. A link is followed, as Codex does.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    const self = process.getuid?.();
    if (!stat.isFile() || stat.size > LONGEST_FILE) return "Codex's auth.json is no file of a login";
    if (self !== undefined && self !== 0 && stat.uid !== self) return "Codex's auth.json belongs to another user";
    const shared = process.platform !== 'win32' && (stat.mode & 0o077) !== 0;
    const warning = shared ? `Others than you may use ${file}, which holds your ChatGPT login: chmod 600 it.` : null;
    return loginIn(await handle.readFile('utf8'), now, warning);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    return code === 'ENOENT'
      ? 'Codex has no ChatGPT login here'
      : `Codex's auth.json cannot be read (${code ?? 'no JSON'})`;
  } finally {
    await handle?.close();
  }
}

function loginIn(text: string, now: number, warning: string | null): Login | NoLogin {
  const { tokens } = objectOf(JSON.parse(text));
  const { access_token: token, account_id, id_token } = objectOf(tokens);
  if (typeof token !== 'string' || token === '') return 'Codex has no ChatGPT login here';
  if (!/^[\x21-\x7e]+$/.test(token) || token.length > LONGEST_TOKEN) return 'The ChatGPT login of Codex is damaged';
  const claims = claimsOf(token);
  const { exp } = claims;
  // Without a time of its own the token is tried: ChatGPT says whether it holds.
  if (typeof exp === 'number' && exp <= now) return 'The ChatGPT login of Codex has expired';
  const told = [account_id, ...[claims, claimsOf(id_token)].map((one) => objectOf(one[CLAIM]).chatgpt_account_id)];
  const account = told.find((id): id is string => typeof id === 'string' && /^[\w.:-]{1,200}$/.test(id));
  return { token, account: account ?? null, warning };
}

/** What a JSON web token says of itself. Its signature is not looked at: nothing is granted for it here. */
function claimsOf(token: unknown): { readonly [claim: string]: unknown } {
  if (typeof token !== 'string') return {};
  try {
    return objectOf(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { readonly [field: string]: unknown }) : {};
}
