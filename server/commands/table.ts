/** Rows as lines, each column as wide as its widest cell; a terminal gets no line that would wrap. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    return line.slice(0, process.stdout.columns).trimEnd();
  });
}
