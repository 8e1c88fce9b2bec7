/** All that is played with the real clients, in its order. */
import { codexChatGpt } from './codex-chatgpt.ts';
import { codexCompaction } from './codex-compaction.ts';
import { codexFailures } from './codex-failures.ts';
import { codexRecord } from './codex-record.ts';
import { codexSearch } from './codex-search.ts';
import { codexSessions } from './codex-sessions.ts';
import { codexSetup } from './codex-setup.ts';
import { codexTurns } from './codex-turns.ts';
import { hearing } from './hearing.ts';
import { openaiSdk } from './openai-sdk.ts';
import type { Scenario } from './world.ts';

export const scenarios: readonly Scenario[] = [
  ...codexTurns,
  ...codexCompaction,
  ...codexFailures,
  ...codexRecord,
  ...codexSearch,
  ...codexSetup,
  ...codexSessions,
  ...codexChatGpt,
  ...openaiSdk,
  ...hearing,
];
