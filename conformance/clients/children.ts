/** Programs that a scenario starts, each with all that it starts itself: nothing outlives its scenario. */
import { spawn, spawnSync } from 'node:child_process';

export interface Child {
  stdout(): string;
  stderr(): string;
  /** The exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Ctrl-C. */
  interrupt(): void;
  kill(): void;
}

const POSIX = process.platform !== 'win32';
const running = new Set<Child>();

/** Runs a program without a shell, its input closed, its output kept. */
export function startChild(command: readonly string[], folder: string, variables: Record<string, string>): Child {
  const [program = '', ...args] = command;
  // A group of its own: Codex runs a native program inside a Node one, and a signal has to reach both.
  const options = { cwd: folder, env: { ...plainEnvironment(), ...variables }, detached: POSIX, windowsHide: true };
  const spawned = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    spawned[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const child: Child = {
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    exited: new Promise((resolve, reject) => {
      spawned.once('error', reject);
      spawned.once('close', (code) => {
        running.delete(child);
        resolve(code);
      });
    }),
    interrupt: () => signal(spawned.pid, 'SIGINT'),
    kill: () => signal(spawned.pid, 'SIGKILL'),
  };
  child.exited.catch(() => running.delete(child));
  running.add(child);
  return child;
}

/** For the last moment of this process, when nothing can be awaited any more. */
export function killAllChildren(): void {
  for (const child of running) child.kill();
}

function signal(pid: number | undefined, name: 'SIGINT' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (!POSIX) {
    // Windows has no groups to signal; this ends the program and all that it started.
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** What programs need to run at all, and no key, proxy or setting of the person who runs the tests. */
function plainEnvironment(): Record<string, string> {
  const names = /^(path|pathext|systemroot|comspec|windir|temp|tmp|tmpdir|lang|lc_all)$/i;
  const kept = Object.entries(process.env).filter(([name, value]) => names.test(name) && value !== undefined);
  return Object.fromEntries(kept) as Record<string, string>;
}
