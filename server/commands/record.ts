/** `m2c record`: a conversation with a provider as a recording, played from a script or by Codex itself. */
import { once } from 'node:events';
import { join, relative, resolve } from 'node:path';
import { ConfigError } from '../config.ts';
import type { Provider } from '../providers/profile.ts';
import { playScenario } from '../record/client.ts';
import { knownOf, sourceOf } from '../record/known.ts';
import { openProvider, type ProviderFlags } from '../record/provider.ts';
import { threadsOf } from '../record/recorded.ts';
import { SCENARIO_NAMES, type Scenario, scriptOf } from '../record/scenarios.ts';
import { whatIsShown } from '../record/shown.ts';
import { openTape, type TapedTurn } from '../record/tape.ts';
import { refuseExisting, type Written, writeRecordings } from '../record/write.ts';
import { RecordingError } from '../replay/recording.ts';
import { masked } from '../secrets.ts';
import { VERSION } from '../version.ts';
import { type Paint, paintFor } from './banner.ts';
import { serveOne } from './one-provider.ts';

/** The command line's words as they were typed. */
export interface RecordFlags extends ProviderFlags {
  readonly provider: string;
  readonly scenario?: string;
  readonly out: string;
  readonly force?: boolean;
}

/** Records, scrubs and writes. Rejects with a sentence for the user when it cannot; nothing has been written then. */
export async function record(flags: RecordFlags): Promise<void> {
  const { scenario, script } = chosenScenario(flags);
  const { config, provider } = await openProvider(flags.provider, flags);
  const { profile } = provider;
  const folder = join(resolve(flags.out), profile.id, scenario);
  // The threads of sub-agents would stand in the second of them; nobody should hear of it only after a session.
  if (flags.force !== true) for (const place of [folder, `${folder}-2`]) await refuseExisting(place);
  const paint = paintFor(process.stdout);
  const taped: TapedTurn[] = [];
  const tape = openTape((turn) => {
    taped.push(turn);
    say(turnLine(turn, taped.length));
  });
  const server = await serveOne(config, provider, tape.tap);
  try {
    if (script === null) await session(server.url, provider, folder, paint);
    else {
      await played(script, server.url, provider, folder);
      await tape.settled();
    }
  } finally {
    await server.close();
  }
  const whole = tape.turns.filter(({ ending }) => ending === 'whole' || ending === 'broke');
  if (whole.length === 0) throw new RecordingError('No answer was heard to its end: nothing was written.');
  if (script !== null) refuseOther(script, scenario, whole);
  const written = await writeRecordings(
    threadsOf(whole, scenario),
    { provider: profile.id, source: sourceOf(provider), date: new Date().toISOString().slice(0, 10) },
    knownOf(config, provider),
    { out: resolve(flags.out), force: flags.force === true },
  );
  say(report(written, tape.turns.length - whole.length, paint));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function chosenScenario({ scenario, session }: RecordFlags): { scenario: string; script: Scenario | null } {
  const named = scenario ?? (session === true ? 'session' : '');
  const script = session === true ? null : scriptOf(named);
  if (session !== true && script === null) {
    throw new ConfigError(
      `--scenario must be one of ${SCENARIO_NAMES.join(', ')}; for a conversation of your own use --session.`,
    );
  }
  if (!/^[a-z0-9][a-z0-9-]*$/.test(named)) {
    throw new ConfigError(`--scenario names a folder: use small letters, digits and dashes, not "${named}".`);
  }
  return { scenario: named, script };
}

async function played(script: Scenario, url: string, provider: Provider, folder: string): Promise<void> {
  const most = script.turns === 1 ? 'one request' : `at most ${script.turns} requests`;
  say(`Recording ${shown(folder)}: ${most} to ${reached(provider)}\n`);
  await playScenario(script, url, provider.defaultModel);
}

async function session(url: string, provider: Provider, folder: string, paint: Paint): Promise<void> {
  const settings = [
    'model_provider=m2c',
    `model=${provider.defaultModel}`,
    'model_providers.m2c.name=m2c',
    `model_providers.m2c.base_url=${url}/v1`,
    'model_providers.m2c.wire_api=responses',
  ];
  // Before anybody can know that there is something to end.
  const over = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  say(`${paint('bold', `m2c ${VERSION}`)} listens on ${paint('cyan', url)} and records what Codex asks of ${reached(provider)}

${paint('green', 'In Codex')}  codex ${settings.map((setting) => `-c ${setting}`).join(' ')}

Ctrl-C writes ${shown(folder)}. Your prompts and what your tools print become part of it.
`);
  await over;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  say('');
}

function reached({ profile, baseUrl, keys, defaultModel }: Provider): string {
  return `${profile.displayName}, ${defaultModel} at ${new URL(baseUrl).host}, key ${masked(keys[0] ?? '')}`;
}

/** A folder outside of where the user stands is told whole. */
function shown(folder: string): string {
  const way = relative(process.cwd(), folder);
  return way.startsWith('..') ? folder : way;
}

function turnLine(turn: TapedTurn, number: number): string {
  const { words, failure } = whatIsShown(turn);
  const seconds = ((turn.reads.at(-1)?.[0] ?? 0) / 1000).toFixed(1);
  const said = turn.ending === 'left' ? 'left by the client' : (failure ?? words.join(', '));
  return `  turn ${String(number).padEnd(3)} ${turn.status}  ${`${turn.reads.length} ${turn.reads.length === 1 ? 'read' : 'reads'} in ${seconds} s`.padEnd(18)}  ${said}`;
}

/** A scenario that did not happen is no recording of it. */
function refuseOther({ expects }: Scenario, scenario: string, turns: readonly TapedTurn[]): void {
  const all = turns.map(whatIsShown);
  const words = all.flatMap((one) => one.words);
  const missing = expects.filter((wanted) => !words.some((word) => word === wanted || word.startsWith(`${wanted} `)));
  const failure = expects.includes('error') ? undefined : all.find((one) => one.failure !== null)?.failure;
  if (failure !== undefined)
    throw new RecordingError(`The provider answered with an error, so nothing was written: ${failure}`);
  if (missing.length === 0) return;
  throw new RecordingError(
    `The answers show no ${missing.join(', no ')}, so this is no recording of ${scenario} and nothing was written: ` +
      'try again, or another model with --model.',
  );
}

function report({ folders, replaced }: Written, left: number, paint: Paint): string {
  const kinds = [...replaced].map(([kind, count]) => `${count} × ${kind}`);
  const label = (word: string) => paint('green', word.padEnd(10));
  return [
    '',
    ...folders.map((folder) => `${label('Wrote')}${shown(folder)}`),
    `${label('Scrubbed')}${kinds.length === 0 ? 'nothing: no key, name, path, address or id was found' : kinds.join(', ')}`,
    ...(left === 0 ? [] : [`${label('Left out')}${left} ${left === 1 ? 'turn' : 'turns'} without a whole answer`]),
    `${label('Next')}read 1-client-request.json and 3-upstream-response: what you see there will be public`,
    '          make golden, and read the diff: what m2c makes of it',
    '          say in about.json under "source" and "exercises" what it shows that no other does',
  ].join('\n');
}
