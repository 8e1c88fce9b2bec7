/** `m2c start --workers N`: one process that holds the port and the store, and N that answer. */
import { type Config, ConfigError } from '../config.ts';
import { openLog } from '../log.ts';
import { beginStore } from '../store/door.ts';
import { First } from '../workers/first.ts';
import { endSoon, FINISHES, onSecondWord, QUIET_MS, settleCodex, surviveSurprises, told } from './start.ts';

/** Longer than a worker takes for its last answers and the last lines of its log. */
const LONGEST_END_MS = 20_000;

/** Runs all of them until they are told to end. Rejects when workers die again and again. */
export async function startWorkers(config: Config, providers: string | undefined): Promise<void> {
  refuseTooMany(config);
  const log = await openLog({ level: config.logLevel, secrets: [] });
  const beginning = { config, providers, count: config.workers };
  const first = new First({ beginning, begun: beginStore(config), log });
  surviveSurprises(log);
  const ended = told();
  let quiet: NodeJS.Timeout | undefined;
  try {
    const banner = await Promise.race([first.begin(), ended.then(() => '')]);
    if (banner === null) {
      process.exitCode = 1;
      return;
    }
    process.stdout.write(banner);
    quiet = setTimeout(() => void settleCodex(config.codexHome, log), QUIET_MS);
    await Promise.race([ended, first.fails]);
    process.stdout.write(FINISHES);
  } finally {
    clearTimeout(quiet);
    await finish(first);
  }
}

async function finish(first: First): Promise<void> {
  onSecondWord(() => {
    first.kill();
    process.exit(0);
  });
  const patience = setTimeout(() => first.kill(), LONGEST_END_MS);
  first.stop();
  await first.ended;
  clearTimeout(patience);
  await first.close();
  endSoon();
}

/** Each worker sends at least one request at a time. */
function refuseTooMany({ maxConcurrency, workers }: Config): void {
  if (maxConcurrency === null || maxConcurrency >= workers) return;
  throw new ConfigError(
    `M2C_MAX_CONCURRENCY (${maxConcurrency}) is shared by the workers, at least one request each: start at most ${maxConcurrency} with --workers, or raise it.`,
  );
}
