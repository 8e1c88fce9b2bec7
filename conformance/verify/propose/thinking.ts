/** How a provider is told to think, as the fields of a profile say it. */
import type { Value } from '../probe.ts';
import { type Code, Source } from './code.ts';
import type { Found, MakeFact } from './facts.ts';
import type { Fact } from './profile-file.ts';

export interface ProposedThinking {
  /** Declarations in front of the profile. */
  readonly head: readonly string[];
  readonly facts: readonly Fact[];
  /** Effort words for the picker. */
  readonly efforts: readonly string[];
}

/** The switches that the probe tries, by their names. */
const SWITCHES: Readonly<Record<string, { readonly on: string; readonly off: string }>> = {
  thinking: { on: "thinking: { type: 'enabled' }", off: "thinking: { type: 'disabled' }" },
  enable_thinking: { on: 'enable_thinking: true', off: 'enable_thinking: false' },
  reasoning_effort: { on: '', off: "reasoning_effort: 'none'" },
  chat_template_kwargs: {
    on: 'chat_template_kwargs: { enable_thinking: true }',
    off: 'chat_template_kwargs: { enable_thinking: false }',
  },
};

/** From the weakest to the strongest. */
const LEVELS = ['minimal', 'low', 'medium', 'high', 'xhigh', 'max'];
const OFFERED = ['low', 'medium', 'high'];

const setting = (thinks: boolean, ...members: readonly string[]) => {
  const body = members.filter((text) => text !== '').join(', ');
  return `{ thinks: ${thinks}, body: ${body === '' ? '{}' : `{ ${body} }`} }`;
};

/** What differs from passing `reasoning_effort` on as it comes. */
export function proposedThinking(found: Found, fact: MakeFact): ProposedThinking {
  const [on, off, taken] = ['reasoning.on', 'reasoning.off', 'reasoning.efforts'].map(found);
  if (typeof on !== 'string') return { head: [], facts: [], efforts: OFFERED };
  const levels = LEVELS.filter((level) => Array.isArray(taken) && taken.includes(level));
  const asks = SWITCHES[on]?.on ?? '';
  const stops = stopped(on, off ?? null);
  const none = stops === null ? {} : { none: new Source(stops) };
  const plain =
    found('reasoning.default') === true ? [fact('noEffort', new Source(setting(true)), 'reasoning.default')] : [];
  if (levels.length === LEVELS.length) {
    const passed = `(effort) => (${setting(true, asks, 'reasoning_effort: effort')})`;
    const other = asks === '' ? [] : [fact('otherEffort', new Source(passed), 'reasoning.on')];
    return { head: [], facts: [...efforts(none, fact), ...other, ...plain], efforts: OFFERED };
  }
  if (levels.length === 0) {
    const constant = `const thinking: ThinkingSetting = ${setting(on !== 'nothing known', asks)};`;
    const other = fact('otherEffort', new Source('() => thinking'), 'reasoning.efforts');
    const offered = stops === null ? ['medium'] : ['none', 'medium'];
    return { head: [constant], facts: [...efforts(none, fact), other, ...plain], efforts: offered };
  }
  const words = Object.fromEntries(LEVELS.map((level) => [level, new Source(`think('${nearest(level, levels)}')`)]));
  const other = fact('otherEffort', new Source(`() => think('${nearest('high', levels)}')`), 'reasoning.efforts');
  return {
    head: [helper(levels, asks)],
    facts: [...efforts({ ...none, ...words }, fact), other, ...plain],
    efforts: levels,
  };
}

function helper(levels: readonly string[], asks: string): string {
  const type = levels.map((level) => `'${level}'`).join(' | ');
  const body = [asks, 'reasoning_effort: level'].filter((text) => text !== '').join(', ');
  const signature = `const think = (level: ${type}): ThinkingSetting => `;
  return `${signature}({\n  thinks: true,\n  body: { ${body} },\n});`;
}

/** The setting that keeps it from thinking; null when the shared layer's will do. */
function stopped(on: string, off: Value): string | null {
  if (on === 'nothing known' || off === null) return null;
  if (off === 'nothing known') return setting(true);
  return setting(false, SWITCHES[String(off)]?.off ?? '');
}

function efforts(words: Readonly<Record<string, Code>>, fact: MakeFact): Fact[] {
  return Object.keys(words).length === 0 ? [] : [fact('efforts', words, 'reasoning.efforts', 'reasoning.off')];
}

/** The next stronger level that is taken, else the strongest. */
function nearest(level: string, levels: readonly string[]): string {
  const from = LEVELS.indexOf(level);
  return levels.find((one) => LEVELS.indexOf(one) >= from) ?? levels.at(-1) ?? level;
}
