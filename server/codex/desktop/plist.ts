/** The Info.plist of a macOS app, so far as m2c reads and changes it: as text, of which all else stays as it is. */
import { ConfigError } from '../../config.ts';

/** The text of a string under a key of the file's own dictionary or one inside it; null where there is none. */
export function stringAt(plist: string, key: string): string | null {
  const found = new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(plist);
  return found?.[1] ?? null;
}

/** @throws ConfigError for a file that is no XML. */
export function checkXml(plist: string): void {
  if (/^\uFEFF?\s*<\?xml /.test(plist)) return;
  throw new ConfigError('The Info.plist of the app is no XML: m2c cannot change it.');
}

/**
 * Another hash of the archive that Electron checks when the app starts; a file that names none stays as it is.
 *
 * @throws ConfigError when the hash that stands there is not the one of the archive, or stands there twice.
 */
export function withIntegrity(plist: string, before: string, after: string): string {
  if (!plist.includes('<key>ElectronAsarIntegrity</key>')) return plist;
  const pattern = new RegExp(`(<key>hash</key>\\s*<string>)${before}(</string>)`, 'gi');
  const places = [...plist.matchAll(pattern)].length;
  if (places === 1) return plist.replace(pattern, `$1${after}$2`);
  throw new ConfigError(
    `The Info.plist of the app names the hash of app.asar in ${places} places, and not in one: the app is damaged, or was changed by another program.`,
  );
}
