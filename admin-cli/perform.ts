/** What a command does: one request, many pages, a stream or a file, as its operation answers. */
import type { Operation } from '../generated/operations.ts';
import { type Caller, call } from './call.ts';
import { argumentsOf } from './flags.ts';
import { isRow } from './output/cell.ts';
import { Printer, type Style } from './output/printer.ts';
import { printable } from './output/text.ts';
import { CallError, UsageError } from './problems.ts';
import { describeRequest, type Request, readRequest, type Said } from './request.ts';
import { printText, saveText } from './save.ts';
import { openTarget, type TargetFlags } from './target.ts';
import type { Terminal } from './terminal.ts';
import { printPages, watchEvents, watchList, watchRequest } from './watch.ts';

/** The general flags as commander reads them. */
export interface General extends TargetFlags {
  readonly json?: boolean;
  readonly yaml?: boolean;
  readonly query?: string;
  readonly columns?: string;
  readonly include?: boolean;
  readonly verbose?: boolean;
  readonly dryRun?: boolean;
}

/** Runs one command line. @throws UsageError, or CallError when it could not be done. */
export async function perform(
  operation: Operation,
  said: Said,
  general: General,
  terminal: Terminal,
  table: readonly Operation[],
): Promise<void> {
  const target = await openTarget(general, terminal);
  const request = await readRequest(operation, said, terminal);
  const watch = said.flag('watch') === true ? table.find((one) => one.operationId === operation.cli.watch) : undefined;
  if (watch !== undefined) watchRequest(request, watch);
  if (general.dryRun) return terminal.print(`${describeRequest(target, request)}\n`);
  if (operation.cli.confirm !== undefined && said.flag('yes') !== true)
    await confirm(operation, said, target.url, terminal);
  const caller: Caller = { target, terminal, verbose: general.verbose === true, include: general.include === true };
  const style = styleOf(general, operation, target.output);
  const printer = new Printer(terminal, style);
  if (watch !== undefined) return watchList(caller, request, watch, printer);
  if (operation.answers === 'events') return watchEvents(caller, request, printer);
  if (operation.answers === 'text') return text(caller, request, said.flag('output'));
  if (said.flag('all') === true) return printPages(caller, request, printer);
  await once(caller, request, printer, style);
}

function styleOf(general: General, { cli }: Operation, fallback: 'table' | 'json' | 'yaml' | null): Style {
  const { json = false, yaml = false, query = null, columns } = general;
  if (json && yaml) throw new UsageError('--json and --yaml exclude each other.');
  const said = json ? 'json' : yaml ? 'yaml' : null;
  const format = said ?? (fallback === 'table' || query !== null || columns !== undefined ? null : fallback);
  const names = columns?.split(',').filter((name) => name !== '');
  return { format, query, columns: names ?? cli.columns ?? null };
}

async function once(caller: Caller, request: Request, printer: Printer, { format, query }: Style): Promise<void> {
  const answer = await call(caller, request);
  const { terminal } = caller;
  if (answer === undefined) {
    if (terminal.interactive) terminal.complain('Done.\n');
    return;
  }
  await printer.answer(answer);
  const next = isRow(answer) ? answer.next_cursor : null;
  if (typeof next !== 'string' || format !== null || query !== null) return;
  terminal.complain(`(there are more: --all, or --cursor ${printable(next)})\n`);
}

async function text(caller: Caller, request: Request, file: unknown): Promise<void> {
  await (typeof file === 'string' ? saveText(caller, request, file) : printText(caller, request));
}

/** Asks before what cannot be undone. Where nobody can answer, only --yes does it. */
async function confirm(operation: Operation, said: Said, url: string, terminal: Terminal): Promise<void> {
  const { cli } = operation;
  if (!terminal.interactive) {
    throw new UsageError(`${cli.group} ${cli.verb} asks before it does it, and nobody is here to answer: give --yes.`);
  }
  const what = argumentsOf(operation).map((_, at) => said.words[at]);
  const place = [...what, `at ${url}`].join(', ');
  const answer = await terminal.ask(`${cli.confirm} (${printable(place)}) [y/N] `, false);
  if (!/^y(es)?$/i.test(answer.trim())) throw new CallError('Nothing was done.', null);
}
