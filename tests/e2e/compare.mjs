// Compares two pictures of a page so that another font passes and a broken layout fails.
//
// A font a pixel larger moves everything below it, so pictures can't be laid over each other as they are. Each upright
// strip is aligned by itself: its rows may be stretched, as when a line wraps. Then, along the aligned rows, averages
// are compared: over the size of a button for what is filled, over the size of a paragraph for text on paper.

import { PNG } from 'pngjs';

const CELL = 24; // width of what is averaged, in pixels
const ROW = 6; // height of it
const STRIP = 5; // cells that are aligned together
const BAND = 0.16; // how far rows may move, of the height
const STRETCH = 0.004; // what a stretched row costs, so that rows are not stretched for nothing

/** What is averaged: so many cells wide, so many rows high, and how much of black on white it may differ by. */
const LOOKS = [
  { what: 'something filled is different', cells: 1, rows: 10, most: 0.33 },
  { what: 'text is different', cells: 5, rows: 56, most: 0.075 },
];

/** Pictures of this height may have been cut. */
export const CUT = 2400;

/** The height may differ by so much. */
const HEIGHT = 0.2;

/** Among so many rows that follow each other, so many may be missing or new. */
const RUN = { rows: 120, most: 50 };

/** Averages of red, green and blue in cells, from 0 to 1. */
function cells({ width, height, data }) {
  const columns = Math.max(1, Math.round(width / CELL));
  const rows = Math.max(1, Math.ceil(height / ROW));
  const sums = new Float32Array(rows * columns * 3);
  const counts = new Float32Array(rows * columns);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const cell = Math.floor(y / ROW) * columns + Math.min(columns - 1, Math.floor(x / CELL));
      const from = (y * width + x) * 4;
      for (let colour = 0; colour < 3; colour += 1) sums[cell * 3 + colour] += data[from + colour] / 255;
      counts[cell] += 1;
    }
  }
  for (let place = 0; place < sums.length; place += 1) sums[place] /= counts[Math.floor(place / 3)];
  return { columns, rows, values: sums };
}

/** How much two rows of a strip differ. */
function apart(one, other, row, against, from, to) {
  let sum = 0;
  for (let column = from; column < to; column += 1) {
    for (let colour = 0; colour < 3; colour += 1) {
      sum += Math.abs(one.values[(row * one.columns + column) * 3 + colour] - other.values[(against * other.columns + column) * 3 + colour]);
    }
  }
  return sum / ((to - from) * 3);
}

/** Which row of a strip goes with which: pairs from top to bottom, the cheapest way (dynamic time warping). */
function align(one, other, from, to) {
  const reach = Math.ceil(Math.max(one.rows, other.rows) * BAND) + 12;
  const slope = other.rows / one.rows;
  const width = 2 * reach + 1;
  const costs = new Float64Array(one.rows * width).fill(Infinity);
  const steps = new Uint8Array(one.rows * width);
  const start = (row) => Math.round(row * slope) - reach;
  for (let row = 0; row < one.rows; row += 1) {
    for (let place = 0; place < width; place += 1) {
      const against = start(row) + place;
      if (against < 0 || against >= other.rows) continue;
      const at = (r, a) => (r < 0 || a - start(r) < 0 || a - start(r) >= width ? Infinity : costs[r * width + a - start(r)]);
      const ways = row + against === 0 ? [0] : [at(row - 1, against - 1), at(row - 1, against) + STRETCH, at(row, against - 1) + STRETCH];
      const best = Math.min(...ways);
      steps[row * width + place] = ways.indexOf(best);
      costs[row * width + place] = best + apart(one, other, row, against, from, to);
    }
  }
  const pairs = [];
  for (let row = one.rows - 1, against = other.rows - 1; ; ) {
    pairs.push([row, against]);
    if (row + against === 0) return pairs.reverse();
    const step = steps[row * width + against - start(row)];
    if (step !== 2) row -= 1;
    if (step !== 1) against -= 1;
  }
}

/** How many rows are missing or new at the worst place, in units of what passes. */
function gap(pairs) {
  let worst = { over: 0 };
  for (let place = RUN.rows; place < pairs.length; place += 1) {
    const [rows, others] = [0, 1].map((side) => pairs[place][side] - pairs[place - RUN.rows][side]);
    const over = Math.abs(rows - others) / RUN.most;
    if (over > worst.over) worst = { over, what: rows > others ? 'what is missing' : 'what is new', x: 0, y: pairs[place - RUN.rows][0] * ROW };
  }
  return worst;
}

/** The largest difference of averages along the aligned rows, in units of what the look allows. */
function worst(one, other, pairs, from, to, look) {
  let worst = { over: 0 };
  for (let first = from; first < to; first += look.cells) {
    const last = Math.min(first + look.cells, to);
    const signed = pairs.map(([row, against]) => {
      const sums = [0, 0, 0];
      for (let column = first; column < last; column += 1) {
        for (let colour = 0; colour < 3; colour += 1) {
          sums[colour] += one.values[(row * one.columns + column) * 3 + colour] - other.values[(against * other.columns + column) * 3 + colour];
        }
      }
      return sums.map((sum) => sum / (last - first));
    });
    const totals = [0, 0, 0];
    for (let place = 0; place < signed.length; place += 1) {
      for (let colour = 0; colour < 3; colour += 1) {
        totals[colour] += signed[place][colour] - (place >= look.rows ? signed[place - look.rows][colour] : 0);
        const over = Math.abs(totals[colour]) / look.rows / look.most;
        if (over > worst.over) worst = { over, what: look.what, x: first * CELL, y: pairs[place][0] * ROW };
      }
    }
  }
  return worst;
}

/**
 * Compares two pictures (PNG bytes). `over` is how much the worst place differs, where 1 is the most that passes;
 * `says` names that place.
 */
export function compare(before, now) {
  const [one, other] = [PNG.sync.read(before), PNG.sync.read(now)];
  if (one.width !== other.width) return { over: Infinity, says: `${other.width} px wide, not ${one.width}` };
  const taller = Math.abs(other.height - one.height) / Math.max(one.height, 400) / HEIGHT;
  let found = { over: taller, says: `${other.height} px high, not ${one.height}` };
  if (taller > 3) return found;
  const [a, b] = [cells(one), cells(other)];
  // Pictures of the same height may both be cut: then what stands at the end of one may be below the end of the other.
  const end = one.height === other.height && one.height >= CUT ? (one.height * 0.8) / ROW : Infinity;
  for (let from = 0; from < a.columns; from += STRIP) {
    const to = Math.min(from + STRIP, a.columns);
    const pairs = align(a, b, from, to).filter(([row]) => row < end);
    const places = [gap(pairs), ...LOOKS.map((look) => worst(a, b, pairs, from, to, look))];
    for (const { over, what, x, y } of places) if (over > found.over) found = { over, says: `${what} at ${x || from * CELL}, ${y}` };
  }
  return found;
}

/** The same picture as a small PNG: cut, without transparency, and with 32 steps of each colour. */
export function small(bytes, tallest = Infinity) {
  const png = PNG.sync.read(bytes);
  const height = Math.min(png.height, tallest);
  const out = new PNG({ width: png.width, height });
  PNG.bitblt(png, out, 0, 0, png.width, height, 0, 0);
  for (let place = 0; place < out.data.length; place += 1) out.data[place] = Math.min(255, Math.round(out.data[place] / 8) * 8);
  return PNG.sync.write(out, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}
