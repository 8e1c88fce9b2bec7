/** How one line of a session file gets another provider: a few bytes are replaced, and all others stay as they are. Pure. */
import { settingsIn } from './head.ts';
import { type Entry, entryIn } from './lines.ts';

/** Bytes in the place of others. */
export interface Splice {
  /** Where they begin. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Null when the line does not tell this session's provider, or tells this one. The line stays as long as it was where the
 * new name is no longer: Codex keeps places in these files as numbers of bytes, in thread_history_<N>.sqlite and in the
 * sessions that were forked from one (`history_base`; measured with codex-cli 0.169.0, 2026-11-21).
 */
export function spliceFor(line: Buffer, id: string, provider: string): Splice | null {
  // Parsing is dear, and few lines tell it.
  if (!line.includes('"session_meta"') && !line.includes('"thread_settings_applied"')) return null;
  const entry = entryIn(line);
  if (entry === null) return null;
  const place = placeIn(entry, id);
  if (place === null || typeof place.holder[place.name] !== 'string' || place.holder[place.name] === provider)
    return null;
  place.holder[place.name] = provider;
  const wanted = JSON.stringify(entry);
  // One byte is one character, whatever the bytes are.
  const text = line.toString('latin1');
  const pattern = new RegExp(`("${place.name}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"( *)`, 'g');
  for (const { 0: before, 1: name = '', index } of text.matchAll(pattern)) {
    const after = `${name}${JSON.stringify(provider)}`.padEnd(before.length);
    const splice = { at: index, before, after };
    // The same words may stand elsewhere in the line.
    if (JSON.stringify(entryIn(spliced(line, splice))) === wanted) return splice;
  }
  return null;
}

interface Place {
  readonly holder: { [name: string]: unknown };
  readonly name: string;
}

/**
 * Two lines tell it: the session's own, and those of the settings that turns began with. Codex takes the last one when it
 * builds its database anew (codex-cli 0.169.0), so that all have to tell the same.
 */
function placeIn(entry: Entry, id: string): Place | null {
  const { type, payload } = entry;
  // A fork of an older release holds the line of the session that it came from, too.
  if (type === 'session_meta') return payload.id === id ? { holder: payload, name: 'model_provider' } : null;
  const settings = settingsIn(entry);
  const own = payload.thread_id === undefined || payload.thread_id === id;
  return settings !== null && own ? { holder: settings, name: 'model_provider_id' } : null;
}

export function spliced(line: Buffer, { at, before, after }: Splice): Buffer {
  const end = at + before.length;
  return Buffer.concat([line.subarray(0, at), Buffer.from(after, 'latin1'), line.subarray(end)]);
}
