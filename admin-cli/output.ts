/** An answer of the admin API for people and for programs. */

type Row = { readonly [column: string]: unknown };

/** Indented JSON. */
export function asJson(answer: unknown): string {
  return JSON.stringify(answer, null, 2);
}

/** A list as a table with a column for each field, an object as a line for each field. */
export function asTable(answer: unknown): string {
  const rows = listOf(answer);
  if (rows === null) return aligned(Object.entries(answer as Row).map(([name, value]) => [name, cell(value)]));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return '(none)';
  return aligned([
    columns.map((column) => column.toUpperCase()),
    ...rows.map((row) => columns.map((column) => cell(row[column]))),
  ]);
}

function listOf(answer: unknown): readonly Row[] | null {
  const data = (answer as { readonly data?: unknown } | null)?.data;
  return Array.isArray(data) ? data : null;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map(cell).join('; ');
  return printable(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Names come from elsewhere and must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (control) => `\\u{${control.codePointAt(0)?.toString(16)}}`);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
