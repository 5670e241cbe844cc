// Figures of several runs, and how they are told.

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values) {
  if (!values.length) throw new Error('the median of nothing');
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, least and greatest. */
export const summary = (values) => ({ median: median(values), least: Math.min(...values), most: Math.max(...values) });

/** The same figure of every run, summed up: `{ name: { median, least, most } }`. Every run has to have every figure. */
export function summaries(runs) {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => {
    const values = runs.map((run) => run[name]);
    if (values.some((value) => !Number.isFinite(value))) throw new Error(`${name} is missing in a run: ${values}`);
    return [name, summary(values)];
  }));
}

/** How much ours is of the least of the others: below 1 is better than all of them. */
export function ratio(ours, others) {
  const best = Math.min(...others);
  if (!(best > 0 && Number.isFinite(best))) throw new Error('there is nothing to compare with');
  return ours / best;
}

/** Lines of equal columns: the first to the left, all others to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (text, column) => (column ? String(text).padStart(widths[column]) : String(text).padEnd(widths[column]));
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

/** A figure with its spread, as in `1.21 s (1.18 to 1.30)`. */
export function told({ median: middle, least, most }, unit) {
  const [scale, digits] = { s: [1000, 2], KB: [1000, 1], MB: [1_000_000, 2], ms: [1, 0], '': [1, 3] }[unit];
  const write = (value) => (value / scale).toFixed(digits);
  const spread = write(least) === write(most) ? '' : ` (${write(least)} to ${write(most)})`;
  return `${write(middle)}${unit && ` ${unit}`}${spread}`;
}
