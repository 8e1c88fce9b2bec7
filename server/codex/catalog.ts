/** The models that can be used now, in the shape of the SDKs and in the one of Codex's catalogue, in one body. */
import type { ModelInfo, ModelList } from '../../generated/types/responses.ts';
import { type ModelFacts, type Provider, requestFacts } from '../providers/profile.ts';
import { type RouteTable, upstreamModel } from '../routing.ts';

/** Models that no provider of the table answers. */
export interface OtherModels {
  readonly owner: string;
  /** Who answers, for people. */
  readonly displayName: string;
  /** As Codex's own list describes them. */
  readonly described: readonly ModelInfo[];
  /** Of which only this is known; they read images. */
  readonly known: readonly ModelFacts[];
}

/** Lists the models of providers with a key, the default provider's first, its default model before all others; then the others. */
export function modelList(routes: RouteTable, others?: OtherModels | null): ModelList {
  const { fallback } = routes;
  const open = routes.providers.filter((one) => one.keys.length > 0);
  // A name that two providers list is routed to the first of them.
  const owner = (id: string) => open.find((one) => one.models.some((facts) => facts.id === id));
  const listed = [fallback, ...open.filter((one) => one !== fallback)].flatMap((provider) =>
    defaultFirst(provider)
      .filter((facts) => owner(facts.id) === provider)
      .map((facts) => ({ provider, facts })),
  );
  const card = (id: string, owned_by: string) => ({ id, object: 'model' as const, created: 0, owned_by });
  const infos = listed.map(({ provider, facts }, at) =>
    modelInfo(provider.profile.displayName, facts, at + 1, images(provider, facts)),
  );
  const more = others == null ? [] : otherInfos(others, infos.length);
  return {
    object: 'list',
    data: [
      ...listed.map(({ provider, facts }) => card(facts.id, provider.profile.id)),
      ...more.map(({ slug }) => card(slug, others?.owner ?? '')),
    ],
    models: [...infos, ...more],
  };
}

const images = ({ profile }: Provider, { id }: ModelFacts) => requestFacts(profile, id).images;

function otherInfos({ displayName, described, known }: OtherModels, before: number): readonly ModelInfo[] {
  const infos = [...described, ...known.map((facts) => modelInfo(displayName, facts, 0, true))];
  return infos.map((info, at) => ({ ...info, priority: before + at + 1 }));
}

function defaultFirst(provider: Provider): readonly ModelFacts[] {
  const isDefault = (facts: ModelFacts) => upstreamModel(provider, facts.id) === provider.defaultModel;
  return [...provider.models.filter(isDefault), ...provider.models.filter((facts) => !isDefault(facts))];
}

const EFFORTS: { readonly [effort: string]: string } = {
  none: 'Answers without thinking first',
  minimal: 'Thinks as little as the model can',
  low: 'Thinks briefly',
  medium: 'Weighs speed against depth',
  high: 'Thinks at length',
  xhigh: 'Thinks at greater length',
  max: 'Thinks as long as the model can',
};

/** Codex asks for its window less what it keeps for an answer and a summary. */
const COMPACT_AT = 0.8;

/** Codex throws the whole list away for one entry it cannot read (codex-cli 0.169.0). */
function modelInfo(from: string, facts: ModelFacts, priority: number, readsImages: boolean): ModelInfo {
  const efforts = facts.efforts.map((effort) => ({
    effort,
    description: EFFORTS[effort] ?? `Thinks at level ${effort}`,
  }));
  const usual = facts.efforts[Math.floor(facts.efforts.length / 2)] ?? null;
  return {
    slug: facts.id,
    display_name: facts.displayName,
    description: `${from} through m2c`,
    default_reasoning_level: usual,
    supported_reasoning_levels: efforts,
    default_reasoning_summary: 'auto',
    shell_type: 'unified_exec',
    visibility: 'list',
    supported_in_api: true,
    priority,
    support_verbosity: false,
    truncation_policy: { mode: 'tokens', limit: 10_000 },
    experimental_supported_tools: [],
    base_instructions: INSTRUCTIONS,
    // Without it Codex offers no apply_patch, and models fall back to rewriting whole files in the shell.
    apply_patch_tool_type: 'freeform',
    context_window: facts.contextWindow,
    max_context_window: facts.contextWindow,
    auto_compact_token_limit: Math.floor(facts.contextWindow * COMPACT_AT),
    input_modalities: readsImages ? ['text', 'image'] : ['text'],
    supports_search_tool: false,
  };
}

const INSTRUCTIONS = `You are a coding agent working in the user's project through Codex, a terminal program. You read files, run commands and change code on the user's machine.

How to work
- Keep going until the task is done and checked, then say so. Ask only when a decision is truly the user's.
- Look before you change: read the files concerned and follow the project's own style, tools and AGENTS.md files.
- Find the cause of a problem and fix that. Change no more than the task needs, and leave unrelated faults alone, but mention them.
- Other people may be working in the same folder: never undo changes you did not make, and run no destructive command (git reset --hard, git checkout --, rm -rf) unless the user asked for it.
- Do not commit or create branches unless asked.

Tools
- Search with \`rg\`, and \`rg --files\` to list files; fall back to grep and find where it is missing.
- Read large files in pieces. Run independent commands in parallel when the tools allow it.
- Edit files with \`apply_patch\`. Give it the patch text itself:
*** Begin Patch
*** Update File: path/to/file
@@ a line that locates the change
 an unchanged line
-a removed line
+an added line
*** End Patch
  Use \`*** Add File: path\` with every line prefixed by +, and \`*** Delete File: path\`. Paths are relative to the working folder.
- Never claim a result you have not seen: run the tests, the build or the program when there is one, and read what it prints.

Answering
- Before a group of commands, say in a sentence what you are about to do.
- Finish with a short account: what changed and why, where (as path:line), how you checked it, and what is left. Plain text, no headings for small answers, no long quotations of code the user can open.
`;
