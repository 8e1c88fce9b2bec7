/** For tests: a strict reader of Prometheus' text format 0.0.4, written from its description and not from its writer. */

export interface Family {
  readonly type: string;
  readonly help: string;
  /** By the line as it stands before its value. */
  readonly samples: Map<string, { readonly name: string; readonly labels: Record<string, string>; value: number }>;
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/;
/** Whatever Go's ParseFloat reads, which takes words in any case. */
const NUMBER = /^(nan|[+-]?inf|-?\d+(\.\d+)?(e[+-]?\d+)?)$/i;

/** @throws Error at the first line that is not lawful. */
export function readPrometheus(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('The text does not end with a line feed.');
  const families = new Map<string, Family>();
  const helps = new Map<string, string>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, kind, named = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (kind === 'HELP') helps.set(named, rest);
    else if (kind === 'TYPE') {
      if (families.has(named)) throw new Error(`${named} comes twice.`);
      families.set(named, { type: rest, help: helps.get(named) ?? '', samples: new Map() });
    } else if (!line.startsWith('#')) addSample(line, families);
  }
  for (const [name, family] of families) {
    if (!['counter', 'gauge', 'histogram', 'summary', 'untyped'].includes(family.type)) throw new Error(family.type);
    if (family.type === 'histogram') checkHistogram(name, family);
  }
  return families;
}

function addSample(line: string, families: Map<string, Family>): void {
  const [, name = '', labels = '', number = ''] = SAMPLE.exec(line) ?? [];
  if (!NUMBER.test(number)) throw new Error(`No sample: ${line}`);
  const family = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''));
  if (family === undefined) throw new Error(`A sample without a TYPE: ${line}`);
  const key = line.slice(0, line.lastIndexOf(' '));
  if (family.samples.has(key)) throw new Error(`The same sample twice: ${line}`);
  family.samples.set(key, { name, labels: readLabels(labels, line), value: Number(number.replace('Inf', 'Infinity')) });
}

function readLabels(text: string, line: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (let rest = text; rest !== ''; ) {
    const [whole, name, value = ''] = LABEL.exec(rest) ?? [];
    if (whole === undefined || name === undefined || name in labels) throw new Error(`No labels: ${line}`);
    labels[name] = value.replace(/\\(.)/g, (_escaped, letter: string) => (letter === 'n' ? '\n' : letter));
    rest = rest.slice(whole.length);
  }
  return labels;
}

/** Buckets grow, the last one is +Inf and says the count. */
function checkHistogram(name: string, { samples }: Family): void {
  const series = Map.groupBy(samples.values(), ({ labels: { le: _le, ...rest } }) => JSON.stringify(rest));
  for (const [labels, own] of series) {
    const buckets = own.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map((sample) => Number(sample.labels.le?.replace('Inf', 'Infinity')));
    const counts = [...buckets.map(({ value }) => value), own.find((one) => one.name === `${name}_count`)?.value ?? -1];
    const grows = (numbers: readonly number[]) => numbers.every((one, at) => at === 0 || one >= (numbers[at - 1] ?? 0));
    const lawful = grows(bounds) && grows(counts) && bounds.at(-1) === Number.POSITIVE_INFINITY;
    if (!lawful || counts.at(-1) !== counts.at(-2)) throw new Error(`The histogram ${name}${labels} is not lawful.`);
    if (!own.some((sample) => sample.name === `${name}_sum`)) throw new Error(`${name}${labels} has no sum.`);
  }
}

/** The value of one sample, undefined when there is none. */
export function sampleOf(
  families: Map<string, Family>,
  name: string,
  labels: Record<string, string>,
): number | undefined {
  const family = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''));
  const wanted = Object.entries(labels);
  const found = [...(family?.samples.values() ?? [])].filter(
    (sample) =>
      sample.name === name &&
      wanted.length === Object.keys(sample.labels).length &&
      wanted.every(([label, word]) => sample.labels[label] === word),
  );
  return found[0]?.value;
}
