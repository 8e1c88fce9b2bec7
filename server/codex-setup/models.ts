/** The models that Codex can be told of, and who answers for them. */
import type { CodexAnswer } from '../../generated/types/admin.ts';
import type { ModelInfo } from '../../generated/types/responses.ts';
import { modelList } from '../codex/catalog.ts';
import { Fault } from '../fault.ts';
import { didYouMean } from '../providers-file/complaint.ts';
import { type RouteTable, route } from '../routing.ts';

export interface Models {
  /** The first one answers by default. */
  readonly list: readonly ModelInfo[];
  /** Who answers for a name. Rejects with a Fault when its provider has no key. */
  answerFor(model: string): Promise<CodexAnswer>;
}

/** Those of a table of routes. */
export function modelsOf(routes: RouteTable): Models {
  return {
    list: modelList(routes).models,
    async answerFor(asked) {
      const { provider, model, rule } = route(asked, routes).value;
      return { provider: provider.profile.id, model, base_url: provider.baseUrl, rule };
    },
  };
}

export interface Chosen {
  readonly model: string;
  readonly answer: CodexAnswer;
}

/** Rules by which somebody answers for a name that nobody knows. */
const UNKNOWN = ['default', 'override'];

/**
 * The model that was asked for, or the one that answers by default.
 *
 * Rejects with a Fault `invalid_request` when nobody has a model of that name.
 */
export async function chosenModel(asked: string | undefined, models: Models): Promise<Chosen> {
  const model = asked ?? models.list[0]?.slug;
  if (model === undefined)
    throw new Fault('invalid_request', 'No provider lists a model: name one.', { param: 'model' });
  const answer = await answered(model, models);
  if (!UNKNOWN.includes(answer.rule)) return { model, answer };
  const names = models.list.map(({ slug }) => slug);
  const few = names.length <= MOST_NAMED ? ` There are ${names.join(', ')}.` : ' Write provider/model.';
  const meant = didYouMean(model, names) || few;
  throw new Fault('invalid_request', `No provider lists a model "${model}".${meant}`, { param: 'model' });
}

const MOST_NAMED = 12;

async function answered(model: string, models: Models): Promise<CodexAnswer> {
  try {
    return await models.answerFor(model);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    throw new Fault('invalid_request', thrown.message, { param: 'model' });
  }
}

/** The file of `model_catalog_json`: what is listed, and the model that Codex asks for if it goes by a name of its own. */
export function catalogText({ list }: Models, { model, answer }: Chosen): string {
  const own = list.some(({ slug }) => slug === model) ? [] : [renamed(list, model, answer)];
  return `${JSON.stringify({ models: [...list, ...own] }, null, 2)}\n`;
}

/** Without an entry of its name Codex offers no apply_patch and takes another window (codex-cli 0.169.0). */
function renamed(list: readonly ModelInfo[], name: string, { provider, model }: CodexAnswer): ModelInfo {
  const known = [model, `${provider}/${model}`];
  const like = list.find(({ slug }) => known.includes(slug)) ?? list[0];
  if (like === undefined) throw new Error('There is no model that it could be like.');
  return { ...like, slug: name, display_name: name, priority: list.length + 1 };
}

/** The names that a file of models lists; null when it is none. */
export function namesIn(text: string): readonly string[] | null {
  try {
    const { models } = JSON.parse(text) as { readonly models?: readonly { readonly slug?: unknown }[] };
    const names = models?.map(({ slug }) => slug) ?? [];
    return names.length > 0 && names.every((name) => typeof name === 'string') ? names : null;
  } catch {
    return null;
  }
}
