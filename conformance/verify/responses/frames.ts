/** Reads an event stream as browsers do, in the widest form that is still one, and keeps what a strict reader would refuse. */

export interface Frame {
  /** The `event:` line, null when there is none. */
  readonly name: string | null;
  /** The `data:` lines, joined by line feeds. */
  readonly data: string;
}

export interface Frames {
  readonly frames: readonly Frame[];
  /** Lines that begin with a colon: signs of life that carry nothing. */
  readonly comments: number;
  /** What stands after the last blank line: a frame that no reader hears. */
  readonly rest: string;
}

/** Splits the text of an event stream into its frames. */
export function readFrames(text: string): Frames {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n\n');
  const rest = blocks.pop() ?? '';
  const lines = blocks.map((block) => block.split('\n').filter((line) => line !== ''));
  return {
    frames: lines.flatMap(frameOf),
    comments: [...lines.flat(), ...rest.split('\n')].filter((line) => line.startsWith(':')).length,
    rest: rest.trim(),
  };
}

/** A block of comments or of other fields alone is no frame. */
function frameOf(lines: readonly string[]): Frame[] {
  const values = (field: string) =>
    lines.flatMap((line) => {
      if (line === field) return [''];
      return line.startsWith(`${field}:`) ? [line.slice(field.length + 1).replace(/^ /, '')] : [];
    });
  const data = values('data');
  return data.length === 0 ? [] : [{ name: values('event').at(-1) ?? null, data: data.join('\n') }];
}
