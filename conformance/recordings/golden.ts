/**
 * The golden files of the recordings: what m2c makes of each recorded request and each recorded answer, with fixed ids and
 * a fixed time. `node conformance/recordings/golden.ts` writes them, `--check` compares them and fails on a difference. A person
 * reads the difference before it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { translateRefusal, translateRequest, translateStream } from '../subject.ts';
import { type RecordedTurn, type Recording, readRecordings } from './recording.ts';

const SHOWN_LINES = 12;

/** The golden files of a recording as they are now: path → text. */
export function goldenFiles(recording: Recording): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const turn of recording.turns) {
    const { chat } = translateRequest(turn.request, recording.provider);
    files.set(turn.upstreamRequestFile, `${JSON.stringify(chat, null, 2)}\n`);
    files.set(turn.clientResponseFile, clientResponse(turn, recording.provider));
  }
  return files;
}

function clientResponse({ request, status, answer }: RecordedTurn, provider: string): string {
  if (status >= 400) return translateRefusal(request, provider, status, answer);
  return translateStream(request, provider, [answer]);
}

/** The golden files that are not as they should be: path → the lines that differ. */
export function goldenDifferences(recording: Recording): ReadonlyMap<string, string> {
  const differences = new Map<string, string>();
  for (const [file, now] of goldenFiles(recording)) {
    const golden = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
    if (golden !== now) differences.set(file, difference(golden, now));
  }
  return differences;
}

/** The lines between the common beginning and the common end of two texts, `-` before the golden ones, `+` before the new. */
export function difference(golden: string, now: string): string {
  const old = golden.split('\n');
  const fresh = now.split('\n');
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const changed = (lines: readonly string[], sign: string): string[] => {
    const middle = lines.slice(head, lines.length - tail);
    const rest = middle.length - SHOWN_LINES;
    const shown = middle.slice(0, SHOWN_LINES).map((line) => `  ${sign} ${line}`);
    return rest > 0 ? [...shown, `  ${sign} (and ${rest} more lines)`] : shown;
  };
  return [`  from line ${head + 1}:`, ...changed(old, '-'), ...changed(fresh, '+')].join('\n');
}

function main(check: boolean): void {
  let changed = 0;
  for (const recording of readRecordings()) {
    const files = goldenFiles(recording);
    for (const [file, lines] of goldenDifferences(recording)) {
      changed += 1;
      process.stdout.write(`${relative(process.cwd(), file)}\n${lines}\n`);
      if (!check) writeFileSync(file, files.get(file) ?? '');
    }
  }
  const next = check
    ? 'differ, read the lines above and run node conformance/recordings/golden.ts'
    : 'were written, read the diff';
  process.stdout.write(
    changed === 0 ? 'Every golden file is as it should be.\n' : `Golden files that ${next} (${changed}).\n`,
  );
  if (check && changed > 0) process.exitCode = 1;
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
