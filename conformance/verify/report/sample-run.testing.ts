/** What a run finds of the model upstream, which behaves well, with some findings as they are told to be. */
import { openChat } from '../chat/client.ts';
import { MODEL, MODEL_KEY, startModelUpstream } from '../chat/model-upstream.ts';
import { CHAT_PROBES } from '../chat/probes.ts';
import { type Finding, Meter, type Value } from '../probe.ts';
import { runProbes } from '../run.ts';
import type { Ran } from './report.ts';

/** Asks the model upstream every probe. */
export async function sampleRun(): Promise<Ran> {
  const upstream = await startModelUpstream();
  const { signal } = new AbortController();
  const judged = openChat({ baseUrl: upstream.url, model: MODEL, apiKey: MODEL_KEY, signal, meter: new Meter() });
  const found: Ran['found'][number][] = [];
  const progress = {
    start: () => undefined,
    found: (probe: Ran['found'][number]['probe'], findings: readonly Finding[]) => void found.push({ probe, findings }),
    unrun: () => undefined,
  };
  const { unrun, cost, stopped } = await runProbes(CHAT_PROBES, judged, { signal, progress, secrets: [] });
  await judged.close();
  await upstream.close();
  const target = { url: 'https://api.acme.example/v1', model: MODEL, wire: 'chat' as const };
  return { date: '2026-11-21T12:00:00.000Z', target, found, unrun, cost, stopped, announced: cost };
}

export type Changes = Readonly<Record<string, Value | Partial<Finding>>>;

/** The run with these findings changed: to a value, or in several of their words. */
export function changed(ran: Ran, changes: Changes): Ran {
  const change = (finding: Finding): Finding => {
    const own = changes[finding.id];
    if (own === undefined) return finding;
    return isWords(own) ? { ...finding, ...own } : { ...finding, value: own };
  };
  return { ...ran, found: ran.found.map(({ probe, findings }) => ({ probe, findings: findings.map(change) })) };
}

const isWords = (change: Value | Partial<Finding>): change is Partial<Finding> =>
  typeof change === 'object' && change !== null && !Array.isArray(change);
