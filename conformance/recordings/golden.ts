/**
 * The golden files of the recordings: what m2c makes of each recorded request and each recorded answer, with fixed ids and
 * a fixed time. `node conformance/recordings/golden.ts` writes them, `--check` compares them and fails on a difference. A person
 * reads the difference before it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';
import { translateRefusal, translateRequest, translateStream } from '../subject.ts';
import { difference, painted } from './difference.ts';
import { type RecordedTurn, type Recording, readRecordings } from './recording.ts';

/** The golden files of a recording as they are now: path → text. */
export function goldenFiles(recording: Recording): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [index, turn] of recording.turns.entries()) {
    const { chat } = translateRequest(turn.request, recording.provider);
    files.set(turn.upstreamRequestFile, `${JSON.stringify(chat, null, 2)}\n`);
    files.set(turn.clientResponseFile, clientResponse(turn, recording.provider, index));
  }
  return files;
}

/** Each answer of a conversation has an id of its own: by it a history tells which items were one message. */
function clientResponse({ request, status, answer }: RecordedTurn, provider: string, index: number): string {
  if (status >= 400) return translateRefusal(request, provider, status, answer);
  const id = index === 0 ? 'golden' : `golden-${index + 1}`;
  return translateStream(request, provider, [answer], 'end', { id });
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

function main(check: boolean): void {
  // A reader such as head may leave early; the files are written all the same.
  process.stdout.on('error', () => undefined);
  let changed = 0;
  for (const recording of readRecordings()) {
    const files = goldenFiles(recording);
    for (const [file, lines] of goldenDifferences(recording)) {
      changed += 1;
      const name = existsSync(file) ? relative(process.cwd(), file) : `${relative(process.cwd(), file)} (new)`;
      process.stdout.write(`${styleText('bold', name, { stream: process.stdout })}\n${painted(lines)}\n\n`);
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
