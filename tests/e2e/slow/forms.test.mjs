// The exported questionnaire in form software of others: LHC-Forms renders it, fills in what was answered, and works
// out the same scores. Its files come from tests/bench, which measures it too.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSides } from '../../bench/sides.mjs';
import { hasState, launchOnce, serve } from '../harness.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(here, '../../../target');
const all = Object.entries(JSON.parse(readFileSync(process.env.CALFCHECK_ANSWERS ?? `${target}/vignette-answers.json`, 'utf8')));
// Every so manieth vignette, and of those whom the Edinburgh questionnaire is made for more; EVERY=1 takes them all.
const EVERY = Number(process.env.EVERY ?? 18);
const walkers = all.filter(([, answers]) => answers.includes('gone_in_10_min_standing'));
const some = (list, every) => list.filter((_, place) => place % every === 0);
const everyone = [...new Set([...some(all, EVERY), ...some(walkers, Math.ceil(EVERY / 6))])];

const visitor = await launchOnce(after);
const CALCULATED = /\/(least|most|standing)$/;

/** What the app exports for these answers: the questionnaire and what was answered. */
async function exported(page, answers) {
  await page.evaluate((kept) => sessionStorage.setItem('calfcheck-answers', kept), answers);
  await page.reload();
  await hasState(page, 'ready');
  const file = await page.locator('a[download="calfcheck-fhir.json"]').getAttribute('href');
  const resources = JSON.parse(decodeURIComponent(file.slice(file.indexOf(',') + 1))).entry.map(({ resource }) => resource);
  const one = (kind) => resources.find(({ resourceType }) => resourceType === kind);
  return { questionnaire: one('Questionnaire'), response: one('QuestionnaireResponse') };
}

/** The answers by the link of their item. */
function flat(items, found = {}) {
  for (const { linkId, item, answer } of items ?? []) {
    if (answer) found[linkId] = answer.map((one) => one.valueCoding?.code ?? one.valueQuantity?.value ?? one.valueInteger ?? one.valueString);
    flat(item, found);
  }
  return found;
}

/** The response without what the form has to work out by itself. */
const withoutResults = ({ item, ...rest }) => ({
  ...rest,
  item: item.map((group) => ({ ...group, item: group.item.filter(({ linkId }) => !CALCULATED.test(linkId)) })),
});

/** Runs in the page: shows the form, filled in; gives what it then holds. */
async function show({ questionnaire, response }) {
  const place = document.getElementById('app');
  await LForms.Util.addFormToPage(questionnaire, place, { fhirVersion: 'R4', questionnaireResponse: response });
  await new Promise((done) => setTimeout(done, 300));
  return LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', place);
}

test('LHC-Forms shows the exported questionnaire and works out the same scores', async (t) => {
  const site = await serve(t);
  const { open } = await visitor(t);
  const { page } = await open(`${site.url}check/summary/`);
  const first = await exported(page, everyone[0][1]);
  const built = await buildSides(first.questionnaire, `${target}/forms`);
  const forms = await serve(t, { folder: built['LHC-Forms'] });
  const { page: form, log } = await open(forms.url, { until: null });
  await form.locator('wc-lhc-form input').first().waitFor();
  const wrong = [];
  const scores = new Map();
  for (const [name, answers] of everyone) {
    const { questionnaire, response } = await exported(page, answers);
    const held = flat((await form.evaluate(show, { questionnaire, response: withoutResults(response) })).item);
    for (const [link, values] of Object.entries(flat(response.item))) {
      if (String(held[link]) !== String(values)) wrong.push(`${name} ${link}: ${held[link]}, not ${values}`);
      if (CALCULATED.test(link)) scores.set(link, (scores.get(link) ?? new Set()).add(String(values)));
    }
  }
  assert.deepEqual(wrong, []);
  const uncaught = log.problems.filter((problem) => problem.startsWith('uncaught'));
  assert.deepEqual(uncaught, []);
  // The comparison compared something: different results of the instruments that matter most.
  for (const link of ['wells_dvt_two_level/least', 'edinburgh_claudication/standing']) {
    assert.ok(scores.get(link)?.size > 1, `${link}: ${[...(scores.get(link) ?? [])]}`);
  }
  t.diagnostic(`${everyone.length} vignettes, ${[...scores.keys()].length} results of instruments`);
});
