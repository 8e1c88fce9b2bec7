/** How Codex is logged in at OpenAI, without what with. */
import type { CodexStatus } from '../../generated/types/admin.ts';
import { DISK, readWhole } from '../codex/files/disk.ts';

export type Login = CodexStatus['login'];

export interface LoginLook {
  readonly login: Login;
  /** Whether others on this machine can read the file. */
  readonly exposed: boolean;
}

/** What its auth.json tells; nothing of it is kept. */
export async function lookAtLogin(file: string): Promise<LoginLook> {
  try {
    const bytes = await readWhole(DISK, file);
    if (bytes === null) return { login: 'none', exposed: false };
    const { mode } = await DISK.stat(file);
    // Windows knows no such bits.
    const exposed = process.platform !== 'win32' && (mode & 0o077) !== 0;
    return { login: kindOf(bytes.toString('utf8')), exposed };
  } catch {
    return { login: 'unreadable', exposed: false };
  }
}

function kindOf(text: string): Login {
  try {
    const { tokens, OPENAI_API_KEY: key } = JSON.parse(text) as AuthFile;
    if (isFilled(tokens?.access_token)) return 'chatgpt';
    return isFilled(key) ? 'api_key' : 'none';
  } catch {
    return 'unreadable';
  }
}

/** As Codex writes it (codex-cli 0.169.0). */
interface AuthFile {
  readonly OPENAI_API_KEY?: unknown;
  readonly tokens?: { readonly access_token?: unknown } | null;
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== '';
