/** For tests of the admin API over the log: a server before a scripted provider, and turns that a client has asked of it. */
import { onTestFinished } from 'vitest';
import { type Script, startFakeUpstream } from '../conformance/upstream/fake-upstream.ts';
import { post, type RawAnswer } from './app.testing.ts';
import { type Served, type ServedOptions, serve } from './serving.testing.ts';

const KEY = 'sk-acme-0123456789abcdef';

const acme = (baseUrl: string) => ({
  providers: [
    { id: 'acme', baseUrl, key: { env: 'ACME_KEY' }, models: ['acme-1', 'acme-2', 'acme-3'].map((id) => ({ id })) },
  ],
});

const PRICES = {
  'acme-1': { currency: 'USD', input_micros: 2_000_000, cached_input_micros: 1_000_000, output_micros: 10_000_000 },
  'acme-2': { currency: 'EUR', input_micros: 1_000_000, output_micros: 4_000_000 },
};

export interface Logged extends Served {
  /** Asks the model and waits until the log holds the turn. @returns its id and what the client got. */
  turn(asked: { readonly [field: string]: unknown }): Promise<{ readonly id: string; readonly answer: RawAnswer }>;
  /** What GET gives, which must go well. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  get(path: string): Promise<any>;
}

/** The provider `acme` with the models acme-1 to acme-3, of which the last has no price. */
export async function logged(script: Script, options: ServedOptions = {}): Promise<Logged> {
  const upstream = await startFakeUpstream(script);
  onTestFinished(upstream.close);
  const served = await serve({
    ...options,
    file: acme(upstream.url),
    variables: { ACME_KEY: KEY, ...options.variables },
  });
  for (const [model, price] of Object.entries(PRICES)) await served.admin('PUT', `/prices/acme/${model}`, price);
  const get: Logged['get'] = async (path) => {
    const { status, json, text } = await served.admin('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${text}`);
    return json;
  };
  const turn: Logged['turn'] = async (asked) => {
    const before = new Set((await all(get)).map(({ id }) => id));
    const answer = await post(served, { model: 'acme-1', input: 'Hello', ...asked });
    for (;;) {
      const [made] = (await all(get)).filter(({ id }) => !before.has(id));
      if (made !== undefined) return { id: made.id, answer };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { ...served, turn, get };
}

async function all(get: Logged['get']): Promise<readonly { readonly id: string }[]> {
  return (await get('/turns?limit=500')).data;
}

/** Sets what is kept of turns, and waits until the log knows. */
export async function keepBodies({ admin, turn, get }: Logged, kept: 'full' | 'errors' | 'off'): Promise<void> {
  await admin('PATCH', '/settings', { log_bodies: kept });
  for (;;) {
    const { id } = await turn({});
    if ((await get(`/turns/${id}`)).stages_kept === (kept === 'full')) return;
  }
}
