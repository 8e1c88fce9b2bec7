/** The user's own names for models: which of them a name fits, and the models behind it. */

/** A name, or several with a star in it, and the models for it: the first one answers, the others are tried in their order. */
export interface RouteChain {
  /** A star stands for any letters. */
  readonly pattern: string;
  readonly targets: readonly string[];
}

export interface OwnNames {
  /** The short form for one target: name → model. Of an alias and a route of the same name the alias is taken. */
  readonly aliases?: { readonly [name: string]: string };
  readonly routes?: readonly RouteChain[];
}

interface Chosen {
  readonly rule: 'alias' | 'route';
  readonly targets: readonly string[];
}

/** What the name itself gives, else the longest name with a star that fits: `gpt-5*` before `gpt-*`. */
export function chainFor(asked: string, { aliases = {}, routes = [] }: OwnNames): Chosen | null {
  if (Object.hasOwn(aliases, asked)) return aliasOf(aliases, asked);
  const named = routes.find(({ pattern }) => pattern === asked);
  if (named !== undefined) return { rule: 'route', targets: named.targets };
  const patterns = [...Object.keys(aliases), ...routes.map(({ pattern }) => pattern)];
  const [longest] = patterns.filter((pattern) => fits(asked, pattern)).toSorted((one, two) => two.length - one.length);
  if (longest === undefined) return null;
  if (Object.hasOwn(aliases, longest)) return aliasOf(aliases, longest);
  return { rule: 'route', targets: routes.find(({ pattern }) => pattern === longest)?.targets ?? [] };
}

function aliasOf(aliases: NonNullable<OwnNames['aliases']>, name: string): Chosen {
  const target = aliases[name];
  return { rule: 'alias', targets: target === undefined ? [] : [target] };
}

/** Whether a name fits a pattern with one star in it. */
export function fits(asked: string, pattern: string): boolean {
  const [before = '', after, ...more] = pattern.split('*');
  if (after === undefined || more.length > 0 || asked.length < pattern.length - 1) return false;
  return asked.startsWith(before) && asked.endsWith(after);
}
