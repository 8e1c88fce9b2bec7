/** The lists of what runs, as the systems print them. */

export interface Process {
  readonly pid: number;
  /** The program: its path on macOS, its name elsewhere. */
  readonly program: string;
}

/** What `ps -axo pid=,comm=` prints: a number and a path, which may hold spaces, a line. */
export function inPs(text: string): readonly Process[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, program] = /^\s*(\d+)\s+(\S.*?)\s*$/.exec(line) ?? [];
    return program === undefined ? [] : [{ pid: Number(pid), program }];
  });
}

/** What `tasklist /FO CSV /NH` prints: "codex.exe","4242","Console","1","10,000 K". */
export function inTasklist(text: string): readonly Process[] {
  return text.split('\n').flatMap((line) => {
    const [, program, pid] = /^"([^"]+)","(\d+)"/.exec(line) ?? [];
    return program === undefined ? [] : [{ pid: Number(pid), program }];
  });
}
