// The arithmetic of the benchmarks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, ratio, summaries, table, told } from './figures.mjs';

test('the median is the one in the middle, by value and not by text', () => {
  assert.equal(median([100, 9, 20]), 20);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.throws(() => median([]));
});

test('figures are summed up one by one, and none may be missing', () => {
  const runs = [{ paint: 3, bytes: 10 }, { paint: 1, bytes: 10 }, { paint: 2, bytes: 10 }];
  assert.deepEqual(summaries(runs), { paint: { median: 2, least: 1, most: 3 }, bytes: { median: 10, least: 10, most: 10 } });
  assert.throws(() => summaries([{ paint: 1 }, {}]), /paint is missing/);
});

test('a ratio is told against the best of the others', () => {
  assert.equal(ratio(50, [200, 100, 400]), 0.5);
  assert.throws(() => ratio(50, []));
});

test('a figure is told with its spread, where there is one', () => {
  assert.equal(told({ median: 1210, least: 1184, most: 1300 }, 's'), '1.21 s (1.18 to 1.30)');
  assert.equal(told({ median: 0, least: 0, most: 0 }, ''), '0.000');
});

test('columns stand under each other', () => {
  assert.equal(table([['a', 'bytes'], ['longer', 7]]), 'a       bytes\nlonger      7');
});
