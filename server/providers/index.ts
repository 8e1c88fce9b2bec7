/** The providers m2c knows, in the order in which the first one with a key becomes the default. */
import { deepseek } from './deepseek.ts';
import { glm } from './glm.ts';
import { kimi } from './kimi.ts';
import { llamaCpp } from './llama-cpp.ts';
import { lmstudio } from './lmstudio.ts';
import { mimo } from './mimo.ts';
import { minimax } from './minimax.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { openaiCompatible } from './openai-compatible.ts';
import { openrouter } from './openrouter.ts';
import type { Profile } from './profile.ts';
import { qwen } from './qwen.ts';
import { replay } from './replay.ts';
import { sensenova } from './sensenova.ts';
import { sglang } from './sglang.ts';
import { siliconflow } from './siliconflow.ts';
import { vllm } from './vllm.ts';

const vendors: readonly Profile[] = [mimo, deepseek, qwen, kimi, glm, minimax, sensenova];
const routers: readonly Profile[] = [siliconflow, openrouter];
const local: readonly Profile[] = [ollama, lmstudio, vllm, sglang, llamaCpp];

export const PROFILES: readonly Profile[] = [...vendors, openaiCompatible, ...routers, openai, ...local];
export const REPLAY: Profile = replay;
