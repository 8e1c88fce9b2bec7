/** The models of ChatGPT, as Codex itself was told them: the list that it keeps beside its login. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelInfo } from '../../generated/types/responses.ts';
import type { ModelFacts } from '../providers/profile.ts';
import { CHATGPT } from '../routing/chatgpt.ts';

const LONGEST_LIST = 16 * 1024 * 1024;

/**
 * Where Codex keeps no list yet: of the models built into codex-cli 0.169.0 (2026-11) the one that an ordinary entry of the
 * catalogue describes. All others work in a mode of their own, with instructions that only Codex's list holds.
 */
export const KNOWN: readonly ModelFacts[] = [
  {
    ...{ id: `${CHATGPT}/gpt-5.5`, displayName: 'GPT-5.5 (ChatGPT)', contextWindow: 272_000 },
    efforts: ['low', 'medium', 'high', 'xhigh'],
  },
];

/** The models that Codex shows its user, under their names here; null where there is no such list. */
export async function listedModels(codexHome: string): Promise<readonly ModelInfo[] | null> {
  const listed = await readList(join(codexHome, 'models_cache.json'));
  if (listed === null) return null;
  // Only whoever uses ChatGPT waits for it to load.
  const { modelInfo } = await import('../../generated/validators-wire.js');
  // Codex throws the whole list away for one entry it cannot read.
  return listed
    .filter((entry): entry is ModelInfo => modelInfo(entry) && entry.visibility === 'list')
    .map((entry) => ({ ...entry, ...named(entry), ...ELSEWHERE }));
}

const named = ({ slug, display_name }: ModelInfo) => ({
  slug: `${CHATGPT}/${slug}`,
  display_name: `${display_name} (ChatGPT)`,
});

/** Invitations to another model name it as ChatGPT does, which leads nowhere here. */
const ELSEWHERE = { upgrade: null, availability_nux: null };

async function readList(file: string): Promise<readonly unknown[] | null> {
  try {
    const handle = await open(file);
    try {
      const stat = await handle.stat();
      if (!stat.isFile() || stat.size > LONGEST_LIST) return null;
      const { models } = JSON.parse(await handle.readFile('utf8')) as { readonly models?: unknown };
      return Array.isArray(models) && models.length > 0 ? models : null;
    } finally {
      await handle.close();
    }
  } catch {
    // Absent, unreadable or half written: Codex does without it too.
    return null;
  }
}
