/** The matrix of the report: recordings × what is asked of each. A cell holds what was found wrong, nothing when all is well. */
import type { Recording } from '../recordings/recording.ts';

export interface Column {
  readonly kind: 'check' | 'ear';
  readonly name: string;
  /** What a mark in this column promises. */
  readonly promise: string;
  /** What is wrong with the recording, one sentence each. */
  readonly judge: (recording: Recording) => Promise<readonly string[]>;
}

export interface Matrix {
  readonly columns: readonly Omit<Column, 'judge'>[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly recording: string;
  readonly model: string;
  readonly exercises: readonly string[];
  /** For each column, in their order, what was found wrong. */
  readonly cells: readonly (readonly string[])[];
}

export interface Finding {
  readonly recording: string;
  readonly column: string;
  readonly complaints: readonly string[];
}

/** A row of the matrix from what its columns found. */
export function rowOf({ name, about }: Pick<Recording, 'name' | 'about'>, cells: Row['cells']): Row {
  const exercises = Array.isArray(about.exercises) ? about.exercises.map(String) : [];
  return { recording: name, model: String(about.model), exercises, cells: cells.map((cell) => cell.map(steady)) };
}

/** The cells that found something wrong, row by row. */
export function findingsOf({ columns, rows }: Matrix): readonly Finding[] {
  return rows.flatMap(({ recording, cells }) =>
    cells.flatMap((complaints, index) =>
      complaints.length === 0 ? [] : [{ recording, column: columns[index]?.name ?? '', complaints }],
    ),
  );
}

/** How many cells passed and failed. */
export function countsOf(matrix: Matrix): { readonly passed: number; readonly failed: number } {
  const failed = findingsOf(matrix).length;
  return { passed: matrix.rows.reduce((sum, { cells }) => sum + cells.length, 0) - failed, failed };
}

const LONGEST = 1200;

/** What differs from run to run is left out, so that the report only changes when something has changed. */
function steady(complaint: string): string {
  const same = complaint.replace(/(?<=_(?:m2c)?)[0-9a-f]{32}|(?<=127\.0\.0\.1:)\d+/g, '…');
  return same.length > LONGEST ? `${same.slice(0, LONGEST)}… (${same.length - LONGEST} more characters)` : same;
}
