/** A command line to try an address with. */

/** Double quotes outside and escaped inside: the one form that a POSIX shell and cmd.exe both read. */
export function curl(url: string, body: object): string {
  const data = JSON.stringify(body).replaceAll('"', '\\"');
  return `curl -N ${url} -H "content-type: application/json" -d "${data}"`;
}
