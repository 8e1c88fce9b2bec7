/** Lists that go on: page after page, and rows that appear while one watches. */
import type { Operation } from '../generated/operations.ts';
import { type Caller, call } from './call.ts';
import { rowsOf } from './output/answer.ts';
import { isRow, type Row } from './output/cell.ts';
import type { Printer } from './output/printer.ts';
import { CallError, UsageError } from './problems.ts';
import type { Request } from './request.ts';
import { eventsOf } from './stream.ts';

/** How many rows are remembered, so that none is printed twice. */
const REMEMBERED = 1000;

/** Prints all pages of a list, one after the other; no more than one is held. */
export async function printPages(caller: Caller, request: Request, printer: Printer): Promise<void> {
  const limit = request.operation.parameters.find(({ name }) => name === 'limit')?.maximum;
  let query: Request['query'] = { ...(limit === undefined ? {} : { limit }), ...request.query };
  for (;;) {
    const page = await call(caller, { ...request, query });
    await printer.page(page);
    const next = isRow(page) ? page.next_cursor : null;
    if (typeof next !== 'string') return;
    if (query.cursor === next) {
      throw new CallError(`${caller.target.url} answers the same page again and again: the list ends here.`, null);
    }
    query = { ...query, cursor: next };
  }
}

/** Prints each event as a row, until Ctrl-C. */
export async function watchEvents(caller: Caller, request: Request, printer: Printer): Promise<void> {
  for await (const event of eventsOf(caller, request, async () => undefined)) {
    await printer.rows([event]);
    tellMissed(caller, event);
  }
}

/**
 * Prints the newest rows of a list, then each new one as it is told, until Ctrl-C. The list is read again with each
 * connection, so that what happened between two of them is not missed.
 */
export async function watchList(caller: Caller, request: Request, watch: Operation, printer: Printer): Promise<void> {
  const member = request.operation.cli.watchRow ?? '';
  const printed = new Set<string>();
  const fresh = (row: Row): boolean => {
    const key = JSON.stringify(row.id ?? row);
    if (printed.has(key)) return false;
    for (const oldest of printed) if (printed.size >= REMEMBERED) printed.delete(oldest);
    printed.add(key);
    return true;
  };
  const catchUp = async () => {
    const newest = rowsOf(await call(caller, request)) ?? [];
    await printer.rows(newest.toReversed().filter(fresh));
  };
  for await (const event of eventsOf(caller, watchRequest(request, watch), catchUp)) {
    const row = event[member];
    if (isRow(row) && fresh(row)) await printer.rows([row]);
    if (tellMissed(caller, event)) await catchUp();
  }
}

/** Whether events were left out before this one; every stream of the API tells it so. */
function tellMissed({ terminal }: Caller, { missed }: Row): boolean {
  if (typeof missed !== 'number' || missed === 0) return false;
  terminal.complain(`m2c-admin: ${missed} events came faster than they could be read.\n`);
  return true;
}

/** The filters of the list, as far as the stream has them too: one that it has not would be a filter that does nothing. */
export function watchRequest({ operation, query, header }: Request, watch: Operation): Request {
  const known = new Set(watch.parameters.map(({ name }) => name));
  const unknown = Object.keys(query).find((name) => name !== 'limit' && !known.has(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `--${unknown.replaceAll('_', '-')} does not go with --watch: ${operation.cli.group} ${watch.cli.verb} tells all events.`,
    );
  }
  const passed = Object.entries(query).filter(([name]) => known.has(name));
  return { operation: watch, path: {}, query: Object.fromEntries(passed), header, body: null };
}
