/** What other tools leave in Codex's settings, as they were published until November 2026: some carry a provider's name. */

export interface OtherTool {
  readonly tool: string;
  /** In the text of the settings. */
  readonly text: RegExp | null;
  /** Among the names of the providers. */
  readonly provider: RegExp | null;
  readonly does: string;
  readonly advice: string;
}

export const OTHER_TOOLS: readonly OtherTool[] = [
  {
    tool: 'codex-shim',
    text: /^[ \t]*#.*codex-shim managed/m,
    provider: null,
    does: 'manages a block of these settings, and writes it anew',
    advice: 'codex-shim disable, before m2c codex enable.',
  },
  {
    tool: 'mimo2codex',
    text: null,
    // Each of its providers had a name of its own, and Codex shows the sessions of one name only.
    provider: /^(mimo|mimo2codex(-.+)?)$/,
    does: 'left its provider in these settings',
    advice: 'Older sessions stand under its name: m2c codex sessions move brings them over.',
  },
  {
    tool: 'cc-switch',
    text: /cc-?switch/i,
    provider: /^custom$/,
    does: 'may have written these settings, and writes them anew whenever another provider is chosen in it',
    advice: 'm2c codex cc-switch add gives it an entry for m2c.',
  },
  {
    tool: 'CCMimoLink',
    text: /http_headers.*X-Mimo-Api-Key/i,
    provider: null,
    does: 'left the key of a provider in these settings',
    advice: 'Take its http_headers out: m2c holds the keys.',
  },
];
