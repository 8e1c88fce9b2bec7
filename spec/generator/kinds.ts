import type { JsonObject } from './json.ts';
import { kindsOf } from './openapi.ts';

/** A union whose members are told apart by `type`, and the words its helpers are named with. */
interface Union {
  readonly known: string;
  /** The union that also holds what is newer than the contract. */
  readonly open?: string;
  readonly list: string;
  readonly kind: string;
}

const unions: readonly Union[] = [
  { known: 'KnownItem', open: 'InputItem', list: 'itemTypes', kind: 'ItemType' },
  { known: 'KnownTool', open: 'Tool', list: 'toolTypes', kind: 'ToolType' },
  { known: 'KnownContentPart', open: 'ContentPart', list: 'contentPartTypes', kind: 'ContentPartType' },
  { known: 'OutputItem', list: 'outputItemTypes', kind: 'OutputItemType' },
  { known: 'StreamEvent', list: 'eventTypes', kind: 'EventType' },
];

/** The module of known kinds: lists, and guards that let `switch (item.type)` narrow. */
export function kindsModule(responses: JsonObject, header: string): string {
  const types = unions.flatMap(({ known, open }) => (open === undefined ? [known] : [known, open]));
  const imports = `import type {\n${['EasyMessage', ...types]
    .sort()
    .map((name) => `  ${name},\n`)
    .join('')}} from './types/responses.ts';`;
  return [header, imports, '', ...unions.map((union) => sectionOf(union, responses)), easyMessage].join('\n');
}

function sectionOf({ known, open, list, kind }: Union, responses: JsonObject): string {
  const kinds = Object.keys(kindsOf(responses, known));
  const lines = [
    `/** The types of ${known}. */`,
    `export const ${list} = [`,
    ...kinds.map((each) => `  '${each}',`),
    `] as const satisfies readonly ${known}['type'][];`,
    '',
    `/** A type of ${known}. */`,
    `export type ${kind} = (typeof ${list})[number];`,
    '',
    `const ${list}Set: ReadonlySet<unknown> = new Set(${list});`,
    '',
    `/** Is it one of the known types? */`,
    `export function is${kind}(type: unknown): type is ${kind} {`,
    `  return ${list}Set.has(type);`,
    '}',
    '',
  ];
  if (open !== undefined) {
    const what = open === 'ContentPart' ? 'part' : open === 'Tool' ? 'tool' : 'item';
    lines.push(
      `/** Is its shape known? Then \`switch (${what}.type)\` narrows. */`,
      `export function is${known}(${what}: ${open}): ${what} is ${known} {`,
      `  return is${kind}(${what}.type);`,
      '}',
      '',
    );
  }
  return lines.join('\n');
}

const easyMessage = `/** Is it a message without \`type\`? */
export function isEasyMessage(item: InputItem): item is EasyMessage {
  return item.type === undefined || item.type === null;
}
`;
