/** Every ear, from the strictest to the one that counts most. */
import type { Ear } from '../../ears/ear.ts';
import { strictFold } from '../../ears/strict-fold.ts';
import { agents } from './agents.ts';
import { aiSdk } from './ai-sdk.ts';
import { codex } from './codex.ts';
import { openaiPlain, openaiStream } from './openai-sdk.ts';

export const ears: readonly Ear[] = [strictFold, openaiStream, openaiPlain, aiSdk, agents, codex];
