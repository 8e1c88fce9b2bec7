/** An m2c of this process, on loopback and a free port, for one run of Codex. */
import type { Config } from '../../config.ts';
import { Fault } from '../../fault.ts';
import { listen } from '../../http/listener.ts';
import { openLog } from '../../log.ts';
import { providersFile } from '../../providers-file/open.ts';
import { openServing } from '../../serving.ts';
import { readNetwork } from '../../upstream/network.ts';
import type { CodexFlags } from './place.ts';

export interface ServedHere {
  readonly origin: string;
  close(): Promise<void>;
}

const GRACE_MS = 2000;

/** Rejects as `m2c start` does. */
export async function serveHere(given: Config, flags: CodexFlags): Promise<ServedHere> {
  const config = { ...given, host: '127.0.0.1', port: 0 };
  const secrets: string[] = [];
  // Its lines would stand in the middle of Codex's screen.
  const log = await openLog({ level: config.logLevel === 'debug' ? 'debug' : 'silent', secrets });
  const stopping = new AbortController();
  const giveUp = new AbortController();
  const file = providersFile(config, flags.providers);
  const network = readNetwork(config);
  const serving = await openServing({
    config,
    file,
    network,
    log,
    secrets,
    stopping: stopping.signal,
    giveUp: giveUp.signal,
  });
  const listener = await listen(serving.app, config.host, config.port);
  return {
    origin: listener.url,
    async close() {
      stopping.abort();
      await listener.close(GRACE_MS, () => giveUp.abort(new Fault('server_error', 'm2c codex run has ended.')));
      await serving.close();
    },
  };
}
