/** What each process of a crew knows of providers and turns while it runs, and how the admin API shows all of it as one. */
import type { AskAll, Crew } from '../crew.ts';
import type { LiveEvent } from '../live-turns.ts';
import type { Provider } from '../providers/profile.ts';
import type { LogFigures } from '../store/log/turn-log.ts';
import { type Scrape, Scrapes } from '../telemetry/door.ts';
import type { Meters } from '../telemetry/meters.ts';
import type { BreakerState } from '../upstream/breaker.ts';
import type { Look } from '../upstream/health.ts';
import type { KeyState } from '../upstream/key-pool.ts';
import type { Lesson } from '../upstream/learned.ts';
import type { AdminDeps, HealthSeen } from './deps.ts';

/** Times are told as what is left of them: each process has a clock of its own. */
interface Standing {
  readonly uptime: number;
  readonly openTurns: number;
  readonly problems: readonly string[];
  readonly logProblems: readonly string[];
  readonly figures: LogFigures;
  readonly lessons: readonly Lesson[];
  readonly providers: readonly ProviderStanding[];
}

interface ProviderStanding {
  readonly id: string;
  readonly look: Pick<Look, 'breaker' | 'waiting'>;
  readonly keys: readonly KeyState[];
}

type Asked = ReturnType<typeof questionsOf>;
type Seen = Pick<AdminDeps, 'uptime' | 'health' | 'openTurns' | 'turnLog' | 'problems'>;

export interface Together {
  /** What the admin API works with: all processes as one. */
  seen(): Promise<AdminDeps>;
  readonly scrapes: Scrapes;
  allScrapes(): Promise<readonly Scrape[]>;
}

/** Events on their way to others; beyond it they are left out, since nobody may be waited for. */
const MOST_ON_THE_WAY = 512;

/** Joins the crew with what this process knows. */
export function joined(crew: Crew, here: AdminDeps, meters: Meters): Together {
  const scrapes = new Scrapes(meters);
  const watching = new Set<number>();
  const ask = crew.join(questionsOf(here, scrapes, crew.index, watching));
  shareTurns(here, crew.index, ask, watching);
  return {
    seen: async () => ({ ...here, ...seenBy(await ask('standing'), here, ask) }),
    scrapes,
    allScrapes: () => ask('scrape'),
  };
}

function questionsOf(here: AdminDeps, scrapes: Scrapes, index: number, watching: Set<number>) {
  const { health, liveTurns } = here;
  return {
    standing: () => standingOf(here),
    scrape: () => scrapes.read(),
    clearLearned: () => health.learned.clear(),
    forgetLearned: (id: string) => health.learned.forget(id),
    /** @returns who looks on here, for one that has just come. */
    watch: (from: number, on: boolean): number | null => {
      if (on) watching.add(from);
      else watching.delete(from);
      return liveTurns.isWatched ? index : null;
    },
    live: (from: number, event: LiveEvent) => {
      if (from !== index) liveTurns.heard(event);
    },
  };
}

/** Turns are told to the others only while somebody looks on there. */
function shareTurns({ liveTurns }: AdminDeps, index: number, ask: AskAll<Asked>, watching: Set<number>): void {
  let onTheWay = 0;
  liveTurns.watched = (here) => ask('watch', index, here);
  liveTurns.elsewhere = (event) => {
    if (onTheWay >= MOST_ON_THE_WAY || ![...watching].some((one) => one !== index)) return;
    onTheWay += 1;
    void ask('live', index, event).finally(() => {
      onTheWay -= 1;
    });
  };
  void ask('watch', index, false).then((answers) => {
    for (const one of answers) if (one !== null) watching.add(one);
  });
}

function standingOf({ health, answering, openTurns, problems, turnLog }: AdminDeps): Standing {
  const now = performance.now();
  const left = <Timed extends { readonly until: number }>(one: Timed) => ({
    ...one,
    until: Math.max(0, one.until - now),
  });
  return {
    uptime: process.uptime(),
    openTurns: openTurns(),
    problems: problems(),
    logProblems: turnLog.problems,
    figures: turnLog.figures,
    lessons: health.learned.list(now).map(left),
    providers: answering.current.own.providers.map((provider) => ({
      id: provider.profile.id,
      look: health.look(provider, now),
      keys: health.keysOf(provider).map(left),
    })),
  };
}

function seenBy(standings: readonly Standing[], { turnLog }: AdminDeps, ask: AskAll<Asked>): Seen {
  const openTurns = sum(standings.map((one) => one.openTurns));
  const problems = distinct(standings.flatMap((one) => one.problems));
  return {
    // The oldest is nearly as old as all of it.
    uptime: () => Math.max(...standings.map(({ uptime }) => uptime)),
    health: healthSeen(standings, ask),
    openTurns: () => openTurns,
    problems: () => problems,
    turnLog: {
      figures: figuresSeen(standings.map(({ figures }) => figures)),
      problems: distinct(standings.flatMap(({ logProblems }) => logProblems)),
      costsOf: (turn) => turnLog.costsOf(turn),
      ready: () => turnLog.ready(),
    },
  };
}

const BREAKERS: readonly BreakerState[] = ['closed', 'probing', 'open'];

/** A provider is as bad as the process says that thinks the worst of it. */
function healthSeen(standings: readonly Standing[], ask: AskAll<Asked>): HealthSeen {
  const seenAt = performance.now();
  const onClock = <Timed extends { readonly until: number }>(one: Timed): Timed =>
    one.until > 0 ? { ...one, until: one.until + seenAt } : one;
  const of = ({ profile }: Provider) =>
    standings.flatMap(({ providers }) => providers.filter(({ id }) => id === profile.id));
  return {
    keysOf: (provider) =>
      provider.keys.map((key) => {
        const states = of(provider).flatMap(({ keys }) => keys.filter((one) => one.key === key));
        const [worst] = states.toSorted((one, other) => other.until - one.until);
        return onClock(worst ?? { key, until: 0, reason: null, refused: false });
      }),
    look: (provider) => {
      const looks = of(provider).map(({ look }) => look);
      const breaker = BREAKERS.findLast((state) => looks.some((look) => look.breaker === state)) ?? 'closed';
      return { breaker, waiting: sum(looks.map(({ waiting }) => waiting)) };
    },
    learned: {
      list: () => {
        const latest = standings.flatMap(({ lessons }) => lessons).toSorted((one, other) => one.until - other.until);
        return [...new Map(latest.map((lesson) => [lesson.id, onClock(lesson)])).values()];
      },
      clear: async () => void (await ask('clearLearned')),
      forget: async (id) => (await ask('forgetLearned', id)).includes(true),
    },
  };
}

function figuresSeen(all: readonly LogFigures[]): LogFigures {
  const total = (value: (figures: LogFigures) => number) => sum(all.map(value));
  return {
    waitingTurns: total(({ waitingTurns }) => waitingTurns),
    waitingBytes: total(({ waitingBytes }) => waitingBytes),
    writtenTurns: total(({ writtenTurns }) => writtenTurns),
    failedWrites: total(({ failedWrites }) => failedWrites),
    lost: { turns: total(({ lost }) => lost.turns), bodies: total(({ lost }) => lost.bodies) },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const distinct = (sentences: readonly string[]): readonly string[] => [...new Set(sentences)];
