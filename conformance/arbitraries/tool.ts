/** Tools as clients declare them, with names that collide, are too long, or hold what no provider takes. */
import fc from 'fast-check';

export type Json = { [key: string]: unknown };

/** A tool as declared, with what makes it known again: the description is unique within a request. */
export interface DeclaredTool {
  readonly kind: 'function' | 'custom';
  readonly namespace: string | null;
  readonly name: string;
  readonly description: string;
}

/** Names that collide once they are flattened. */
export const toolName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'exec_command',
    'apply_patch',
    'echo',
    'a.b',
    'a_b',
    'a b',
    'a__b',
    'b',
    '_',
    'échô',
    '工具',
    'constructor',
    '__proto__',
  ),
  fc.nat(2).map((end) => `${'long_'.repeat(20)}${end}`),
  fc.nat(2).map((end) => `${'x'.repeat(64)}${'y'.repeat(end)}`),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
);
export const namespace: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  fc.constantFrom('a', 'a_', 'a__b', 'mcp__lab', 'mcp.lab', 'functions', `mcp__${'server_'.repeat(12)}`, '名'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);

export const declaredTools: fc.Arbitrary<readonly DeclaredTool[]> = fc
  .uniqueArray(fc.record({ kind: fc.constantFrom('function', 'custom'), namespace, name: toolName }), {
    maxLength: 8,
    selector: ({ kind, namespace, name }) => JSON.stringify([kind, namespace, name]),
  })
  .map((tools) => tools.map((tool, index) => ({ ...tool, description: `the tool of place ${index}.` })));

/** The tools in the form of the request: those of a namespace inside it, wherever it comes first. */
export function wireTools(tools: readonly DeclaredTool[]): Json[] {
  const groups = Map.groupBy(tools, (tool) => tool.namespace);
  return [...groups].flatMap(([name, members]) => {
    const written = members.map(wireTool);
    return name === null ? written : [{ type: 'namespace', name, description: 'a group', tools: written }];
  });
}

function wireTool({ kind, name, description }: DeclaredTool, index: number): Json {
  if (kind === 'function') {
    const parameters = index % 3 === 0 ? null : { type: 'object', properties: { a: { type: 'string' } } };
    return { type: 'function', name, description, parameters, strict: [true, false, null][index % 3] };
  }
  const grammar = { type: 'grammar', syntax: 'lark', definition: 'start: /.+/' };
  return { type: 'custom', name, description, ...(index % 2 === 0 ? { format: grammar } : {}) };
}
