/** Which programs run, told by each system in its own way. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { ConfigError } from '../../config.ts';
import { inPs, inTasklist, type Process } from '../process-lists.ts';
import { type Machine, ofWindows } from './machine.ts';

export type { Process } from '../process-lists.ts';

type Looking = Pick<Machine, 'platform' | 'run' | 'systemRoot' | 'processes'>;

/** Every process that this user may see. Rejects with a ConfigError when the system does not tell. */
export async function listProcesses(machine: Looking): Promise<readonly Process[]> {
  if (machine.platform === 'linux') return ofLinux(machine.processes);
  const windows = machine.platform === 'win32';
  const [program, words] = windows
    ? [ofWindows(machine, 'System32', 'tasklist.exe'), ['/FO', 'CSV', '/NH']]
    : ['/bin/ps', ['-axo', 'pid=,comm=']];
  const { code, stdout } = await machine.run(program, words);
  if (code !== 0) throw new ConfigError(`${program} does not tell which programs run: try again.`);
  return windows ? inTasklist(stdout) : inPs(stdout);
}

function ofLinux(folder: string): readonly Process[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [program = ''] = readFileSync(join(folder, pid, 'cmdline'), 'utf8').split('\0');
        return program === '' ? [] : [{ pid: Number(pid), program: posix.basename(program) }];
      } catch {
        // It has ended meanwhile, or is somebody else's.
        return [];
      }
    });
}
