/**
 * The recordings of this repository, as the tests read them: folders <provider>/<scenario> with an about.json and four
 * numbered files for each turn (client request, upstream request, upstream response, client response). Files 1 and 3 of
 * each four are recorded, 2 and 4 are golden.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { complaintsOfRecording } from '../../generated/validators-files.js';

export const RECORDINGS = fileURLToPath(new URL('../../recordings', import.meta.url));

export interface RecordedTurn {
  /** The body that the client sent. */
  readonly request: unknown;
  readonly status: number;
  /** What the provider answered, byte for byte. */
  readonly answer: Uint8Array;
  /** Where the body that m2c sends stands. */
  readonly upstreamRequestFile: string;
  /** Where the stream that the client gets stands. */
  readonly clientResponseFile: string;
}

export interface Recording {
  /** `<provider>/<scenario>` by its folder. */
  readonly name: string;
  readonly provider: string;
  readonly scenario: string;
  readonly folder: string;
  readonly about: { readonly [field: string]: unknown };
  readonly turns: readonly RecordedTurn[];
}

/** Every recording, in the order of the names. */
export function readRecordings(root: string = RECORDINGS): readonly Recording[] {
  return folders(root).flatMap((provider) =>
    folders(join(root, provider)).map((scenario) => readRecording(root, provider, scenario)),
  );
}

function folders(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readRecording(root: string, provider: string, scenario: string): Recording {
  const folder = join(root, provider, scenario);
  const about = readJson(join(folder, 'about.json')) as Recording['about'];
  // What about.json lacks is said by aboutComplaints, once everything has been read.
  const statuses = (Array.isArray(about.statuses) ? about.statuses : []) as readonly number[];
  const turns = statuses.map((status, turn): RecordedTurn => {
    const file = (step: number, name: string) => join(folder, `${turn * 4 + step}-${name}`);
    const answer = ['sse', 'json', 'txt']
      .map((form) => file(3, `upstream-response.${form}`))
      .find((name) => existsSync(name));
    if (answer === undefined)
      throw new Error(`${file(3, 'upstream-response.sse')} is missing, and so are .json and .txt`);
    return {
      request: readJson(file(1, 'client-request.json')),
      status,
      answer: readFileSync(answer),
      upstreamRequestFile: file(2, 'upstream-request.json'),
      clientResponseFile: file(4, 'client-response.sse'),
    };
  });
  return { name: `${provider}/${scenario}`, provider, scenario, folder, about, turns };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What is wrong with an about.json, one sentence each; empty when it is as it must be. */
export function aboutComplaints({ about, provider, scenario }: Pick<Recording, 'about' | 'provider' | 'scenario'>) {
  const wrong = [...complaintsOfRecording(about)];
  if (about.provider !== provider) wrong.push(`"provider" must be ${provider}, the name of the folder above.`);
  if (about.scenario !== scenario) wrong.push(`"scenario" must be ${scenario}, the folder's name.`);
  return wrong;
}
