/** A profile for a new provider, from what was found about it: only what differs from the layer that all profiles share. */
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  conversationFacts,
  echoFacts,
  type Found,
  type MakeFact,
  optionFacts,
  overflowSentences,
  streamFacts,
} from './propose/facts.ts';
import { profileFile, type Why } from './propose/profile-file.ts';
import { proposedThinking } from './propose/thinking.ts';
import { checkPlace } from './report/files.ts';
import { isLacking, type Report, type Row, words } from './report/report.ts';
import { ConfigError, type Target } from './shipped.ts';

/** What stands before anything is sent. */
export interface Plan {
  readonly file: string;
  readonly id: string;
}

const PROVIDERS = fileURLToPath(new URL('../../server/providers', import.meta.url));

export interface Wish {
  /** The file that was named, null for a file of the room of providers. */
  readonly file: string | null;
  readonly overwrite: boolean;
}

/** @throws ConfigError when the file cannot be written, or its name is none for a provider. */
export function planProposal({ url, profile }: Target, { file: named, overwrite }: Wish): Plan {
  // A provider of the shared layer is known by nothing but its host.
  const known = profile !== null && profile.access.hosts.length > 0 ? profile.id : idOf(url);
  const id = named === null ? known : basename(named, '.ts');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || (named !== null && !named.endsWith('.ts'))) {
    throw new ConfigError(
      `--propose takes a file such as acme.ts, whose name becomes the provider's, not "${named ?? id}".`,
    );
  }
  const file = named ?? join(PROVIDERS, `${id}.ts`);
  checkPlace(file, { flag: '--propose', overwrite });
  return { file, id };
}

const COMMON = /^(www|api|apis|gateway|inference|llm|dev|app|\d+)$/;

/** The part of the host's name that tells whose it is. */
function idOf(url: string): string {
  const { hostname } = new URL(url);
  if (/^[\d.]+$|:/.test(hostname)) return 'local';
  const label = hostname.split('.').find((part) => !COMMON.test(part)) ?? 'provider';
  return label.replace(/^[^a-z]+/, '') || 'provider';
}

/** @returns the file's text, and what is left to do by hand. */
export function propose(plan: Plan, report: Report): { text: string; nextSteps: string } {
  const rows = new Map(report.rows.map((row) => [row.id, row]));
  const found: Found = (id) => rows.get(id)?.value ?? null;
  const day = report.date.slice(0, 10);
  const fact: MakeFact = (field, code, ...findings) => ({ field, code, why: why(findings, rows, day) });
  const thinking = proposedThinking(found, fact);
  const text = profileFile({
    id: plan.id,
    url: report.target.url,
    model: report.target.model,
    day,
    head: thinking.head,
    request: [
      ...conversationFacts(found, fact),
      ...thinking.facts,
      ...echoFacts(found, fact),
      ...optionFacts(found, fact),
    ],
    stream: streamFacts(found, fact),
    overflows: overflowSentences(found),
    efforts: thinking.efforts,
  });
  return { text, nextSteps: nextSteps(plan, report) };
}

/** The words of the table, and the server's own where it lacks something. */
function why(ids: readonly string[], rows: ReadonlyMap<string, Row>, day: string): Why {
  const row = ids.map((id) => rows.get(id)).find((one) => one !== undefined);
  const lacks = row !== undefined && (isLacking(row.value) || Array.isArray(row.value));
  const said = row === undefined ? '' : `${row.title}: ${words(row.value)}${lacks ? ` (${row.evidence})` : ''}`;
  return { said, source: `(measured ${day} by m2c verify)` };
}

function nextSteps({ file, id }: Plan, report: Report): string {
  const untold = report.rows.filter((row) => row.value === null).map((row) => row.id);
  const steps = [
    `Read ${file}: each fact was measured once, on one model. The context window is a guess: look it up.`,
    ...(untold.length === 0 ? [] : [`Not told, and therefore as in openai-compatible.ts: ${untold.join(', ')}.`]),
    `Add it to server/providers/index.ts: import it, and put it into PROFILES before openaiCompatible.`,
    `Add a recording in recordings/${id}/ (README, "Contributing"), then \`make golden\`, and read the difference.`,
    `\`make check test\`, then \`m2c verify ${id}\`: it should hold now.`,
  ];
  return `Next steps\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`;
}
