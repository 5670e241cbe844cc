// Measures the built site as a telephone on a slow line gets it, beside what a team would pick instead.
//
//   node web.mjs [--runs 5] [--interviews 200] [--network slow4g|strict] [--only load,sides,interactions,memory,offline,lighthouse]
//
// Prints a table and writes target/bench-web.json. Fails when a page never gets to its first question, not on a time.

import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assets, launchOnce, serve } from '../e2e/harness.mjs';
import { ratio, summaries, summary, table, told } from './figures.mjs';
import { NETWORKS, SLOWER, load } from './measure.mjs';
import { interactions, loadHasty, loadQuestion, loadStart, memories, offlineStart, questionnaire } from './ours.mjs';
import { ANSWERABLE, HASTY, buildSides, prove, versions } from './sides.mjs';

const target = resolve(dirname(fileURLToPath(import.meta.url)), '../../target');
const PARTS = ['load', 'sides', 'interactions', 'memory', 'offline', 'lighthouse'];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    interviews: { type: 'string', default: '200' },
    network: { type: 'string', default: 'slow4g' },
    only: { type: 'string', default: PARTS.join() },
  },
});
const runs = Number(values.runs);
const network = NETWORKS[values.network];
const wanted = values.only.split(',');
if (!(runs > 0) || !network || !wanted.every((part) => PARTS.includes(part))) throw new Error('see the first lines of web.mjs');

const closing = [];
const visit = patient(await launchOnce((close) => closing.push(close)));
const site = await serve();
const report = {
  build: assets().build,
  date: new Date().toISOString(),
  machine: { processors: cpus().length, model: cpus()[0].model, load: loadavg() },
  network: values.network,
  ...network,
  slower: SLOWER,
  versions: versions(),
};
/** A busy machine is no failure: tabs wait longer than in the tests. */
function patient(visitor) {
  return async (...options) => {
    const visited = await visitor(...options);
    visited.context.setDefaultTimeout(90_000);
    return visited;
  };
}

const say = (...lines) => console.log(lines.join('\n'));

/** Several runs of several loads, turn and turn about, so that a busy minute of the machine hits all of them. */
async function inTurn(loads) {
  const found = Object.fromEntries(Object.keys(loads).map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, one] of Object.entries(loads)) found[name].push(await one());
  }
  return Object.fromEntries(Object.entries(found).map(([name, list]) => [name, summaries(list)]));
}

async function loads() {
  const measured = {
    'CalfCheck, start page': () => loadStart(visit, site, { network }),
    'CalfCheck, questions': () => loadQuestion(visit, site, { network }),
  };
  const hasty = { 'CalfCheck, questions': () => loadHasty(visit, site, { network }) };
  const sites = [];
  if (wanted.includes('sides')) {
    const built = await buildSides(await questionnaire(visit, site), join(target, 'bench-sides'));
    for (const [name, folder] of Object.entries(built)) {
      const other = await serve(undefined, { folder });
      sites.push(other);
      const wants = { network, answerable: ANSWERABLE[name] };
      measured[name] = () => load(visit, other.url, { ...wants, prove: (page) => prove(name, page) });
      if (HASTY[name]) hasty[name] = () => load(visit, other.url, { ...wants, hasty: HASTY[name] });
    }
  }
  report.loads = await inTurn(measured);
  report.hasty = await inTurn(hasty);
  for (const other of sites) await other.close();
  sayLoads(report);
}

function sayLoads({ loads: found, hasty }) {
  const { latency, down, up } = network;
  say(`\nFirst visit: ${latency} ms a request, ${down} kbit/s down, ${up} up, processor at a ${SLOWER}th; ${runs} runs, median (spread)`);
  const columns = { 'first paint': 'paint', 'first question answerable': 'answerable', 'all of it running': 'running' };
  const rows = Object.entries(found).map(([name, figures]) => [
    name,
    ...Object.values(columns).map((column) => told(figures[column], 's')),
    hasty[name] ? told(hasty[name].next, 's') : '',
    told(figures.bytes, 'KB'),
    told(figures.whole, 'KB'),
    told(figures.shift, ''),
  ]);
  const head = ['', ...Object.keys(columns), 'second question, answered at once', 'bytes until answerable', 'until running', 'layout shift'];
  say(table([head, ...rows]));
  const others = Object.keys(ANSWERABLE).filter((name) => found[name]);
  if (!others.length) return;
  const against = (figure) => ratio(found['CalfCheck, questions'][figure].median, others.map((name) => found[name][figure].median));
  const wanted = ['bytes', 'answerable', 'whole', 'running'];
  report.ratios = Object.fromEntries(wanted.map((figure) => [figure, against(figure)]));
  const { bytes, answerable, whole, running } = Object.fromEntries(wanted.map((figure) => [figure, report.ratios[figure].toFixed(2)]));
  say(
    `Ours by the best of the others, until the first question can be answered: ${bytes} of the bytes, ${answerable} of the time;`,
    `until all of it runs: ${whole} of the bytes, ${running} of the time`,
  );
}

async function worst() {
  const found = [];
  for (let run = 0; run < runs; run += 1) found.push(await interactions(visit, site));
  report.interactions = { longest: summary(found.map(({ longest }) => longest)), shift: summary(found.map(({ shift }) => shift)), which: found.map(({ which }) => which) };
  const { longest, shift } = report.interactions;
  say(`\nA whole interview, processor at a ${SLOWER}th: worst interaction ${told(longest, 'ms')}; layout shift ${told(shift, '')}`, `  the worst of each run: ${report.interactions.which.join('; ')}`);
}

async function remembered() {
  const last = Number(values.interviews);
  report.memory = await memories(visit, site, [Math.ceil(last / 4), Math.ceil(last / 2), last]);
  const rows = Object.entries(report.memory).map(([count, { heap, wasm, nodes }]) =>
    [count, `${(heap / 1e6).toFixed(2)} MB`, `${(wasm / 1e6).toFixed(2)} MB`, nodes]);
  say('\nMemory after interviews in one tab', table([['interviews', 'script', 'WebAssembly', 'nodes'], ...rows]));
}

async function offline() {
  report.offline = summaries(await offlineStart(site, runs));
  const { paint, answerable, running } = report.offline;
  say(`\nLater visit without any line, processor at a ${SLOWER}th: first paint ${told(paint, 's')}, first question answerable ${told(answerable, 's')}, all of it running ${told(running, 's')}`);
}

async function lighthouse() {
  const { grade } = await import('./lighthouse.mjs');
  report.lighthouse = await grade(visit, site, runs, say);
}

try {
  if (wanted.includes('load') || wanted.includes('sides')) await loads();
  if (wanted.includes('interactions')) await worst();
  if (wanted.includes('memory')) await remembered();
  if (wanted.includes('offline')) await offline();
  if (wanted.includes('lighthouse')) await lighthouse();
  await mkdir(target, { recursive: true });
  const file = join(target, 'bench-web.json');
  await writeFile(file, `${JSON.stringify(report, undefined, 1)}\n`);
  say(`\nBuild ${report.build}; everything is in ${file}`);
} finally {
  await site.close();
  for (const close of closing) await close();
}
