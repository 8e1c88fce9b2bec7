/**
 * Tools of the client's own that are more than a function to it: each is a function to the provider, and has its own item on
 * the client's wire. The forms are OpenAI's (API reference, 2026-11); Codex of 2025 used `local_shell`.
 */
import type { ApplyPatchCall, LocalShellCall, OutputItem, ShellCall } from '../../../generated/types/responses.ts';
import type { JsonObject, ToolKind } from '../conversation.ts';
import type { ItemPrefix } from './item-ids.ts';

export type OwnToolKind = Exclude<ToolKind, 'function' | 'custom' | 'web_search'>;

type Head = { readonly id: string; readonly status: 'completed'; readonly call_id: string };

interface OwnTool {
  readonly prefix: ItemPrefix;
  /** What the provider is told; a tool search brings its own words. */
  readonly description: string;
  readonly parameters: JsonObject;
  /** The call as the client's item, null when the arguments do not fit it. */
  readonly write: (head: Head, args: JsonObject) => OutputItem | null;
}

const text = { type: 'string' };
const texts = { type: 'array', items: text };

export const OWN_TOOLS: { readonly [kind in OwnToolKind]: OwnTool } = {
  local_shell: {
    prefix: 'lsh',
    description: "Runs one command on the user's machine and returns what it printed.",
    parameters: {
      type: 'object',
      properties: {
        command: { ...texts, description: 'The program and its arguments, e.g. ["bash", "-lc", "ls"].' },
        working_directory: { ...text, description: 'Where it runs; the project when left out.' },
        timeout_ms: { type: 'integer', description: 'When to give it up, in milliseconds.' },
      },
      required: ['command'],
    },
    write: (head, args) => {
      if (!isTexts(args.command)) return null;
      const action = { env: {}, ...args, type: 'exec' } as unknown as LocalShellCall['action'];
      return { type: 'local_shell_call', ...head, action };
    },
  },
  shell: {
    prefix: 'sh',
    description: "Runs commands in a shell on the user's machine, each on its own, and returns what they printed.",
    parameters: {
      type: 'object',
      properties: {
        commands: { ...texts, description: 'The command lines.' },
        timeout_ms: { type: 'integer', description: 'When to give each up, in milliseconds.' },
        max_output_length: { type: 'integer', description: 'How many characters of output to return at most.' },
      },
      required: ['commands'],
    },
    write: (head, args) => {
      if (!isTexts(args.commands)) return null;
      return { type: 'shell_call', ...head, action: args as unknown as ShellCall['action'] };
    },
  },
  apply_patch: {
    prefix: 'apc',
    description: "Creates, changes or deletes one file of the user's project.",
    parameters: {
      type: 'object',
      properties: {
        type: { ...text, enum: ['create_file', 'update_file', 'delete_file'] },
        path: { ...text, description: 'The file, relative to the project.' },
        diff: { ...text, description: 'The change as a V4A diff, without file headers; not for delete_file.' },
      },
      required: ['type', 'path'],
    },
    write: (head, args) => {
      const { type, path } = args;
      if (typeof path !== 'string' || !['create_file', 'update_file', 'delete_file'].includes(String(type)))
        return null;
      return { type: 'apply_patch_call', ...head, operation: args as unknown as ApplyPatchCall['operation'] };
    },
  },
  tool_search: {
    prefix: 'tsc',
    description: 'Searches for further tools; those it finds can be called from then on.',
    parameters: { type: 'object', properties: { query: text }, required: ['query'] },
    write: (head, args) => ({ type: 'tool_search_call', ...head, execution: 'client', arguments: args }),
  },
};

export function isOwnTool(kind: string): kind is OwnToolKind {
  return Object.hasOwn(OWN_TOOLS, kind);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
