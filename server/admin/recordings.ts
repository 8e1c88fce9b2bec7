/** Recordings of conversations, made of turns of the log; they stand in the folder `recordings` of the data directory. */
import { join } from 'node:path';
import type { RecordingReport, RecordingSummary } from '../../generated/types/admin.ts';
import { Fault } from '../fault.ts';
import type { Provider } from '../providers/profile.ts';
import { tapedFrom } from '../record/from-log.ts';
import { knownOf } from '../record/known.ts';
import {
  type KeptRecording,
  listRecordings,
  type RecordingFiles,
  readRecording,
  refuseLinks,
  removeRecording,
} from '../record/library.ts';
import { writeRecordings } from '../record/write.ts';
import { RecordingError } from '../replay/recording.ts';
import type { WholeTurn } from '../store/log/turns.ts';
import { prepareTurn } from '../turn.ts';
import { VERSION } from '../version.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';
import { momentOf } from './moments.ts';
import { keptRequest } from './replay.ts';

export const recordingHandlers = {
  async listRecordings(_asked, deps) {
    return { object: 'list', data: (await listRecordings(folderOf(deps))).map(shown) };
  },

  async getRecording({ params }, deps) {
    const found = await readRecording(folderOf(deps), params.provider, params.scenario);
    if (found === null) throw nothing(params.provider, params.scenario);
    return report(found);
  },

  async createRecording({ body }, deps) {
    const store = await deps.store();
    const turn = await store.turns.get(body.turn);
    await write(turn, body.scenario, deps);
    const found = await readRecording(folderOf(deps), turn.provider, body.scenario);
    if (found === null) throw nothing(turn.provider, body.scenario);
    return report(found);
  },

  async deleteRecording({ params }, deps) {
    const removed = await removeRecording(folderOf(deps), params.provider, params.scenario);
    if (!removed) throw nothing(params.provider, params.scenario);
  },
} satisfies Handlers<'listRecordings' | 'getRecording' | 'createRecording' | 'deleteRecording'>;

const folderOf = ({ config }: AdminDeps): string => join(config.dataDir, 'recordings');

/** @throws Fault `conflict` when the turn cannot become a recording, or there is one of the name. */
async function write(turn: WholeTurn, scenario: string, deps: AdminDeps): Promise<void> {
  const { config, turns } = deps;
  const asked = keptRequest(turn);
  const provider = openOne(turn, deps);
  const out = folderOf(deps);
  if ((await readRecording(out, turn.provider, scenario)) !== null) {
    const sentence = `There is a recording ${turn.provider}/${scenario} already: give another name, or delete that one.`;
    throw new Fault('conflict', sentence, { param: 'scenario' });
  }
  const prepared = prepareTurn({ ...asked, model: `${turn.provider}/${turn.upstreamModel}` }, turns);
  const taped = tapedFrom(turn, prepared);
  if (taped === null)
    throw new Fault('conflict', "The provider's answer is not kept, or not whole: nothing to record.");
  const source = `Recorded by m2c ${VERSION} from a turn of its log, then scrubbed.`;
  const date = momentOf(turn.at).slice(0, 'YYYY-MM-DD'.length);
  const provenance = { provider: turn.provider, source, date };
  try {
    await refuseLinks(out, turn.provider);
    await writeRecordings([{ scenario, turns: [taped] }], provenance, knownOf(config, provider), { out, force: false });
  } catch (thrown) {
    if (!(thrown instanceof RecordingError)) throw thrown;
    throw new Fault('conflict', thrown.message, { cause: thrown });
  }
}

/** Its keys and its address must not stand in the recording, and its facts tell what the answer shows. */
function openOne({ provider: id }: WholeTurn, { turns }: AdminDeps): Provider {
  const found = turns.routes.providers.find(({ profile }) => profile.id === id);
  if (found !== undefined) return found;
  throw new Fault('conflict', `The provider ${id} is not there any more: bring it back to make a recording of it.`);
}

function nothing(provider: string, scenario: string): Fault {
  return new Fault('not_found', `There is no recording ${provider}/${scenario}.`);
}

function report({ recording, files }: RecordingFiles): RecordingReport {
  return { recording: shown(recording), files: files.map(({ name, text }) => ({ name, text })) };
}

function shown({ provider, scenario, createdAt, turns, bytes }: KeptRecording): RecordingSummary {
  return { provider, scenario, created_at: momentOf(createdAt), turns, bytes };
}
