/** `m2c doctor`: what could keep turns from working, and what to do about it. */

import { hasKey, openSettings, type ProvidersFlag } from '../answering/open.ts';
import type { Check, Verdict } from '../doctor/check.ts';
import { checkMachine } from '../doctor/machine.ts';
import { checkProviders } from '../doctor/providers.ts';
import { redact } from '../secrets.ts';
import { openUpstream } from '../upstream/client.ts';
import { VERSION } from '../version.ts';
import { type Paint, paintFor } from './banner.ts';

export interface DoctorFlags extends ProvidersFlag {
  readonly json?: boolean;
}

const SIGNS: { readonly [verdict in Verdict]: readonly [sign: string, style: Parameters<Paint>[0]] } = {
  ok: ['✓', 'green'],
  warn: ['!', 'yellow'],
  fail: ['✗', 'red'],
  skip: ['–', 'dim'],
};

/** Prints every check; the exit code is 1 when one fails. Rejects with one line when the settings cannot be read. */
export async function doctor(flags: DoctorFlags): Promise<void> {
  const { config, network, own } = await openSettings(flags);
  const open = own.providers.filter(hasKey);
  const upstream = openUpstream(config.deadlines, network);
  const checks = [
    ...(await checkMachine(config, network)),
    ...(await checkProviders(open, own.warnings, upstream, network)),
  ].map((check) => withoutSecrets(check, own.secrets));
  await upstream.close();
  const text = flags.json === true ? asJson(checks) : asText(checks, paintFor(process.stdout));
  process.stdout.write(text);
  if (checks.some(({ verdict }) => verdict === 'fail')) process.exitCode = 1;
}

/** A sentence of the network or of a provider may repeat what it was sent. */
function withoutSecrets(check: Check, secrets: readonly string[]): Check {
  return { ...check, found: redact(check.found, secrets) };
}

function asJson(checks: readonly Check[]): string {
  return `${JSON.stringify({ version: VERSION, healthy: checks.every(({ verdict }) => verdict !== 'fail'), checks }, null, 2)}\n`;
}

/** One line for each check, its advice beneath it. */
export function asText(checks: readonly Check[], paint: Paint): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, verdict, found, advice }) => {
    const [sign, style] = SIGNS[verdict];
    const line = `${paint(style, sign)} ${name.padEnd(width)}  ${found}`;
    return advice === null ? [line] : [line, `  ${' '.repeat(width)}  ${paint('dim', advice)}`];
  });
  const count = (wanted: Verdict) => checks.filter(({ verdict }) => verdict === wanted).length;
  return [...lines, '', `${count('ok')} well, ${count('warn')} to look at, ${count('fail')} broken`, ''].join('\n');
}
