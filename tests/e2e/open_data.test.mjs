// The open data, read with tools that are not ours: the document fits its schema, and every table says the same as CSV.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { axe, dist, isOffline, launch, serve } from './harness.mjs';

const file = (name) => readFileSync(join(dist, 'data', name), 'utf8');
const document = () => JSON.parse(file('calfcheck.json'));
const schema = () => JSON.parse(file('calfcheck.schema.json'));
const validator = () => new Ajv.default({ strict: true, allErrors: true }).compile(schema());

/** The expression as the tables of CSV have it. */
function written(expression) {
  if (typeof expression === 'string') return expression;
  const { not, all, any, at_least: least, of, finding, is, limit } = expression;
  const list = (parts) => parts.map(written).join(', ');
  if (not) return `not(${written(not)})`;
  if (all) return `all(${list(all)})`;
  if (any) return `any(${list(any)})`;
  if (of) return `at_least(${least}, ${list(of)})`;
  return `${finding} ${is} ${limit}`;
}

/** What an empty field, or a field of CSV, has to be for a value of JSON. */
function field(value) {
  if (value === null) return '';
  const text = Array.isArray(value) ? value.join('; ') : typeof value === 'object' ? written(value) : String(value);
  return typeof value !== 'number' && /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
}

test('the document fits its schema, and one with a mistake does not', () => {
  const validate = validator();
  assert.equal(validate(document()), true, JSON.stringify(validate.errors?.slice(0, 5)));
  const mistakes = [
    (it) => delete it.tables.conditions[0].plain_name,
    (it) => (it.tables.conditions[0].prior_percent = 'often'),
    (it) => (it.tables.likelihoods[0].probability = 1.5),
    (it) => (it.tables.likelihoods[0].mark = 'X'),
    (it) => (it.tables.rules[0].when = { some: ['fever'] }),
    (it) => (it.tables.rules[0].care = 'tomorrow'),
    (it) => (it.tables.sources[0].rank = 1),
    (it) => it.tables.changes.splice(0),
    (it) => (it.version = 'newest'),
  ];
  for (const mistake of mistakes) {
    const changed = document();
    mistake(changed);
    assert.equal(validate(changed), false, mistake.toString());
  }
});

test('every table is there as CSV with the same rows, and no cell is a formula', () => {
  const { tables } = document();
  const names = readdirSync(join(dist, 'data')).filter((name) => name.endsWith('.csv'));
  assert.deepEqual(names.sort(), Object.keys(tables).map((name) => `${name}.csv`).sort());
  for (const [name, rows] of Object.entries(tables)) {
    const bytes = readFileSync(join(dist, 'data', `${name}.csv`));
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [head, ...body] = parse(bytes, { record_delimiter: '\r\n', relax_column_count: false });
    assert.deepEqual(head, Object.keys(rows[0]), name);
    assert.deepEqual(body, rows.map((row) => Object.values(row).map(field)), name);
    for (const cell of body.flat()) assert.ok(!/^[=+\-@\t\r]/.test(cell) || !Number.isNaN(Number(cell)), `${name}: ${cell}`);
  }
});

test('whatever names something of another table names something that is there', () => {
  const { tables } = document();
  const columns = schema().properties.tables.properties;
  const named = Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, new Set(rows.map(({ id }) => id))]));
  let used = 0;
  for (const [name, table] of Object.entries(columns)) {
    for (const [column, { description }] of Object.entries(table.items.properties)) {
      const [, other] = description.match(/From the table `(\w+)`\.$/) ?? [];
      if (!other) continue;
      for (const row of tables[name]) {
        for (const id of [row[column]].flat().filter((id) => id !== null)) {
          assert.ok(named[other].has(id), `${name}.${column}: no ${id} in ${other}`);
          used += 1;
        }
      }
    }
  }
  assert.ok(used > 5000, `${used} names`);
  const findings = named.findings;
  const read = (expression) => {
    if (typeof expression === 'string') return assert.ok(findings.has(expression), expression);
    if (expression.finding) return assert.ok(findings.has(expression.finding), expression.finding);
    [expression.not ?? expression.all ?? expression.any ?? expression.of].flat().forEach(read);
  };
  tables.rules.forEach(({ when }) => read(when));
  tables.findings.filter(({ derived }) => derived).forEach(({ derived }) => read(derived));
});

test('all 62 conditions are there, each with its page, and the ratios follow from the probabilities', () => {
  const { tables } = document();
  const pages = readdirSync(join(dist, 'conditions'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(tables.conditions.map(({ id }) => id.replaceAll('_', '-')).sort(), pages.map(({ name }) => name).sort());
  assert.equal(tables.conditions.length, 62);
  const findings = Object.fromEntries(tables.findings.map((finding) => [finding.id, finding]));
  const states = new Set(tables.variables.flatMap((variable) => variable.states));
  for (const row of tables.likelihoods) {
    const { background, only_presence_tells: silent } = findings[row.finding];
    const near = (told, meant) => assert.ok(Math.abs(told / meant - 1) < 1e-3, `${JSON.stringify(row)}: ${meant}`);
    near(row.ratio_present, row.probability / background);
    near(row.ratio_absent, silent || states.has(row.finding) ? 1 : (1 - row.probability) / (1 - background));
    assert.ok(row.low === null || (row.low <= row.probability && row.probability <= row.high), JSON.stringify(row));
    assert.ok(row.sources.length > 0 || row.why, JSON.stringify(row));
  }
});

test('the files come with their types, are asked for again each time, and are linked on their page', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page, log } = await browser.open(`${site.url}sources/`);
  await page.getByRole('link', { name: 'All of it as files' }).click();
  await page.waitForURL(`${site.url}data/`);
  assert.equal(await page.locator('h1').innerText(), 'Open data');
  assert.deepEqual(await axe(page), []);
  const links = await page.locator('a[href*="/data/"]').evaluateAll((all) => all.map((link) => link.href));
  const files = links.filter((link) => /\.(csv|json)$/.test(link));
  assert.equal(files.length, Object.keys(document().tables).length + 2);
  for (const link of files) {
    const response = await fetch(link);
    const type = link.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json';
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, type], link);
    assert.equal(response.headers.get('cache-control'), 'no-cache', link);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff', link);
  }
  await page.getByRole('link', { name: 'What changed' }).click();
  await page.waitForURL(`${site.url}changes/`);
  const told = await page.locator('main li').count();
  assert.ok(told >= document().tables.changes.length, `${told} changes`);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(log.problems, []);
});

test('their page is kept for when there is no connection, the files are not', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page } = await browser.open(site.url);
  await isOffline(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
    return all.flat().filter((path) => path.startsWith('/data/') || path === '/changes/');
  });
  assert.deepEqual(kept.sort(), ['/changes/', '/data/']);
  await site.close();
  await page.goto(`${site.url}data/`);
  assert.equal(await page.locator('h1').innerText(), 'Open data');
  assert.match(await page.locator('.page__lead').innerText(), /files need a connection/);
});
