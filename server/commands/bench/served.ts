/** m2c as `m2c bench` measures it: a process of its own with an empty data folder and one provider, which tells what it uses. */
import { ConfigError, loadConfig } from '../../config.ts';
import { listen } from '../../http/listener.ts';
import { openLog } from '../../log.ts';
import { providersFile } from '../../providers-file/open.ts';
import { openServing } from '../../serving.ts';
import { readNetwork } from '../../upstream/network.ts';

/** What it says: where it listens, and for each word it hears, the microseconds of the processor that it has used. */
export type Word = { readonly url: string } | { readonly cpuMicros: number };

/** Serves until whoever started this process is gone. */
export async function beServed(dataDir: string): Promise<void> {
  if (process.send === undefined) throw new ConfigError('--served is for the process that m2c bench starts itself.');
  // The user's own settings and keys have no part in this.
  const config = loadConfig({ port: '0', dataDir }, {});
  const secrets: string[] = [];
  const serving = await openServing({
    ...{ config, secrets, file: providersFile(config), network: readNetwork(config) },
    log: await openLog({ level: config.logLevel, secrets }),
    stopping: new AbortController().signal,
    giveUp: new AbortController().signal,
  });
  const listener = await listen(serving.app, config.host, config.port);
  serving.warm();
  const say = (word: Word) => process.send?.(word);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    say({ cpuMicros: user + system });
  });
  process.once('disconnect', () => process.exit());
  say({ url: listener.url });
}
