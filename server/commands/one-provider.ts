/** m2c before one provider, on loopback, with somebody who listens to every turn. */
import { randomBytes } from 'node:crypto';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { Fault } from '../fault.ts';
import { listen } from '../http/listener.ts';
import type { ResponsesDeps } from '../http/responses.ts';
import { openLog } from '../log.ts';
import { openUpstream, type ReachedProvider, secretsOf } from '../upstream/client.ts';
import { Health } from '../upstream/health.ts';
import { readNetwork } from '../upstream/network.ts';

export interface OneProviderServer {
  readonly url: string;
  /** Lets open answers finish for a moment. */
  close(): Promise<void>;
}

const GRACE_MS = 2000;

/** Rejects with a ListenError when the port cannot be opened. */
export async function serveOne(
  config: Config,
  provider: ReachedProvider,
  tap: NonNullable<ResponsesDeps['tap']>,
): Promise<OneProviderServer> {
  const upstream = openUpstream(config.deadlines, readNetwork(config));
  const giveUp = new AbortController();
  // What fails is told turn by turn.
  const level = config.logLevel === 'debug' ? 'debug' : 'silent';
  const log = await openLog({ level, secrets: secretsOf(provider) });
  const app = buildApp(config, {
    routes: { providers: [provider], fallback: provider },
    upstream,
    health: new Health(),
    // What is recorded is what came, failures too.
    retry: { ...config.retry, retries: 0 },
    showReasoning: true,
    webSearch: false,
    deadlines: config.deadlines,
    newId: () => randomBytes(12).toString('hex'),
    now: () => Math.floor(Date.now() / 1000),
    log,
    giveUp: giveUp.signal,
    tap,
  });
  const listener = await listen(app, config.host, config.port).catch(async (thrown: unknown) => {
    await upstream.close();
    throw thrown;
  });
  const stopped = new Fault('server_error', 'm2c record has ended.');
  return {
    url: listener.url,
    close: async () => {
      await listener.close(GRACE_MS, () => giveUp.abort(stopped));
      await upstream.close();
    },
  };
}
