/** The providers m2c knows, in the order in which the first one with a key becomes the default. */
import { deepseek } from './deepseek.ts';
import { mimo } from './mimo.ts';
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile } from './profile.ts';
import { qwen } from './qwen.ts';
import { replay } from './replay.ts';

export const PROFILES: readonly Profile[] = [mimo, deepseek, qwen, openaiCompatible];
export const REPLAY: Profile = replay;
