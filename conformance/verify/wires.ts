/** The two wires that a server can be judged on. */

import { Meter, type Probe, type Verdict } from './probe.ts';
import { type Progress, runProbes } from './run.ts';
import type { Target } from './shipped.ts';

export type WireName = Verdict['target']['wire'];

export interface Wire {
  readonly name: WireName;
  readonly title: string;
  /** Every probe there is; they run in this order. */
  readonly probes: readonly Probe<never>[];
  /** Judges by those of its probes that were chosen. */
  run(chosen: readonly Probe<never>[], target: Target, watched: Watched): Promise<Omit<Verdict, 'target'>>;
}

export interface Watched {
  readonly signal: AbortSignal;
  readonly progress: Progress<never>;
}

interface Opened {
  readonly meter: Meter;
  close?(): Promise<void>;
}

type Reached = Pick<Target, 'model' | 'apiKey' | 'headers' | 'query'> & {
  baseUrl: string;
  signal: AbortSignal;
  meter: Meter;
};

function wire<Judged extends Opened>(
  name: WireName,
  title: string,
  probes: readonly Probe<Judged>[],
  open: (reached: Reached) => Judged,
): Wire {
  return {
    name,
    title,
    probes,
    async run(chosen, { url: baseUrl, model, apiKey, headers, query, secrets }, { signal, progress }) {
      const judged = open({ baseUrl, model, apiKey, headers, query, signal, meter: new Meter() });
      const wanted = probes.filter((probe) => chosen.includes(probe));
      try {
        return await runProbes(wanted, judged, { signal, progress, secrets });
      } finally {
        await judged.close?.();
      }
    },
  };
}

/** Loads the probes of one wire; the other's are not needed. */
export async function loadWire(name: WireName): Promise<Wire> {
  if (name === 'chat') {
    const [{ CHAT_PROBES }, { openChat }] = await Promise.all([import('./chat/probes.ts'), import('./chat/client.ts')]);
    return wire('chat', 'Chat Completions', CHAT_PROBES, openChat);
  }
  const { RESPONSES_PROBES } = await import('./responses/probes.ts');
  return wire('responses', 'Responses', RESPONSES_PROBES, (reached) => reached);
}
