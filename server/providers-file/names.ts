/** The models and providers that the file's settings name: whether there are such, and have a key. */
import type { Providers } from '../../generated/types/files.ts';
import { Fault } from '../fault.ts';
import type { Provider } from '../providers/profile.ts';
import { mayGoToChatGpt } from '../routing/chatgpt.ts';
import { route } from '../routing.ts';
import { type Complaint, didYouMean } from './complaint.ts';
import type { Path } from './json-text.ts';

/** Nothing is said while no provider has a key: recordings answer then, whatever is asked. */
export function checkNames(file: Providers, providers: readonly Provider[]): readonly Complaint[] {
  const { aliases = {}, routes = [], fallbacks = [], smallModel, defaultProvider } = file;
  const fallback = providers.find(({ keys }) => keys.length > 0);
  if (fallback === undefined) return [];
  const models: (readonly [string, Path])[] = [
    ...Object.entries(aliases).flatMap(([name, model]) =>
      mayGoToChatGpt(model) ? [] : [[model, ['aliases', name]] as const],
    ),
    ...routes.flatMap(({ targets }, at) =>
      targets.flatMap((model, place) =>
        mayGoToChatGpt(model, place) ? [] : [[model, ['routes', at, 'targets', place]] as const],
      ),
    ),
    ...fallbacks.map((model, at) => [model, ['fallbacks', at]] as const),
    ...(smallModel === undefined ? [] : [[smallModel, ['smallModel']] as const]),
  ];
  const why = defaultProvider === undefined ? null : whyNoDefault(defaultProvider, providers);
  return [
    ...models.flatMap(([model, path]) => {
      const sentence = whyNoModel(model, providers, fallback);
      return sentence === null ? [] : [{ path, sentence }];
    }),
    ...(why === null ? [] : [{ path: ['defaultProvider'], sentence: why }]),
  ];
}

/** Why a setting cannot name this model, as the end of a sentence; null when it can. */
export function whyNoModel(model: string, providers: readonly Provider[], fallback: Provider): string | null {
  try {
    if (route(model, { providers, fallback }).value.rule !== 'default') return null;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return `is "${model}". ${thrown.message}`;
  }
  const known = providers.flatMap(({ profile, models }) => models.flatMap(({ id }) => [id, `${profile.id}/${id}`]));
  return `is "${model}", which no provider lists.${didYouMean(model, known) || ' Write provider/model.'}`;
}

/** Why this provider cannot answer for models that nobody lists, as the end of a sentence; null when it can. */
export function whyNoDefault(id: string, providers: readonly Provider[]): string | null {
  const ids = providers.map(({ profile }) => profile.id);
  const found = providers.find(({ profile }) => profile.id === id);
  if (found === undefined)
    return `is "${id}", which is no provider.${didYouMean(id, ids) || ` There are ${ids.join(', ')}.`}`;
  return found.keys.length > 0 ? null : `is "${id}", which has no key.`;
}
