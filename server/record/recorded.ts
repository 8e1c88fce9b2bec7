/** Taped turns → the files of recordings: one recording for each thread of the conversation. Pure. */
import { checkAbout, type Read } from '../replay/recording.ts';
import type { RecordedFile } from './scrub.ts';
import { whatIsShown } from './shown.ts';
import type { TapedTurn } from './tape.ts';

export interface RecordedThread {
  readonly scenario: string;
  readonly turns: readonly TapedTurn[];
}

/** What about.json says and the tape does not know. */
export interface Provenance {
  readonly provider: string;
  readonly source: string;
  /** `2026-11-21` */
  readonly date: string;
}

/** The turns by their thread, which Codex names in `prompt_cache_key`: a sub-agent's are a conversation of their own. */
export function threadsOf(turns: readonly TapedTurn[], scenario: string): readonly RecordedThread[] {
  const threads = Map.groupBy(
    turns,
    ({ asked }) => (JSON.parse(asked) as { prompt_cache_key?: unknown }).prompt_cache_key,
  );
  return [...threads.values()].map((own, index) => ({
    scenario: index === 0 ? scenario : `${scenario}-${index + 1}`,
    turns: own,
  }));
}

/** The recorded files of one thread, not yet scrubbed: what was asked, and what the provider answered. */
export function filesOf({ turns }: RecordedThread): readonly RecordedFile[] {
  return turns.flatMap(({ asked, bytes, reads }, turn) => {
    const answer = Buffer.concat(bytes);
    const body: unknown = JSON.parse(withGoldenIds(asked, turns));
    return [
      { name: `${turn * 4 + 1}-client-request.json`, bytes: json(body), reads: null },
      { name: `${turn * 4 + 3}-upstream-response.${formOf(answer)}`, bytes: answer, reads },
    ];
  });
}

/** Items of earlier answers bear the ids that the golden files give them. */
function withGoldenIds(asked: string, turns: readonly TapedTurn[]): string {
  return turns.reduce((text, { turn: { context } }, index) => {
    return text.replaceAll(`_m2c${context.answer}_`, `_m2cgolden${index === 0 ? '' : `-${index + 1}`}_`);
  }, asked);
}

/** The content type is not believed, here as on the way to the client. */
function formOf(answer: Buffer): 'sse' | 'json' | 'txt' {
  const text = answer.toString('utf8').trimStart();
  if (/^(?::|(?:data|event|id|retry|error)\s*:)/.test(text)) return 'sse';
  return isJson(text) ? 'json' : 'txt';
}

/** Whether a text is JSON from its beginning to its end. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Where the reads of an answer stand, and what they are. */
export function readsFile(name: string, reads: readonly Read[]): readonly [name: string, bytes: Uint8Array] {
  const kept = reads.filter(([, bytes]) => bytes > 0);
  return [
    name.replace(/\.\w+$/, '.reads.json'),
    Buffer.from(`[${kept.map((read) => JSON.stringify(read)).join(',\n ')}]\n`),
  ];
}

/** The about.json of one thread, by the schema. */
export function aboutFile({ scenario, turns }: RecordedThread, provenance: Provenance): RecordedFile {
  const { provider, source, date } = provenance;
  const first = JSON.parse(turns[0]?.asked ?? '{}') as { model?: unknown };
  const anomalies = turns.some(({ ending }) => ending === 'broke') ? ['the connection broke within the answer'] : [];
  const about = {
    provider,
    model: first.model,
    scenario,
    provenance: 'captured',
    source,
    date,
    exercises: [...new Set(turns.flatMap((turn) => whatIsShown(turn).words))],
    licence: 'MIT',
    statuses: turns.map(({ status }) => status),
    ...(anomalies.length === 0 ? {} : { anomalies }),
  };
  return { name: 'about.json', bytes: json(checkAbout(about, 'about.json')), reads: null };
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
