// The library: pages that are shown as they were served, and the search over them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assets, axe, hasState, isOffline, launch, serve } from './harness.mjs';
import { CLOT, CRAMP, result } from './person.mjs';

const heading = (page) => page.locator('h1').innerText();
const shown = (page) => page.locator('.library-card:visible .library-card__name').allInnerTexts();

/** Types into the search, and waits until the count is said. */
async function find(page, text) {
  await page.locator('#search').fill(text);
  await page.waitForFunction(() => document.querySelector('.search__count').textContent);
  return shown(page);
}

/** The list of causes; what is typed waits until the app runs, unless `until` says otherwise. */
async function library(t, options = {}) {
  const site = await serve(t);
  const browser = await launch(t, options.browser);
  return { site, browser, ...(await browser.open(`${site.url}conditions/`, options)) };
}

test('what people would type finds the page, also with a slip of the fingers', async (t) => {
  const { page, log } = await library(t);
  const everything = (await shown(page)).length;
  assert.ok(everything > 90, `${everything} entries`);
  for (const [typed, name] of [
    ['dvt', 'Blood clot in the leg'],
    ['blod clot', 'Blood clot in the leg'],
    ['swollen calf', 'Blood clot in the leg'],
    ['tennis leg', 'Pulled or torn calf'],
    ['night cramps', 'Muscle cramp'],
    ['achiles', 'Torn Achilles tendon'],
    ['sciatca', 'Sciatica'],
    ['stretch', 'Sitting towel stretch'],
    ['measure', 'Find the spot'],
  ]) {
    const found = await find(page, typed);
    assert.ok(found.some((one) => one.includes(name)), `${typed}: ${found.join(', ')}`);
    assert.ok(found.length < everything, typed);
  }
  assert.deepEqual(await axe(page), []);
  await page.locator('#search').fill('');
  assert.equal((await shown(page)).length, everything);
  assert.deepEqual(log.problems, []);
});

test('how many were found is said, and what to do when nothing was', async (t) => {
  const { page } = await library(t);
  await find(page, 'sciatica');
  assert.match(await page.locator('.search__count').innerText(), /^\d+ pages? found$/);
  await page.locator('#search').fill('xylophone');
  await page.waitForFunction(() => document.querySelector('.search__count').textContent === 'No pages found');
  assert.equal((await shown(page)).length, 0);
  assert.ok(await page.locator('.search__empty').isVisible());
  assert.deepEqual(await axe(page), []);
  await page.getByRole('link', { name: 'Check your calf pain', exact: true }).click();
  await hasState(page, 'ready');
  assert.equal(new URL(page.url()).pathname, '/');
});

test('the search works without the app, and offline', async (t) => {
  const site = await serve(t);
  site.fail(assets().wasm, 404);
  const { page } = await (await launch(t)).open(`${site.url}conditions/`, { until: 'failed' });
  assert.ok((await find(page, 'cramp')).includes('Muscle cramp'));
  const { site: other, page: kept } = await library(t);
  await isOffline(kept);
  await other.close();
  await kept.reload();
  await hasState(kept, 'ready');
  assert.ok((await find(kept, 'cramp')).includes('Muscle cramp'));
});

test('what is typed before the app arrives stays, with the focus', async (t) => {
  const site = await serve(t);
  site.alter(assets().wasm, { delay: 2500 });
  const { page } = await (await launch(t)).open(`${site.url}conditions/`, { until: 'booting' });
  await find(page, 'sciatica');
  await hasState(page, 'ready');
  assert.equal(await page.locator('#search').inputValue(), 'sciatica');
  assert.ok((await shown(page)).length < 20);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
});

test('without JavaScript there is no search box, and every page is listed', async (t) => {
  const site = await serve(t);
  const browser = await launch(t, { javaScriptEnabled: false });
  const page = await browser.context.newPage();
  await page.goto(`${site.url}conditions/`);
  assert.equal(await page.locator('#search').isVisible(), false);
  assert.ok((await shown(page)).length > 90);
});

test('going to a page of the library and back loses no answer, also offline', async (t) => {
  const site = await serve(t);
  const { page, log } = await (await launch(t)).open(site.url);
  await isOffline(page);
  await site.close();
  const told = await result(page, CRAMP);
  await page.getByRole('link', { name: 'Causes', exact: true }).click();
  await page.waitForURL(`${site.url}conditions/`);
  await page.getByRole('link', { name: 'Sciatica', exact: true }).click();
  await page.waitForURL(`${site.url}conditions/sciatica/`);
  await hasState(page, 'ready');
  assert.equal(await heading(page), 'Sciatica');
  await page.goBack();
  await page.goBack();
  await page.waitForURL(`${site.url}check/result/`);
  await hasState(page, 'ready');
  assert.equal(await page.locator('.urgency-card__title').innerText(), told.title);
  assert.deepEqual(log.problems, []);
});

test('care at home is kept back on served pages while someone has to look first, and comes back', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(site.url);
  await result(page, CLOT);
  for (const path of ['self-care/', 'conditions/muscle-cramp/']) {
    await page.goto(site.url + path);
    await hasState(page, 'ready');
    assert.ok(await page.locator('.wait-notice').isVisible(), path);
    assert.deepEqual(await axe(page), []);
  }
  await page.goto(`${site.url}self-care/`);
  await hasState(page, 'ready');
  assert.equal(await page.locator('.topic__section--waits:visible').count(), 0);
  await page.getByRole('button', { name: 'Delete my answers' }).click();
  assert.equal(new URL(page.url()).pathname, '/');
  await page.goBack();
  await page.waitForURL(`${site.url}self-care/`);
  assert.ok((await page.locator('.topic__section--waits:visible').count()) > 0);
  assert.equal(await page.locator('.wait-notice').isVisible(), false);
});

test('the number to call on a served page follows the region', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t, { timezoneId: 'Europe/London' })).open(`${site.url}when-to-get-help/`);
  assert.equal(await page.locator('.topic__call .call-button').getAttribute('href'), 'tel:999');
  await page.getByLabel('Emergency numbers for').selectOption({ label: 'United States' });
  assert.equal(await page.locator('.topic__call .call-button').getAttribute('href'), 'tel:911');
});

test('a trap on a served page leaves the page as it is', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(`${site.url}conditions/sciatica/`);
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('unreachable');
    dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
  });
  await hasState(page, 'ready');
  assert.equal(await heading(page), 'Sciatica');
  assert.match(await page.locator('main').innerText(), /When to get help/);
});
