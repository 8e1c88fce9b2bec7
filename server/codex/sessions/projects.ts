/** The folders that sessions belong to, so that one folder is one project. Pure. */

/**
 * Codex on Windows writes some paths with the prefix of long paths, and drive letters in both cases: one project would be two.
 */
export function projectOf(cwd: string): string {
  const plain = cwd.replace(/^\\\\\?\\UNC\\/i, '\\\\').replace(/^\\\\\?\\/, '');
  const drive = plain.replace(/^[a-z]:/, (letter) => letter.toUpperCase());
  return drive.length > 1 && !/^[A-Z]:[\\/]$/.test(drive) ? drive.replace(/[\\/]+$/, '') : drive;
}

/** Whether it is this folder or one inside it; Windows does not tell capitals from small letters. */
export function isWithin(project: string, folder: string): boolean {
  const [inner, outer] = [comparable(project), comparable(projectOf(folder))];
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}

function comparable(path: string): string {
  return /^([A-Z]:|\\\\)/.test(path) ? path.replaceAll('\\', '/').toLowerCase() : path;
}
