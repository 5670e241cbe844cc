// Measuring both calves, by roles and names: every state of the page, and the way into the check.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, hasState, isOffline, launch, serve } from './harness.mjs';
import { CLOT, answer, asked, interview } from './person.mjs';

async function measurePage(t, options) {
  const site = await serve(t);
  const browser = await launch(t, options);
  const opened = await browser.open(`${site.url}measure/`);
  return { site, browser, ...opened };
}

const field = (page, leg, turn) => page.getByRole('textbox', { name: `${leg} leg, ${turn} time` });
const work = (page) => page.getByRole('button', { name: 'Work out the difference' }).click();
const result = (page) => page.locator('.measure-result');
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);

async function fill(page, [left, right]) {
  const turns = ['First', 'Second', 'Third'];
  for (const [leg, figures] of [['Left', left], ['Right', right]]) {
    for (const [turn, figure] of figures.entries()) await field(page, leg, turns[turn]).fill(figure);
  }
}

test('nothing entered is an error summary that leads to each field', async (t) => {
  const { page, log } = await measurePage(t, { viewport: { width: 320, height: 640 } });
  await work(page);
  assert.equal(await focused(page), 'error-summary');
  assert.equal(await page.getByRole('alert').getByRole('link').count(), 5);
  assert.deepEqual(await axe(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.getByRole('link', { name: 'Right leg, second time: Enter what you measured' }).click();
  assert.equal(await focused(page), 'figure-1-1');
  assert.match(await field(page, 'Right', 'Second').getAttribute('aria-describedby'), /error/);
  await page.getByRole('link', { name: 'Choose which leg is sore' }).click();
  assert.equal(await focused(page), 'sore-0');
  await page.getByRole('radio', { name: 'The left' }).check();
  await fill(page, [['36', 'thick'], ['14', '36']]);
  await work(page);
  const lines = await page.getByRole('alert').getByRole('link').allInnerTexts();
  assert.deepEqual(lines, [
    'Left leg, second time: Enter a number, such as 36.5',
    'Right leg, first time: Enter 15 to 90 cm, or choose inches',
  ]);
  await work(page);
  assert.equal(await focused(page), 'error-summary');
  assert.deepEqual(log.problems, []);
});

test('repeats over a centimetre apart ask for a third, and the middle one counts', async (t) => {
  const { page, log } = await measurePage(t);
  await page.getByRole('radio', { name: 'The right' }).check();
  await fill(page, [['36', '36.2'], ['37', '39,5']]);
  await work(page);
  assert.equal(await focused(page), 'figure-1-2');
  assert.match(await page.getByRole('group', { name: 'Right leg' }).innerText(), /Measure this leg a third time/);
  assert.equal(await field(page, 'Left', 'Third').count(), 0);
  assert.deepEqual(await axe(page), []);
  await field(page, 'Right', 'Third').fill('37.2');
  await work(page);
  const text = await result(page).innerText();
  assert.match(text, /The sore calf is 1\.1 cm bigger/);
  assert.match(text, /37\.2 cm, the middle one of three/);
  assert.match(text, /under 3 cm.*proves nothing/s);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H3');
  assert.deepEqual(await axe(page), []);
  await field(page, 'Right', 'Third').fill('37.3');
  assert.equal(await result(page).innerText(), '');
  assert.deepEqual(log.problems, []);
});

test('three centimetres is seen today, also in inches, and two in pregnancy', async (t) => {
  const { page } = await measurePage(t);
  await page.getByRole('radio', { name: 'The left' }).check();
  await page.getByRole('radio', { name: 'Inches' }).check();
  await fill(page, [['15 1/2', '15½'], ['14', '14']]);
  await work(page);
  assert.match(await result(page).innerText(), /1\.5 inches bigger.*Be seen today.*can mean a clot/s);
  await fill(page, [['14 7/8', '14 7/8'], ['14', '14']]);
  await work(page);
  assert.match(await result(page).innerText(), /Pregnant, or in the 12 weeks after\? Be seen today/);
  assert.deepEqual(await axe(page), []);
});

test('a bigger calf on the other side is asked about and is no nought', async (t) => {
  const { page } = await measurePage(t);
  await page.getByRole('radio', { name: 'The left' }).check();
  await fill(page, [['36', '36'], ['39.5', '39.5']]);
  await work(page);
  const text = await result(page).innerText();
  assert.match(text, /The other calf is 3\.5 cm bigger/);
  assert.match(text, /Look whether the figures stand under the right leg/);
  assert.match(text, /Be seen today/);
  assert.equal(await page.getByRole('button', { name: 'Use this in my check' }).count(), 0);
});

test('a check under way takes the figure, and one that does not ask for it says so', async (t) => {
  const site = await serve(t);
  const { page, log } = await (await launch(t)).open(site.url);
  const measure = async () => {
    await page.getByRole('link', { name: 'Measure your calves' }).click();
    await page.getByRole('radio', { name: 'The left' }).check();
    await fill(page, [['38', '38'], ['36', '36']]);
    await work(page);
  };
  await page.getByRole('link', { name: /start the check/i }).click();
  await answer(page, CLOT[await asked(page)]);
  await measure();
  assert.match(await result(page).innerText(), /does not ask for this figure/);
  await page.goBack();
  await hasState(page, 'ready');
  await interview(page, CLOT);
  await measure();
  await page.getByRole('button', { name: 'Use this in my check' }).click();
  await page.waitForURL('**/check/answers/');
  const row = page.locator('.summary-list__row', { hasText: 'How many centimetres bigger' });
  assert.match(await row.innerText(), /\b2\b/);
  assert.deepEqual(log.problems, []);
});

test('the page works offline, and without the app it reads as instructions', async (t) => {
  const { site, page } = await measurePage(t);
  await isOffline(page);
  await site.close();
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
  await page.getByRole('radio', { name: 'Both the same' }).check();
  await fill(page, [['36', '36'], ['36', '36']]);
  await work(page);
  assert.match(await result(page).innerText(), /Both calves measure the same.*proves nothing/s);
});

test('without JavaScript the steps and drawings are there and the form is not', async (t) => {
  const site = await serve(t);
  const browser = await launch(t, { javaScriptEnabled: false });
  const page = await browser.context.newPage();
  await page.goto(`${site.url}measure/`);
  assert.match(await page.locator('main').innerText(), /Mark 10 cm \(4 inches\) below the bump/);
  assert.equal(await page.getByRole('img', { name: /bony bump/ }).count(), 1);
  assert.ok(!(await page.getByRole('button', { name: 'Work out the difference' }).isVisible()));
});
