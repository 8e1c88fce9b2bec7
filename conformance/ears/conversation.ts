/** A recording as a client sees it that writes its own requests: what its user says, which tools it has, what they answer. */
import type { RecordedTurn, Recording } from '../recordings/recording.ts';

/** What a user says, and how many answers of the model follow before the user speaks again. */
export interface Exchange {
  readonly prompt: string;
  readonly turns: number;
}

export interface DeclaredTool {
  readonly kind: 'function' | 'custom';
  readonly namespace: string | null;
  readonly name: string;
  /** The one name that stands for all of it where there are no namespaces. */
  readonly flatName: string;
  readonly description: string;
  readonly parameters: { readonly [keyword: string]: unknown };
}

interface Item {
  readonly type?: string;
  readonly role?: string;
  readonly content?: string | readonly { readonly text?: string }[];
  readonly call_id?: string;
  readonly output?: unknown;
}

interface WireTool {
  readonly type: string;
  readonly name?: string;
  readonly description?: string;
  readonly parameters?: DeclaredTool['parameters'];
  readonly tools?: readonly WireTool[];
}

interface Request {
  readonly input: string | readonly Item[];
  readonly tools?: readonly WireTool[];
}

/** A custom tool as a function: its raw text is the one argument. */
const RAW_TEXT = { type: 'object', properties: { input: { type: 'string' } }, required: ['input'] };

/** The conversation as its user leads it. */
export function exchangesOf({ turns }: Pick<Recording, 'turns'>): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  for (const [index, turn] of turns.entries()) {
    const last = inputOf(turn).at(-1);
    const open = exchanges.at(-1);
    if (open !== undefined && index > 0 && last?.role !== 'user') {
      exchanges[exchanges.length - 1] = { ...open, turns: open.turns + 1 };
    } else {
      exchanges.push({ prompt: textOf(inputOf(turn).findLast((item) => item.role === 'user')), turns: 1 });
    }
  }
  return exchanges;
}

/** What the tools of the recording answered: call id → text. */
export function outputsOf({ turns }: Pick<Recording, 'turns'>): ReadonlyMap<string, string> {
  const items = turns.flatMap(inputOf);
  return new Map(
    items.flatMap(({ call_id: id, output }) =>
      id === undefined || output === undefined
        ? []
        : [[id, typeof output === 'string' ? output : JSON.stringify(output)] as const],
    ),
  );
}

/** The tools of a turn that a model can call by name. */
export function declaredTools(turn: Pick<RecordedTurn, 'request'> | undefined): readonly DeclaredTool[] {
  const { tools = [] } = (turn?.request ?? {}) as Partial<Request>;
  return tools.flatMap((tool) => declared(tool, null));
}

function declared(tool: WireTool, namespace: string | null): DeclaredTool[] {
  const { type, name = '', description = '', parameters = { type: 'object', properties: {} } } = tool;
  if (type === 'namespace') return (tool.tools ?? []).flatMap((inner) => declared(inner, name));
  const flatName = namespace === null ? name : `${namespace}__${name}`;
  if (type === 'function') return [{ kind: 'function', namespace, name, flatName, description, parameters }];
  if (type === 'custom') return [{ kind: 'custom', namespace, name, flatName, description, parameters: RAW_TEXT }];
  return [];
}

function inputOf({ request }: Pick<RecordedTurn, 'request'>): readonly Item[] {
  const { input } = request as Request;
  return typeof input === 'string' ? [{ role: 'user', content: input }] : input;
}

function textOf(item: Item | undefined): string {
  const content = item?.content ?? '';
  return typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('');
}
