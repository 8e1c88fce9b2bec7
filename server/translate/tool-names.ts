/**
 * One flat name for each of the client's tools, and the way back. Chat Completions knows neither namespaces nor custom
 * tools and allows 64 characters of a small set; Codex's MCP names have no such limit (codex-cli 0.169.0).
 */
import type { ToolIdentity } from './conversation.ts';

const LONGEST = 64;
const FORBIDDEN = /[^a-zA-Z0-9_-]/g;
/** Codex takes a plain call for a tool of this namespace, and models do better with plain names. */
const DEFAULT_NAMESPACE = 'functions';

export interface ToolNames {
  /** Whether this tool was named, and does not only go by a name of its own. */
  has(tool: ToolIdentity): boolean;
  /** The name the provider knows a tool by. */
  wireName(tool: ToolIdentity): string;
  /** The tool behind a name the provider used; a name nobody declared stands for a plain function of that name. */
  identity(wireName: string): ToolIdentity;
}

/**
 * Names every tool, in order: an earlier tool's name never depends on a later one, so that a growing tool list leaves the
 * names in the history alone.
 */
export function nameTools(tools: Iterable<ToolIdentity>): ToolNames {
  const names = new Map<string, string>();
  const identities = new Map<string, ToolIdentity>();
  for (const tool of tools) {
    const key = identityKey(tool);
    if (names.has(key)) continue;
    const name = freeName(tool, identities);
    names.set(key, name);
    identities.set(name, { kind: tool.kind, namespace: tool.namespace, name: tool.name });
  }
  return {
    has: (tool) => names.has(identityKey(tool)),
    wireName: (tool) => names.get(identityKey(tool)) ?? tool.name,
    identity: (name) =>
      identities.get(name) ?? nearest(name, identities) ?? { kind: 'function', namespace: null, name },
  };
}

/** Models write `echo`, `mcp__lab.echo` or `functions.mcp__lab__echo` for `mcp__lab__echo`: the only tool that fits is meant. */
function nearest(name: string, identities: ReadonlyMap<string, ToolIdentity>): ToolIdentity | undefined {
  const said = words(name.replace(/^functions[.:]/, ''));
  const fitting = [...identities].filter(([wireName]) => {
    const known = words(wireName);
    return said !== '' && (known === said || known.endsWith(` ${said}`));
  });
  return fitting.length === 1 ? fitting[0]?.[1] : undefined;
}

/** A name as its parts, whatever stands between them. */
function words(name: string): string {
  return name
    .split(/__|[.:/]/)
    .filter((part) => part !== '')
    .join(' ');
}

/** The same text for the same tool and for no other. By hand, since JSON of it was 1.5 % of a turn's CPU (14 tools, 2026-11). */
export function identityKey({ kind, namespace, name }: ToolIdentity): string {
  return namespace === null ? `${kind} ${name}` : `${kind}:${namespace.length} ${namespace}${name}`;
}

function freeName(tool: ToolIdentity, taken: ReadonlyMap<string, ToolIdentity>): string {
  const plain = tool.namespace === null || tool.namespace === '' || tool.namespace === DEFAULT_NAMESPACE;
  const wanted = plain ? tool.name : `${tool.namespace}__${tool.name}`;
  const allowed = wanted.replace(FORBIDDEN, '_');
  if (allowed === wanted && wanted.length > 0 && wanted.length <= LONGEST && !taken.has(wanted)) return wanted;
  for (let attempt = 0; ; attempt += 1) {
    const told = JSON.stringify([tool.kind, tool.namespace, tool.name]);
    const suffix = `_${fingerprint(told + (attempt === 0 ? '' : attempt))}`;
    const name = allowed.slice(0, LONGEST - suffix.length) + suffix;
    if (!taken.has(name)) return name;
  }
}

/** FNV-1a, 32 bit: short, stable across versions, and computed without a library. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
