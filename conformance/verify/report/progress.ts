/** How far a run has come: one line redrawn on a terminal, plain lines in a log. */
export interface ProgressLine {
  step(index: number, total: number, title: string): void;
  /** Leaves nothing of itself on a terminal. */
  end(): void;
}

type Screen = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

const BAR = 20;
const CLEAR = '\r\u001b[2K';

/** Draws on this stream, which should not be the one that the verdict goes to. */
export function progressLine(screen: Screen): ProgressLine {
  if (!screen.isTTY) {
    return {
      step: (index, total, title) => void screen.write(`[${index + 1}/${total}] ${title}\n`),
      end: () => undefined,
    };
  }
  return {
    step(index, total, title) {
      const done = Math.round((BAR * index) / total);
      const line = `[${'='.repeat(done).padEnd(BAR)}] ${index + 1}/${total} ${title}`;
      screen.write(`${CLEAR}${line.slice(0, screen.columns - 1)}`);
    },
    end: () => void screen.write(CLEAR),
  };
}
