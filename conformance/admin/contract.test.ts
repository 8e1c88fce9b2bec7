/**
 * Every operation of the OpenAPI document, asked of a running server: with what it allows and with what it does not. The
 * document alone says what there is to ask and what must be answered.
 */
import { describe, expect, onTestFinished, test } from 'vitest';
import { DATABASES } from '../postgres/databases.ts';
import { Asking } from './asking.ts';
import { type Operation, operationOf, success, type Values } from './document.ts';
import { invalidCalls } from './invalid.ts';
import { askByPages } from './paging.ts';
import { openPlace, type PlaceOptions } from './place.ts';
import { askAgainstOthers, askForAbsent, askWithTags } from './standing.ts';
import { askAsStranger, askByOtherMethods, askTooOften } from './strangers.ts';
import { tallyOf } from './tally.ts';
import { validCalls } from './valid.ts';
import type { Heard } from './wire.ts';

const heard = new Set<string>();

async function opened(options: PlaceOptions): Promise<Asking> {
  const place = await openPlace(options);
  onTestFinished(place.close);
  return new Asking(place, heard);
}

/** Hundreds of requests each, many of which change what the whole server reads anew. */
const PATIENCE = { timeout: 180_000 };

describe.each(DATABASES)('each operation on %s', PATIENCE, (store) => {
  test('does what it tells when nothing is wrong', async () => {
    const asking = await opened({ store });
    await asking.each(async (operation) => {
      for await (const { what, values } of validCalls(asking, operation)) {
        await asking.ask(operation, values, asking.wantedOf(operation), what);
      }
    });
    expect(asking.wrong).toEqual([]);
  });

  test('refuses what breaks the contract, names it, and changes nothing', async () => {
    const asking = await opened({ store });
    await asking.each(async (operation) => {
      const good = await asking.good(operation);
      const before = await changes(asking);
      for (const { what, values, status, param } of invalidCalls(operation, good)) {
        const answer = await asking.ask(operation, values, status, what);
        asking.wrong.push(...unnamed(param, answer).map((one) => `${operation.id} ${what}: ${one}`));
      }
      if ((await changes(asking)) !== before) asking.wrong.push(`${operation.id}: the audit tells of a change.`);
    });
    expect(asking.wrong).toEqual([]);
  });

  test('refuses what is not there, has changed or is in the way', async () => {
    const asking = await opened({ store });
    await asking.each((operation) => askForAbsent(asking, operation));
    await asking.each((operation) => askWithTags(asking, operation));
    await asking.each((operation) => askAgainstOthers(asking, operation));
    expect(asking.wrong).toEqual([]);
  });

  test('gives a list by pages as it gives it at once', async () => {
    const asking = await opened({ store });
    for (const thread of ['one', 'another']) await asking.place.turn({ prompt_cache_key: thread });
    // So that the audit has more than one page too.
    await asking.good(operationOf('getRoute'));
    await asking.each((operation) => askByPages(asking, operation));
    expect(asking.wrong).toEqual([]);
  });

  test('changes nothing that a variable sets, and nothing while providers.json cannot be read', async () => {
    const variables = { M2C_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'), M2C_SMALL_MODEL: 'acme/acme-2' };
    const asking = await opened({ store, variables });
    const fixed = { small_model: 'acme/acme-1' };
    await asking.ask(operationOf('updateSettings'), { body: fixed }, 409, 'set by a variable');
    await asking.ask(operationOf('rotateMasterKey'), {}, 409, 'set by a variable');
    const ready: [Operation, Values][] = [];
    await asking.each(async (operation) => void ready.push([operation, await asking.good(operation)]));
    asking.place.running.write('{"providers": [');
    // What is cleared as a whole comes after its parts.
    for (const [operation, values] of ready.toReversed()) {
      const wanted = [asking.wantedOf(operation), ...(operation.replies.has(409) ? [409] : [])];
      await asking.ask(operation, values, wanted, 'beside a broken file');
    }
    expect(asking.wrong).toEqual([]);
  });

  test('refuses who shows no token, comes from elsewhere or uses another method', async () => {
    const asking = await opened({ store });
    await askAsStranger(asking);
    await askByOtherMethods(asking);
    await askTooOften(asking);
    expect(asking.wrong).toEqual([]);
  });

  test('says so when it needs the store and the store cannot be used', async () => {
    const asking = await opened({ store, away: true });
    await asking.each(async (operation) => {
      const { replies } = operation;
      const others = [success(operation), 404, 409].filter((status) => replies.has(status));
      await asking.ask(operation, asking.anyhow(operation), replies.has(503) ? 503 : others, 'without a store');
    });
    expect(asking.wrong).toEqual([]);
  });
});

test('each answer that the document tells of was heard', () => {
  const { lines, missing } = tallyOf(heard);
  process.stdout.write(`\nThe admin API's answers, heard on ${DATABASES.join(' and ')}:\n${lines.join('\n')}\n`);
  // What one database alone refuses cannot be heard where it is not.
  const wanted = (DATABASES as readonly string[]).includes('postgres')
    ? missing
    : missing.filter((one) => !one.endsWith(' 501'));
  expect(wanted).toEqual([]);
});

/** How many the audit has written down. */
async function changes({ place }: Asking): Promise<unknown> {
  const { text } = await place.send({ method: 'GET', path: '/admin/v1/audit?limit=1', headers: {} });
  return (JSON.parse(text) as { readonly data: readonly { readonly seq: number }[] }).data[0]?.seq;
}

/** Whether the refusal names another field than the one at fault. */
function unnamed(param: string | null, { text }: Heard): readonly string[] {
  const { error } = JSON.parse(text) as { readonly error: { readonly param: string | null; readonly message: string } };
  if (param === null || error.param?.startsWith(param)) return [];
  return [`names ${error.param}: ${error.message}`];
}
