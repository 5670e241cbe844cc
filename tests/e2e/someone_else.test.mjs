// A check for another person, by the names and roles that a screen reader finds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, launch, serve } from './harness.mjs';
import { CRAMP, answer, asked, interview } from './person.mjs';

async function begin(t) {
  const site = await serve(t);
  const browser = await launch(t);
  const { page, log } = await browser.open(site.url);
  await page.getByRole('link', { name: 'Check for someone else' }).click();
  await page.getByText('This check is for someone else.').waitFor();
  return { page, log };
}

const reload = async (page) => {
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
};

const THEM = { ...CRAMP, complaint: 'Cramp', posture: 'Neither' };

test('an interview for someone else speaks of them to the end, and a reload keeps that', async (t) => {
  const { page, log } = await begin(t);
  await page.getByText('Ask them to answer with you if they can.').waitFor();
  assert.deepEqual(await axe(page), []);
  await reload(page);
  await page.getByText('This check is for someone else.').waitFor();
  await page.getByRole('textbox', { name: 'How old is the person with the sore leg?' }).fill('58');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('group', { name: 'Which sex were they registered with at birth?' }).waitFor();
  assert.match(await page.title(), /were they registered/);
  assert.equal(await page.getByText('Ask them to answer with you').count(), 0, 'the advice stands at the start alone');
  await page.getByRole('radio', { name: 'Male', exact: true }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForFunction(() => document.querySelector('.question__form input')?.name !== 'sex');
  for (let steps = 0; (await asked(page)) !== 'chest_and_head'; steps += 1) {
    assert.ok(steps < 9);
    await answer(page, THEM[await asked(page)]);
  }
  await page.getByRole('group', { name: /^Do they have any of these with their breathing/ }).waitFor();
  await interview(page, THEM);
  await reload(page);
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
  await page.getByText('This check is for someone else.').waitFor();
  assert.match(await page.locator('main').innerText(), /Do they take any of these\?/);
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'See the result' }).click();
  assert.match(await page.title(), /^Their result/);
  assert.deepEqual(log.problems, []);
});

test('whom a check is for is changed on its list of answers, and the answers stay', async (t) => {
  const { page } = await begin(t);
  await interview(page, THEM);
  const before = await page.locator('.summary-list__row').count();
  await page.getByRole('button', { name: 'It is for me' }).click();
  await page.getByText('This check is for you.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'It is for someone else');
  assert.match(await page.locator('main').innerText(), /Do you take any of these\?/);
  assert.equal(await page.locator('.summary-list__row').count(), before);
  await page.getByRole('button', { name: 'It is for someone else' }).click();
  assert.match(await page.locator('main').innerText(), /Do they take any of these\?/);
});

test('deleting the answers, or the main way in, makes the next check one for oneself', async (t) => {
  const { page } = await begin(t);
  await answer(page, 44);
  await page.getByRole('button', { name: 'Delete my answers' }).click();
  await page.getByRole('link', { name: 'Start the check' }).click();
  await page.getByRole('textbox', { name: 'How old are you?' }).waitFor();
  await page.getByRole('button', { name: 'It is for someone else' }).click();
  await page.getByRole('textbox', { name: 'How old is the person with the sore leg?' }).waitFor();
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await page.getByRole('link', { name: 'Start the check' }).click();
  await page.getByRole('textbox', { name: 'How old are you?' }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), null);
});
