/** What comes wrapped in the text of an answer → what it is: thoughts in tags, and tool calls that were written out. */
import type { ChatRequest, ChatTool } from '../../../generated/types/chat.ts';
import type { StreamFacts } from '../../providers/profile.ts';
import { chain, type DeltaStage } from '../delta-stage.ts';
import type { DeclaredTools } from './leak-block.ts';
import { type RecoverState, recoverCalls } from './recover-calls.ts';
import { splitThink, type ThinkState } from './split-think.ts';

export type UnwrapState = readonly [ThinkState, RecoverState];

/** The stage for the answer to this request. */
export function unwrapText(
  facts: StreamFacts,
  request: Pick<ChatRequest, 'tools' | 'tool_choice'>,
): DeltaStage<UnwrapState> {
  return chain(splitThink(facts.thinkTags), recoverCalls(facts.leaks, declaredTools(request)));
}

/** A model that must not call any tool has only written about one. */
function declaredTools({ tools, tool_choice: choice }: Pick<ChatRequest, 'tools' | 'tool_choice'>): DeclaredTools {
  if (choice === 'none' || tools === undefined) return NONE;
  const declared = DECLARED.get(tools) ?? parametersOf(tools);
  DECLARED.set(tools, declared);
  return declared;
}

const NONE: DeclaredTools = new Map();
/** Requests that hold the very same list share it. */
const DECLARED = new WeakMap<readonly ChatTool[], DeclaredTools>();

function parametersOf(tools: readonly ChatTool[]): DeclaredTools {
  return new Map(
    tools.flatMap((tool) =>
      tool.type === 'function' ? [[tool.function.name, tool.function.parameters ?? null] as const] : [],
    ),
  );
}
