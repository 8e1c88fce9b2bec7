/**
 * What must not stand in a recording, kind by kind, and what stands there instead. The texts are JSON as it stands on the
 * wire, one character for each byte. A pattern never reads a stretch of text once more for each place it could begin at.
 */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { keySpans, redactedLines } from './secret-spans.ts';
import { literally, matches, type Span } from './spans.ts';

/** What the machine knows about its user, and m2c about its keys. */
export interface Known {
  readonly keys: readonly string[];
  readonly home: string;
  readonly user: string;
  /** Names of this machine and of a provider's address that is not public. */
  readonly hosts: readonly string[];
}

/** One kind over all files: `prepare` reads them first, so that one name becomes the same other one everywhere. */
export interface Rule {
  readonly kind: string;
  readonly prepare: (texts: readonly string[], known: Known) => (text: string) => readonly Span[];
}

const EMAIL = /(?<![\w.%+-])[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g;
const NOBODY = /@(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|localhost)$/i;

const HOMES = /((?:\/home\/|\/Users\/|[A-Za-z]:(?:\\+|\/)Users(?:\\+|\/)))([^/\\"'\s:<>|,;)\]}*]+)/g;
const FOLDER = /<cwd>([^<]{6,})<\/cwd>/g;
/** Accounts that say nothing of a person. */
const ANYBODY = /^(?:user|root|admin|node|ubuntu|runner|vscode|codespace|app|home|public|shared|default|you)$/i;

const PRIVATE_HOST = /(?<=\/\/|@)[\w-]+(?:\.[\w-]+)*\.(?:local|lan|internal|intranet|corp|home\.arpa)(?![\w-])/g;
const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/g;
/** Loopback, any address, and the ranges of documents (RFC 5737). */
const NOWHERE = /^(?:127\.|0\.0\.0\.0$|255\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/;
const IPV6 = /(?<![0-9a-fA-F:.])[0-9a-fA-F:]{6,39}(?![\w:])/g;

const UUID = /(?<![0-9a-fA-F-])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\w])/g;
const NAMED_ID = /"(?:id|[\w-]+[_-]id|prompt_cache_key|user|safety_identifier)"\s*:\s*"([^"\\]{8,200})"/g;
/** A name of an answer that the golden files will bear too. */
const GOLDEN = /_m2cgolden(?:-\d+)?_\d+$/;
/** The parts of an id that tell it from others, wherever they stand; words such as "call_" stay. */
const TELLING = /[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9A-Za-z]{9,}/g;

export const RULES: readonly Rule[] = [
  { kind: 'key', prepare: (_texts, known) => (text) => keySpans(text, known.keys) },
  {
    kind: 'key',
    prepare:
      (_texts, { keys }) =>
      (text) =>
        redactedLines(text, keys),
  },
  {
    kind: 'e-mail address',
    prepare: (texts) =>
      numbered(
        texts,
        EMAIL,
        (one) => !NOBODY.test(one),
        (n) => `person${n}@example.com`,
      ),
  },
  {
    kind: 'user name',
    prepare: (_texts, { user }) => words(user.length < 4 || ANYBODY.test(user) ? [] : [user], 'user'),
  },
  {
    kind: 'path',
    prepare: (texts, { home }) => {
      const folders = texts.flatMap((text) => Array.from(text.matchAll(FOLDER), ([, folder = '']) => folder));
      const deep = [...new Set(folders)].filter((folder) => /[^/\\][/\\]+[^/\\]/.test(folder));
      return (text) => [
        ...deep.flatMap((folder, index) =>
          literally(text, folder, `/home/user/project${index === 0 ? '' : index + 1}`),
        ),
        ...(home.length > 5 ? literally(text, home, '/home/user') : []),
        ...matches(text, HOMES, (_, before = '', name = '') => (ANYBODY.test(name) ? null : `${before}user`)),
      ];
    },
  },
  {
    kind: 'host name',
    prepare: (_texts, { hosts }) =>
      words(
        hosts.filter((host) => host.length > 3 && host !== 'localhost'),
        'host.example',
      ),
  },
  {
    kind: 'host name',
    prepare: (texts) =>
      numbered(
        texts,
        PRIVATE_HOST,
        () => true,
        (n) => `host${n}.example`,
      ),
  },
  { kind: 'IP address', prepare: (texts) => numbered(texts, IPV4, isSomewhere, (n) => `192.0.2.${n % 255}`) },
  { kind: 'IP address', prepare: (texts) => numbered(texts, IPV6, isFar, (n) => `2001:db8::${n.toString(16)}`) },
  {
    kind: 'id',
    prepare: (texts) => {
      const ids = texts.flatMap((text) => [
        ...Array.from(text.matchAll(NAMED_ID), ([, id = '']) => id),
        ...Array.from(text.matchAll(UUID), ([id]) => id),
      ]);
      const own = new Set(ids.filter((id) => !GOLDEN.test(id)).flatMap((id) => id.match(TELLING) ?? []));
      return numbered(
        texts,
        TELLING,
        (run) => own.has(run) && /\d/.test(run),
        (n, run) => alias(run, n),
      );
    },
  },
];

function isSomewhere(ip: string): boolean {
  return !NOWHERE.test(ip) && ip.split('.').every((part) => Number(part) < 256);
}

function isFar(ip: string): boolean {
  return isIPv6(ip) && ip.length > 6 && !ip.startsWith('2001:db8');
}

/** What a pattern finds, under a name with the number of its first place in all texts: one original, one name. */
function numbered(
  texts: readonly string[],
  pattern: RegExp,
  wanted: (original: string) => boolean,
  nameOf: (number: number, original: string) => string,
): (text: string) => readonly Span[] {
  const names = new Map<string, string>();
  for (const { original } of texts.flatMap((text) => found(text, pattern))) {
    if (!names.has(original) && wanted(original)) names.set(original, nameOf(names.size + 1, original));
  }
  return (text) =>
    found(text, pattern).flatMap(({ original, start }) => {
      const by = names.get(original);
      return by === undefined ? [] : [{ start, end: start + original.length, by }];
    });
}

function found(text: string, pattern: RegExp): { readonly original: string; readonly start: number }[] {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => {
    const behind = escapeLength(text, index);
    return { original: match.slice(behind), start: index + behind };
  });
}

/** A match that begins with the letter of an escape begins behind it. */
function escapeLength(text: string, at: number): number {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  if (slashes % 2 === 0) return 0;
  return text[at] === 'u' ? 5 : 1;
}

function words(originals: readonly string[], by: string): (text: string) => readonly Span[] {
  const whole = (text: string, { start, end }: Span) =>
    !/\w/.test(text[end] ?? '') &&
    (!/\w/.test(text[start - 1] ?? '') || /\\[bfnrt]$/.test(text.slice(Math.max(0, start - 2), start)));
  return (text) => originals.flatMap((word) => literally(text, word, by).filter((span) => whole(text, span)));
}

/** As many digits, small and large letters as the original has, made of nothing but its number: what reads ids reads on. */
function alias(original: string, number: number): string {
  const digits = createHash('sha256').update(`recorded id ${number}`).digest();
  return Array.from(original, (letter, index) => {
    const value = digits[index % digits.length] ?? 0;
    if (/\d/.test(letter)) return String(value % 10);
    if (!/[a-z]/i.test(letter)) return letter;
    const like = 'abcdef'[value % 6] ?? '';
    return letter === letter.toUpperCase() ? like.toUpperCase() : like;
  }).join('');
}
