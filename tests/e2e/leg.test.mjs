// The drawn leg and its list are one choice, by touch, by pointing and by keyboard alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, launch, serve } from './harness.mjs';
import { CRAMP, answer, asked } from './person.mjs';

/** A page that asks for the worst spot. */
async function worstSpot(t, options) {
  const site = await serve(t);
  const { page, log } = await (await launch(t, options)).open(site.url);
  await page.getByRole('link', { name: /start the check/i }).click();
  while ((await asked(page)) !== 'spot') await answer(page, CRAMP[await asked(page)]);
  const drawing = page.getByRole('listbox', { name: 'Places on the drawing' });
  const place = (name) => drawing.getByRole('option', { name, exact: true });
  // The name of a row goes on with its hint.
  const row = (name) => page.getByRole('radio', { name: new RegExp(`^${name}`) });
  return { page, log, drawing, place, row };
}

test('touching a place chooses its row, and a row its place', async (t) => {
  const { page, log, place, row } = await worstSpot(t, { viewport: { width: 360, height: 740 } });
  assert.deepEqual(await axe(page), []);
  const names = await page.locator('.choice:not(.choice--exclusive) .choice__text').allInnerTexts();
  for (const name of names.filter((name) => !name.startsWith('Whole calf'))) {
    // The point on bone is two rings; between them is none of it.
    await place(name).click({ position: name.startsWith('One fingertip') ? { x: 11, y: 11 } : undefined });
    assert.ok(await row(name).isChecked(), name);
    assert.equal(await page.locator('.leg-map-name').innerText(), name);
    assert.equal(await place(name).getAttribute('aria-selected'), 'true');
  }
  await row('Behind the knee').check();
  assert.equal(await page.locator('.leg-map [aria-selected="true"]').getAttribute('aria-label'), 'Behind the knee');
  assert.equal(await page.locator('.leg-map__mark').count(), 1);
  await row('Whole calf').check();
  assert.equal(await page.locator('.leg-map [aria-selected="true"]').count(), 0);
  assert.equal(await page.locator('.leg-map__mark').count(), 0);
  assert.deepEqual(log.problems, []);
});

test('pointing at a place lights up its row, and at a row its place', async (t) => {
  const { page, place, row } = await worstSpot(t, { viewport: { width: 1280, height: 900 } });
  await place('The cord above the heel').hover();
  assert.match(await page.locator('.choice--pointed').innerText(), /^The cord above the heel/);
  await page.locator('.choice', { hasText: 'Under the heel or the sole' }).hover();
  const lit = page.locator('.leg-map__region--pointed');
  assert.equal(await lit.getAttribute('aria-label'), 'Under the heel or the sole');
  await page.mouse.move(5, 5);
  assert.equal(await lit.count(), 0);
  await row('Behind the knee').focus();
  assert.equal(await lit.getAttribute('aria-label'), 'Behind the knee');
});

test('by keyboard alone the drawing is one stop, the arrows choose, and the check goes on', async (t) => {
  const { page, drawing, row } = await worstSpot(t);
  for (let stops = 0; !(await drawing.evaluate((element) => element === document.activeElement)); stops += 1) {
    assert.ok(stops < 6, 'the drawing is reached');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  assert.ok(await row('Behind the knee').isChecked());
  await page.keyboard.press('ArrowDown');
  assert.ok(await row('Upper half of the calf').isChecked());
  await page.keyboard.press('End');
  assert.ok(await row('Under the heel or the sole').isChecked());
  assert.equal(await drawing.getAttribute('aria-activedescendant'), 'spot_heel_or_sole');
  assert.ok(await drawing.evaluate((element) => element === document.activeElement), 'the focus stays');
  await page.keyboard.press('Tab');
  assert.ok(await row('Under the heel or the sole').evaluate((element) => element === document.activeElement), 'next is the list');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.question__form input')?.name !== 'spot');
});

test('a right leg is the same drawing in a mirror, and its words are not', async (t) => {
  const { page, place, row } = await worstSpot(t);
  const middle = async (name) => {
    const box = await place(name).boundingBox();
    return box.x + box.width / 2;
  };
  const before = await middle('Inner edge of the shin bone');
  await page.getByRole('button', { name: 'Show a right leg' }).click();
  assert.ok((await middle('Inner edge of the shin bone')) > before + 10);
  const words = await page.locator('.leg-map__words text').allTextContents();
  assert.deepEqual(words, ['Back', 'Front', 'Sole', 'inner', 'outer', 'inner']);
  await place('Inner edge of the shin bone').click();
  assert.ok(await row('Inner edge of the shin bone').isChecked());
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Show a left leg' }).click();
  assert.ok(Math.abs((await middle('Inner edge of the shin bone')) - before) < 1);
});
