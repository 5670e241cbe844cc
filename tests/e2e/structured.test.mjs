// What search engines are told: every block fits the vocabulary of schema.org, by the types that Google publishes of it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dist, launch, serve } from './harness.mjs';
import { addresses } from './states.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const BLOCK = /<script type="application\/ld\+json">(.*?)<\/script>/gs;

/** Every block with the page that it stands on. */
const blocks = () =>
  addresses().flatMap((path) => {
    const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
    return [...html.matchAll(BLOCK)].map(([, text]) => ({ path, text, told: JSON.parse(text) }));
  });

/** The complaints of the TypeScript compiler about these blocks as values of the published types. */
function complaints(list) {
  const folder = join(here, 'node_modules/.structured');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const type = (told) => (told['@graph'] ? 'Graph' : `WithContext<schema.${told['@type']}>`);
  const lines = list.map(({ told }, place) => `export const page${place}: ${type(told)} = ${JSON.stringify(told)};`);
  const head = "import type * as schema from 'schema-dts';\nimport type { Graph, WithContext } from 'schema-dts';\n";
  writeFileSync(join(folder, 'pages.ts'), head + lines.join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'];
  try {
    execFileSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), ...options, join(folder, 'pages.ts')], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  }
}

test('every block fits the vocabulary, and one with a mistake does not', () => {
  const all = blocks();
  assert.equal(complaints(all), '');
  const cramp = all.find(({ path }) => path === 'conditions/muscle-cramp/').told;
  const about = (change) => ({ told: { ...cramp, about: { ...cramp.about, ...change } } });
  for (const wrong of [
    about({ signsOrSymptoms: [] }),
    about({ signOrSymptom: [{ '@type': 'MedicalTherapy', name: 'Rest' }] }),
    about({ '@type': 'MedicalIllness' }),
    about({ differentialDiagnosis: [{ '@type': 'DDxElement', diagnosis: 'Blood clot' }] }),
    { told: { ...cramp, isAccessibleForFree: 'perhaps' } },
  ]) {
    assert.match(complaints([wrong]), /error TS\d+/, JSON.stringify(wrong.told.about['@type']));
  }
});

test('every cause, every general page and the start have one block, the questionnaire and what is saved none', () => {
  const found = Map.groupBy?.(blocks(), ({ path }) => path) ?? new Map(blocks().map((block) => [block.path, [block]]));
  const kinds = new Map();
  for (const path of addresses()) {
    const own = found.get(path) ?? [];
    const none = path.startsWith('check/') || path === 'saved/' || path === 'evidence/' || path === 'components/';
    assert.equal(own.length, none ? 0 : 1, path);
    for (const { told } of own) {
      const kind = told['@type'] ?? 'Graph';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (told.about?.['@type'] === 'MedicalCondition') assert.match(path, /^conditions\/[a-z-]+\/$/);
    }
  }
  assert.equal(blocks().filter(({ told }) => told.about?.['@type'] === 'MedicalCondition').length, 62);
  assert.ok(kinds.get('MedicalWebPage') > 62 && kinds.get('Dataset') === 1 && kinds.get('Graph') === 1, JSON.stringify([...kinds]));
});

test('no reviewer is claimed, and nothing is told that the page does not show', () => {
  for (const { path, text, told } of blocks()) {
    assert.doesNotMatch(text, /reviewedBy|lastReviewed|recognizingAuthority|author"/, path);
    const { about } = told;
    if (about?.['@type'] !== 'MedicalCondition') continue;
    const html = readFileSync(join(dist, path, 'index.html'), 'utf8').replace(BLOCK, '');
    const shown = html.replace(/<[^>]*>/g, ' ').replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
    const exercises = readFileSync(join(dist, 'stretches/index.html'), 'utf8').replaceAll('&#x27;', "'");
    assert.ok(shown.includes(about.name), path);
    for (const { name } of [...about.signOrSymptom, ...about.riskFactor, ...(about.primaryPrevention ?? [])]) {
      assert.ok(shown.includes(name), `${path}: ${name}`);
    }
    for (const { name } of about.possibleTreatment ?? []) assert.ok(shown.includes(name) || exercises.includes(name), `${path}: ${name}`);
  }
});

test('the policy of the site lets the blocks stand, and no browser runs them', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page, log } = await browser.open(site.url);
  for (const path of ['', 'conditions/deep-vein-thrombosis/', 'data/']) {
    await page.goto(site.url + path);
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    const [kept] = await page.locator('script[type="application/ld+json"]').evaluateAll((all) => all.map((block) => block.textContent));
    assert.equal(JSON.parse(kept)['@context'], 'https://schema.org', path);
  }
  assert.deepEqual(log.problems, []);
});
