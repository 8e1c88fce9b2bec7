/** What the user reads when m2c is up: who answers, under which key, what is amiss, and what to do next. */
import { styleText } from 'node:util';
import { modelList } from '../codex/catalog.ts';
import type { Config } from '../config.ts';
import type { Provider } from '../providers/profile.ts';
import type { RouteTable } from '../routing.ts';
import { masked } from '../secrets.ts';
import { NO_KEY } from '../upstream/keys.ts';
import { type Proxies, shownProxies } from '../upstream/network.ts';
import { VERSION } from '../version.ts';
import { curl } from './curl.ts';

export interface BannerFacts {
  readonly url: string;
  readonly config: Pick<Config, 'dataDir' | 'showReasoning'> & Partial<Pick<Config, 'workers'>>;
  readonly routes: RouteTable;
  /** How providers are reached, null for directly. */
  readonly proxies?: Proxies | null;
  /** The search engine that m2c asks, null for none. */
  readonly search?: string | null;
  readonly warnings: readonly string[];
  /** Whether Codex's settings name this address. */
  readonly codexKnows?: boolean;
  /** Variables of which one is enough to leave replay; none when a provider has a key. */
  readonly missingKeys: readonly string[];
}

type Style = 'bold' | 'cyan' | 'dim' | 'green' | 'red' | 'yellow';
export type Paint = (style: Style, text: string) => string;

/** Colours on a terminal, unless NO_COLOR or a redirection says otherwise. */
export const paintFor =
  (stream: NodeJS.WriteStream): Paint =>
  (style, text) =>
    styleText(style, text, { stream });

const LABEL_WIDTH = 12;
const KEYS_NAMED = 5;

/** The banner's lines, each ended by a line feed. */
export function banner(facts: BannerFacts, paint: Paint): string {
  const { url, config, routes, missingKeys, proxies = null, search = null } = facts;
  const { workers = 1 } = config;
  const replay = missingKeys.length > 0;
  const row = (label: string, text: string) => `  ${paint('dim', label.padEnd(LABEL_WIDTH))}${text}`;
  const model = modelList(routes).data[0]?.id ?? '';
  const lines = [
    '',
    `${paint('bold', `m2c ${VERSION}`)} listens on ${paint('cyan', url)}`,
    '',
    ...routes.providers.filter((one) => one.keys.length > 0).map((one) => row(one.profile.id, reached(one))),
    row('default', `${model}, also for models that nobody lists`),
    row('reasoning', config.showReasoning ? 'shown' : 'hidden, but still sent back to the model'),
    ...(proxies === null ? [] : [row('proxy', shownProxies(proxies))]),
    ...(search === null ? [] : [row('web search', search)]),
    ...(workers === 1 ? [] : [row('workers', `${workers} processes answer, and one more keeps the store`)]),
    row('data', config.dataDir),
    ...(replay ? ['', ...replayLines(missingKeys, paint)] : []),
    ...facts.warnings.flatMap((warning) => ['', `${paint('yellow', 'Warning')}   ${warning}`]),
    '',
    `${paint('green', 'Try it')}    ${curl(`${url}/v1/responses`, { model, input: 'Hello', stream: true })}`,
    `${paint('green', 'In Codex')}  ${facts.codexKnows === true ? 'start codex: it asks this m2c already' : 'm2c codex enable sets it up, m2c codex disable takes that back'}`,
    '',
    'Ctrl-C ends it.',
    '',
  ];
  return lines.join('\n');
}

function reached({ baseUrl, keys, models }: Provider): string {
  const count = `${models.length} ${models.length === 1 ? 'model' : 'models'}`;
  const { host } = new URL(baseUrl);
  const shown = keys.map(masked).join(', ');
  return keys[0] === NO_KEY ? `${host}, ${count}` : `${host}, ${count}, ${keys.length === 1 ? 'key' : 'keys'} ${shown}`;
}

function replayLines(missingKeys: readonly string[], paint: Paint): string[] {
  return [
    `${paint('yellow', 'Replay')}    No provider has a key, so recorded conversations answer, always the same: GET /v1/models`,
    '          lists them. For a real model set a variable such as these (m2c start --help lists all), or write it into',
    `          the file .env of the data folder, and start again: ${missingKeys.slice(0, KEYS_NAMED).join(', ')}.`,
  ];
}
