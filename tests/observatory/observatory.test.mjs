// The headers of the built site, graded by the package behind MDN's HTTP Observatory, without asking anybody.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.CALFCHECK_DIST ?? resolve(here, '../../dist');
const observatory = join(here, 'node_modules/@mdn/mdn-http-observatory');

// The package would fetch the list of hosts that browsers know to be secure; a new host is not on it.
const preloaded = join(observatory, 'conf/hsts-preload.json');
if (!existsSync(preloaded)) writeFileSync(preloaded, '{}');

const { ALL_TESTS } = await import(join(observatory, 'src/constants.js'));
const { Requests } = await import(join(observatory, 'src/types.js'));
const { getGradeForScore, getScoreModifier } = await import(join(observatory, 'src/grader/grader.js'));
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(join(observatory, 'src/grader/charts.js'));

/** The headers on the start page, from the file that hosts read. */
function headersOfStart() {
  const [everywhere] = readFileSync(join(dist, '_headers'), 'utf8').split(/\n(?=\S)/);
  const lines = everywhere.split('\n').filter((line) => line.startsWith('  '));
  const pairs = lines.map((line) => line.trim().match(/^([^:]+): (.*)$/).slice(1));
  return { 'content-type': 'text/html; charset=utf-8', ...Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value])) };
}

/** What the Observatory would have got from a host that redirects to https, as the settings in hosting/ do. */
function requests(headers) {
  const found = new Requests('calf.example');
  found.session = { url: new URL('https://calf.example/') };
  // The package reads headers as properties and by a method, as its own client has them.
  const get = (name) => headers[name.toLowerCase()];
  const answer = { status: 200, headers: Object.defineProperty({ ...headers }, 'get', { value: get }), verified: true, data: '' };
  found.responses.auto = answer;
  found.responses.https = answer;
  found.responses.http = answer;
  found.responses.cors = answer;
  found.responses.httpRedirects = ['http://calf.example/', 'https://calf.example/'].map((url) => ({ url: new URL(url), status: 308 }));
  found.resources.path = readFileSync(join(dist, 'index.html'), 'utf8');
  return found;
}

function grade(headers) {
  const results = ALL_TESTS.map((one) => one(requests(headers)).result);
  const points = results.map((result) => getScoreModifier(result));
  const sum = (list) => list.reduce((all, one) => all + one, 0);
  const base = 100 + sum(points.filter((one) => one < 0));
  return { ...getGradeForScore(base >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? 100 + sum(points) : base), results };
}

test('the headers get an A+, and nothing is unsafe but WebAssembly', () => {
  const headers = headersOfStart();
  const graded = grade(headers);
  console.log(`grade ${graded.grade}, ${graded.score} points: ${graded.results.join(', ')}`);
  assert.equal(graded.grade, 'A+');
  assert.ok(graded.score >= 130, `${graded.score} points`);
  assert.ok(graded.results.includes('csp-implemented-with-no-unsafe-default-src-none'));
  assert.deepEqual(headers['content-security-policy'].match(/'[a-z-]*unsafe[a-z-]*'/g), ["'wasm-unsafe-eval'"]);
});

test('the grade falls where a header is missing or lax', () => {
  const { 'content-security-policy': policy, ...others } = headersOfStart();
  const { 'x-content-type-options': sniff, 'strict-transport-security': https, ...bare } = others;
  assert.ok(sniff && https);
  assert.equal(grade(others).grade, 'B');
  assert.notEqual(grade(bare).grade, 'B');
  const lax = grade({ ...others, 'content-security-policy': policy.replace("'wasm-unsafe-eval'", "'unsafe-inline'") });
  assert.ok(lax.score < grade(headersOfStart()).score, `${lax.score} points`);
});
