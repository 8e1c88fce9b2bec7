/** How the proxy is doing, and what runs here. */
import { VERSION } from '../version.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';

export const healthHandlers = {
  async getHealth(_asked, deps) {
    // One that could not be opened is tried once more.
    await deps.store().catch(() => undefined);
    const problems = [...noKey(deps), ...deps.problems()];
    return {
      status: problems.length === 0 ? 'ok' : 'degraded',
      version: VERSION,
      node: process.versions.node,
      uptime_seconds: Math.round(deps.uptime?.() ?? process.uptime()),
      open_turns: deps.openTurns(),
      problems,
    };
  },

  async getVersion(_asked, deps) {
    const store = await deps.store().catch(() => null);
    const state = await store?.maintenance.state().catch(() => null);
    return {
      version: VERSION,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      api: '1',
      schema: state?.schema ?? null,
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
