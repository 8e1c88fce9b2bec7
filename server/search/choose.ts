/** Which search engine the user has chosen, by name or by the key he has set. */
import { ConfigError, type Variables } from '../config.ts';
import { whyNoBaseUrl, whyNoKeys } from '../upstream/keys.ts';
import { brave } from './brave.ts';
import type { SearchEngine } from './engine.ts';
import { searxng } from './searxng.ts';
import { tavily } from './tavily.ts';

/** An engine, as it is reached. */
export interface ChosenEngine {
  readonly engine: SearchEngine;
  readonly baseUrl: string;
  /** "" where none is asked for. */
  readonly key: string;
}

/** The engine in a few words for a person: its name and its host. */
export function shownEngine({ engine, baseUrl }: ChosenEngine): string {
  return `${engine.displayName} at ${new URL(baseUrl).host}`;
}

const ENGINES: readonly SearchEngine[] = [searxng, tavily, brave];
const NONE = 'none';

/** Null when there is none. @throws ConfigError naming the variable that is wrong or missing. */
export function chooseEngine(variables: Variables): ChosenEngine | null {
  const engine = chosen(variables);
  if (engine === null) return null;
  const { displayName, keyVariable } = engine;
  const key = keyVariable === null ? '' : variables[keyVariable];
  if (key === undefined) throw new ConfigError(`M2C_SEARCH is ${engine.id}: set ${keyVariable} to your key.`);
  const whyNot = key === '' ? null : whyNoKeys([key]);
  if (whyNot !== null) throw new ConfigError(`${keyVariable} ${whyNot}`);
  const baseUrl = variables.M2C_SEARCH_URL ?? engine.baseUrl;
  if (baseUrl === null) throw new ConfigError(`M2C_SEARCH is ${engine.id}: set M2C_SEARCH_URL to your ${displayName}.`);
  const why = whyNoBaseUrl(baseUrl);
  if (why !== null) throw new ConfigError(`M2C_SEARCH_URL ${why}`);
  return { engine, baseUrl: baseUrl.replace(/\/+$/, ''), key };
}

function chosen(variables: Variables): SearchEngine | null {
  const name = variables.M2C_SEARCH?.toLowerCase();
  if (name === NONE) return null;
  if (name !== undefined) {
    const named = ENGINES.find(({ id }) => id === name);
    if (named !== undefined) return named;
    const known = [...ENGINES.map(({ id }) => id), NONE].join(', ');
    throw new ConfigError(`M2C_SEARCH is "${variables.M2C_SEARCH}": choose one of ${known}.`);
  }
  const [first, second] = ENGINES.filter(({ keyVariable }) => keyVariable !== null && variables[keyVariable]);
  if (first !== undefined && second !== undefined) {
    const both = `${first.keyVariable} and ${second.keyVariable} are set`;
    throw new ConfigError(`${both}: choose with M2C_SEARCH=${first.id} or M2C_SEARCH=${second.id}.`);
  }
  return first ?? (variables.M2C_SEARCH_URL === undefined ? null : searxng);
}
