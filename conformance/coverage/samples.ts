/**
 * One request for each item, tool and content part that a client may send, with the words of it that the model must get to
 * read. The tables are keyed by the generated kinds, so that a kind without a sample is a type error.
 */
import type { ContentPartType, ItemType, ToolType } from '../../generated/kinds.ts';

type Json = { readonly [key: string]: unknown };

export interface Sample {
  /** What the table calls it when it is not its type alone. */
  readonly label?: string;
  /** What the request holds besides the user's first message. */
  readonly input?: readonly Json[];
  readonly tools?: readonly Json[];
  readonly words: readonly string[];
}

const said = (item: Json, ...words: string[]): Sample => ({ input: [item], words });
const text = (text: string): Json => ({ type: 'input_text', text });
const image = { type: 'input_image', image_url: 'data:image/png;base64,SwiftPixel', detail: 'auto' };
const thought = { type: 'reasoning', summary: [{ type: 'summary_text', text: 'A thought of swifts.' }] };
const call = { type: 'function_call', call_id: 'c', name: 'look', arguments: '{"at":"called swifts"}' };
const answer = (output: unknown): Json => ({ type: 'function_call_output', call_id: 'c', output });
const custom = { type: 'custom_tool_call', call_id: 'c', name: 'apply_patch', input: 'patched swifts' };
const localShell = {
  type: 'local_shell_call',
  call_id: 'c',
  action: { type: 'exec', command: ['count', 'swifts'], env: {} },
};
const shell = { type: 'shell_call', call_id: 'c', action: { commands: ['count swifts'] } };
const patch = { type: 'apply_patch_call', call_id: 'c', operation: { type: 'delete_file', path: 'swifts.txt' } };
const click = { type: 'computer_call', call_id: 'c', action: { type: 'click', button: 'swifts' } };
const search = { type: 'tool_search_call', call_id: 'c', execution: 'client', arguments: { query: 'swifts' } };
const found = { type: 'function', name: 'found', description: 'Found for swifts.', parameters: null };
const mcp = { server_label: 'aviary', name: 'count', arguments: '{"what":"swifts"}' };

/** Items of the history; an item that needs another, such as a call its output, comes with it. */
export const ITEM_SAMPLES: { readonly [type in ItemType]: readonly Sample[] } = {
  message: ['user', 'assistant', 'developer', 'system'].map((role) => ({
    label: `message (${role})`,
    ...said({ type: 'message', role, content: [text('words of swifts')] }, 'words of swifts'),
  })),
  agent_message: [
    said(
      { type: 'agent_message', author: '/root', recipient: '/root/birds', content: [text('task of swifts')] },
      'task of swifts',
    ),
  ],
  reasoning: [
    { label: 'reasoning (in clear)', input: [thought, call, answer('seen')], words: ['A thought of swifts.'] },
    {
      label: 'reasoning (sealed elsewhere)',
      input: [{ ...thought, summary: [], encrypted_content: 'gAAAA' }],
      words: [],
    },
  ],
  function_call: [{ input: [thought, call, answer('seen')], words: ['called swifts'] }],
  function_call_output: [
    { label: 'function_call_output (text)', input: [thought, call, answer('seven swifts')], words: ['seven swifts'] },
    { label: 'function_call_output (image)', input: [thought, call, answer([image])], words: ['SwiftPixel'] },
  ],
  custom_tool_call: [withOutput(custom, 'custom_tool_call_output', 'done', 'patched swifts')],
  custom_tool_call_output: [withOutput(custom, 'custom_tool_call_output', 'seven swifts', 'seven swifts')],
  local_shell_call: [withOutput(localShell, 'local_shell_call_output', 'done', 'swifts')],
  local_shell_call_output: [withOutput(localShell, 'local_shell_call_output', 'seven swallows', 'seven swallows')],
  shell_call: [withOutput(shell, 'shell_call_output', [{ stdout: 'done', stderr: '' }], 'count swifts')],
  shell_call_output: [withOutput(shell, 'shell_call_output', [{ stdout: 'seven', stderr: 'hush' }], 'seven', 'hush')],
  apply_patch_call: [withOutput(patch, 'apply_patch_call_output', 'done', 'delete_file', 'swifts.txt')],
  apply_patch_call_output: [withOutput(patch, 'apply_patch_call_output', 'gone away', 'gone away')],
  computer_call: [withOutput(click, 'computer_call_output', { type: 'computer_screenshot' }, 'swifts')],
  computer_call_output: [
    withOutput(
      click,
      'computer_call_output',
      { type: 'computer_screenshot', image_url: image.image_url },
      'SwiftPixel',
    ),
  ],
  tool_search_call: [
    { input: [thought, search, { type: 'tool_search_output', call_id: 'c', tools: [] }], words: ['swifts'] },
  ],
  tool_search_output: [
    {
      input: [thought, search, { type: 'tool_search_output', call_id: 'c', tools: [found] }],
      words: ['Found for swifts.'],
    },
  ],
  web_search_call: [
    said({ type: 'web_search_call', action: { type: 'search', query: 'how many swifts' } }, 'how many swifts'),
  ],
  file_search_call: [said({ type: 'file_search_call', queries: ['old swifts'] }, 'old swifts')],
  code_interpreter_call: [said({ type: 'code_interpreter_call', code: 'count(swifts)' }, 'count(swifts)')],
  image_generation_call: [said({ type: 'image_generation_call', result: 'SwiftPixel' }, 'SwiftPixel')],
  mcp_list_tools: [said({ type: 'mcp_list_tools', server_label: 'aviary', tools: [{ name: 'count' }] }, 'aviary')],
  mcp_call: [
    { input: [thought, { type: 'mcp_call', id: 'mcp_1', ...mcp, output: 'seven' }], words: ['swifts', 'seven'] },
  ],
  mcp_approval_request: [said({ type: 'mcp_approval_request', id: 'mcpr_1', ...mcp }, 'aviary')],
  mcp_approval_response: [
    said(
      { type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: false, reason: 'no swifts' },
      'no swifts',
    ),
  ],
  additional_tools: [said({ type: 'additional_tools', role: 'developer', tools: [found] }, 'Found for swifts.')],
  compaction: [{ label: 'compaction (sealed elsewhere)', ...said({ type: 'compaction', encrypted_content: 'gAAAA' }) }],
  compaction_trigger: [said({ type: 'compaction_trigger' })],
  item_reference: [said({ type: 'item_reference', id: 'msg_1' })],
};

/** Tools offered to the model. */
export const TOOL_SAMPLES: { readonly [type in ToolType]: readonly Sample[] } = {
  function: [
    offered({ type: 'function', name: 'count', description: 'Counts swifts.', parameters: null }, 'Counts swifts.'),
  ],
  custom: [
    offered(
      {
        ...{ type: 'custom', name: 'patch', description: 'Patches swifts.' },
        format: { type: 'grammar', syntax: 'lark', definition: 'start: SWIFT' },
      },
      'Patches swifts.',
      'start: SWIFT',
    ),
  ],
  namespace: [
    offered({ type: 'namespace', name: 'aviary', description: 'Of birds.', tools: [found] }, 'Found for swifts.'),
  ],
  web_search: [offered({ type: 'web_search', external_web_access: true })],
  web_search_2025_08_26: [offered({ type: 'web_search_2025_08_26' })],
  web_search_preview: [offered({ type: 'web_search_preview' })],
  web_search_preview_2025_03_11: [offered({ type: 'web_search_preview_2025_03_11' })],
  tool_search: [offered({ type: 'tool_search', execution: 'client', description: 'Finds swifts.' }, 'Finds swifts.')],
  local_shell: [offered({ type: 'local_shell' })],
  shell: [offered({ type: 'shell' })],
  apply_patch: [offered({ type: 'apply_patch' })],
  mcp: [
    {
      label: 'mcp (server)',
      ...offered({ type: 'mcp', server_label: 'aviary', server_url: 'https://example.com/mcp' }),
    },
    { label: 'mcp (connector)', ...offered({ type: 'mcp', server_label: 'aviary', connector_id: 'connector_birds' }) },
  ],
  file_search: [offered({ type: 'file_search', vector_store_ids: ['vs_1'] })],
  code_interpreter: [offered({ type: 'code_interpreter', container: { type: 'auto' } })],
  computer_use_preview: [
    offered({ type: 'computer_use_preview', display_width: 800, display_height: 600, environment: 'linux' }),
  ],
  computer: [offered({ type: 'computer' })],
  image_generation: [offered({ type: 'image_generation' })],
};

/** Parts of a user message. */
export const PART_SAMPLES: { readonly [type in ContentPartType]: readonly Sample[] } = {
  input_text: [part(text('words of swifts'), 'words of swifts')],
  input_image: [
    { label: 'input_image (URL or data)', ...part(image, 'SwiftPixel') },
    { label: 'input_image (file id)', ...part({ type: 'input_image', file_id: 'file-1' }) },
  ],
  input_file: [
    { label: 'input_file (text)', ...part(file('text/plain', 'swifts.txt', 'c3dpZnRz'), 'swifts') },
    { label: 'input_file (other)', ...part(file('application/pdf', 'birds.pdf', 'JVBERi0='), 'birds.pdf') },
  ],
  input_audio: [part({ type: 'input_audio', input_audio: { data: 'AA==', format: 'wav' } })],
  output_text: [part({ type: 'output_text', text: 'words of swifts', annotations: [] }, 'words of swifts')],
  refusal: [part({ type: 'refusal', refusal: 'no swifts' }, 'no swifts')],
  summary_text: [part({ type: 'summary_text', text: 'words of swifts' }, 'words of swifts')],
  reasoning_text: [part({ type: 'reasoning_text', text: 'words of swifts' }, 'words of swifts')],
  text: [part({ type: 'text', text: 'words of swifts' }, 'words of swifts')],
  encrypted_content: [
    {
      label: 'encrypted_content (in clear)',
      ...part({ type: 'encrypted_content', encrypted_content: 'task of swifts' }, 'task of swifts'),
    },
    { label: 'encrypted_content (sealed)', ...part({ type: 'encrypted_content', encrypted_content: 'gAAAAAB' }) },
  ],
};

/** What is newer than this contract. */
export const UNKNOWN: { readonly [table in 'items' | 'tools' | 'parts']: Sample } = {
  items: { label: '(any other)', ...said({ type: 'hologram' }) },
  tools: { label: '(any other)', ...offered({ type: 'hologram' }) },
  parts: { label: '(any other)', ...part({ type: 'hologram' }) },
};

function withOutput(called: Json, type: string, output: unknown, ...words: string[]): Sample {
  return { input: [thought, called, { type, call_id: 'c', output }], words };
}

function offered(tool: Json, ...words: string[]): Sample {
  return { tools: [tool], words };
}

function part(content: Json, ...words: string[]): Sample {
  return { input: [{ role: 'user', content: [content] }], words };
}

function file(type: string, filename: string, data: string): Json {
  return { type: 'input_file', filename, file_data: `data:${type};base64,${data}` };
}
