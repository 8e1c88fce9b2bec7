/** A list that is read page by page is the list that is read at once. */
import type { Asking } from './asking.ts';
import { type Operation, success } from './document.ts';

interface Page {
  readonly data: readonly unknown[];
  readonly next_cursor: string | null;
}

const MOST_PAGES = 50;

/** Lists that tell a cursor. */
export async function askByPages(asking: Asking, operation: Operation): Promise<void> {
  const { id, parameters } = operation;
  if (!parameters.some(({ name }) => name === 'cursor')) return;
  const page = async (query: { readonly [name: string]: string }) => {
    const { text } = await asking.ask(operation, { query }, success(operation), JSON.stringify(query));
    return JSON.parse(text) as Page;
  };
  const { data: wanted } = await page({ limit: '500' });
  const seen: unknown[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES && (cursor !== null || pages === 0); pages += 1) {
    const next: Page = await page({ limit: '1', ...(cursor === null ? {} : { cursor }) });
    if (next.data.length > 1) asking.wrong.push(`${id}: a page of one holds ${next.data.length}.`);
    seen.push(...next.data);
    cursor = next.next_cursor;
  }
  if (wanted.length < 2) asking.wrong.push(`${id}: there are too few for two pages.`);
  if (JSON.stringify(seen) !== JSON.stringify(wanted)) {
    asking.wrong.push(`${id}: its pages hold ${JSON.stringify(seen)}, and not ${JSON.stringify(wanted)}.`);
  }
  await asking.ask(operation, { query: { cursor: 'of-no-list' } }, 400, 'with a cursor of no list');
}
