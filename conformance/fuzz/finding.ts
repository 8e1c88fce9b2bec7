/** A turn that broke something, in its file: found once, tried in every run of the tests ever after. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeptTurn } from './wild-turn.ts';

/** Translated in the process, or sent through the whole server. */
export type Way = 'inside' | 'wire';

export interface Finding {
  readonly target: string;
  readonly way: Way;
  /** What did not hold when it was found. */
  readonly broke: string;
  /** From which the turn was made, before it was made smaller. */
  readonly seed: number;
  readonly turn: KeptTurn;
}

export const FINDINGS = fileURLToPath(new URL('findings', import.meta.url));

/** The findings of the folder: the name of the file without its ending → what it holds. */
export function readFindings(folder: string = FINDINGS): ReadonlyMap<string, Finding> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const names = files.map((file) => file.slice(0, -'.json'.length)).sort();
  return new Map(
    names.map((name) => [name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Finding]),
  );
}

/** Writes the finding beside the others. @returns the name it has there. */
export function saveFinding(finding: Finding, folder: string = FINDINGS): string {
  mkdirSync(folder, { recursive: true });
  const base = `${finding.target}-${slug(finding.broke)}`;
  let name = base;
  for (let number = 2; existsSync(join(folder, `${name}.json`)); number += 1) name = `${base}-${number}`;
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(finding, null, 2)}\n`);
  return name;
}

/** Failures that read alike are one finding: what was quoted and counted tells them apart no more. */
export function signatureOf(target: string, broke: string): string {
  const [line = ''] = broke.split('\n');
  return `${target}: ${line
    .replace(/"[^"]*"|\{.*\}|\[.*\]/g, '…')
    .replace(/\d+/g, 'N')
    .slice(0, 100)}`;
}

const MOST_WORDS = 6;

function slug(broke: string): string {
  const [line = ''] = broke.replace(/\{.*\}/g, '').split('\n');
  const words = line.toLowerCase().match(/[a-z]{2,}/g) ?? ['broken'];
  return words.slice(0, MOST_WORDS).join('-');
}
