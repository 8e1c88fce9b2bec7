/** How the proxy is doing, and what runs here. */
import { VERSION } from '../version.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';

export const healthHandlers = {
  async getHealth(_asked, deps) {
    const problems = [
      ...noKey(deps),
      ...(await noStore(deps)),
      ...deps.answering.current.problems,
      ...deps.turnLog.problems,
    ];
    return {
      status: problems.length === 0 ? 'ok' : 'degraded',
      version: VERSION,
      node: process.versions.node,
      uptime_seconds: Math.round(process.uptime()),
      open_turns: deps.openTurns(),
      problems,
    };
  },

  async getVersion() {
    return {
      version: VERSION,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      api: '1',
      schema: null,
    };
  },
} satisfies Handlers<'getHealth' | 'getVersion'>;

/** Recordings answer then. */
function noKey({ answering }: AdminDeps): readonly string[] {
  const { missingKeys } = answering.current;
  return missingKeys.length === 0
    ? []
    : [`No provider has a key: set one of ${missingKeys.join(', ')} and start m2c again.`];
}

async function noStore(deps: AdminDeps): Promise<readonly string[]> {
  try {
    await deps.store();
    return [];
  } catch (thrown) {
    return [`Nothing is kept. ${(thrown as Error).message}`];
  }
}
