/** What is said before anything is sent: who is judged, with which key, and what it may cost at most. */
import { type Cost, type Probe, SPARE_REQUESTS } from '../probe.ts';
import { masked, type Paint, type Target } from '../shipped.ts';

/** Every probe pays for each of its requests, and the spare ones may be the dearest of all. */
export function mostCost(probes: readonly Pick<Probe<never>, 'requests' | 'maxTokens'>[]): Cost {
  const dearest = Math.max(0, ...probes.map((probe) => probe.maxTokens));
  return {
    requests: probes.reduce((sum, probe) => sum + probe.requests, SPARE_REQUESTS),
    outputTokens: probes.reduce((sum, probe) => sum + probe.requests * probe.maxTokens, SPARE_REQUESTS * dearest),
  };
}

/** The announcement's lines, each ended by a line feed. */
export function announcement(target: Target, wire: string, probes: readonly Probe<never>[], paint: Paint): string {
  const row = (label: string, text: string) => `  ${paint('dim', label.padEnd(10))}${text}`;
  const { requests, outputTokens } = mostCost(probes);
  const limits = `at most ${count(requests, 'request')} and ${count(outputTokens, 'output token')}`;
  const lines = [
    `${paint('bold', 'm2c verify')} judges ${paint('cyan', target.model)} at ${paint('cyan', target.url)}`,
    '',
    row('wire', wire),
    row('key', shownKey(target)),
    ...(target.profile === null ? [] : [row('profile', target.profile.id)]),
    row('probes', `${probes.length}, ${limits}`),
    ...target.warnings.flatMap((warning) => ['', `${paint('yellow', 'Warning')}  ${warning}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function shownKey({ apiKey, keyVariables }: Target): string {
  if (apiKey !== null) return `${masked(apiKey)} of ${whereOf(keyVariables)}`;
  const where =
    keyVariables.length === 0 ? '--key-env names the variable of one' : `${keyVariables.join(' or ')} is not set`;
  return `none is sent (${where})`;
}

/** A key without a variable came from a file or a program. */
const whereOf = (keyVariables: readonly string[]) => keyVariables.join(' or ') || 'its entry in providers.json';

/** What to look at when nothing could be told. */
export function advice({ url, apiKey, keyVariables }: Target): string {
  const sent = apiKey === null ? 'no key was sent' : `the key is that of ${whereOf(keyVariables)}`;
  const missing = keyVariables.length === 0 ? 'add --key-env NAME' : `set ${keyVariables.join(' or ')}`;
  return `Check the base URL ${url}, the model and the key: ${sent}${apiKey === null ? `; if it needs one, ${missing}` : ''}.`;
}

/** The probes with the ids that --only takes, for a dry run. */
export function probeList(probes: readonly Probe<never>[]): string {
  const rows = probes.map(({ id, requests, maxTokens, title, expensive }) => [
    id,
    String(requests),
    String(maxTokens),
    expensive === true ? `${title} (expensive)` : title,
  ]);
  const all = [['PROBE', 'REQUESTS', 'TOKENS EACH', 'WHAT'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return `${all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')}\n`;
}

const count = (number: number, thing: string) => `${number.toLocaleString('en-US')} ${thing}${number === 1 ? '' : 's'}`;
