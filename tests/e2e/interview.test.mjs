// Whole interviews in the real browser, by clicking.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, isOffline, launch, serve } from './harness.mjs';
import { CLOT, CRAMP, answer, asked, interview, read, result, well } from './person.mjs';

const NARROWED_ARTERY = {
  ...well, age: 68, side: 'One leg only', spot: 'Upper half of the calf', duration: 'Over 3 months old, about the same', beginning: 'Slowly over weeks',
  pattern: 'Walking brings it on', illnesses: 'Smoking, now',
  walking: ['Walking at my usual pace', 'Walking uphill', 'it is gone within 10 minutes'],
};

const SNAP = {
  ...well, age: 42, side: 'One leg only', spot: 'The cord above the heel', duration: 'It started in the last 24 hours',
  beginning: 'With a pop or snap', tiptoe: 'No, or hardly', the_moment: ['Sprinting', 'Like a kick'],
};

const PRESSURE = { ...well, age: 25, pain_and_strength: ['So much pain', 'far worse than the leg looks', 'hard and tight', 'Numb or tingling'] };

const NARROWED_SPINE = {
  ...well, age: 72, side: 'Both legs about the same', spot: 'Whole calf', duration: 'Over 3 months old, about the same',
  beginning: 'Slowly over weeks', pattern: 'Walking brings it on', back_and_feet: 'Low back pain',
  walking: ['Walking at my usual pace', 'Walking uphill', 'sometimes starts while I stand still'],
  sitting_and_bending: ['Standing on the spot', 'It goes away when I sit', 'better bending forward'],
};

async function start(t) {
  const site = await serve(t);
  const browser = await launch(t);
  const opened = await browser.open(site.url);
  return { site, browser, ...opened };
}

async function check(t, person, level, first) {
  const { page, log } = await start(t);
  const told = await result(page, person);
  assert.equal(told.level, level, told.text);
  if (first) assert.equal(told.causes[0], first, told.causes.join(', '));
  await page.locator('.cause__why > summary').first().click();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(log.problems, []);
  assert.ok(log.requests.every((url) => !url.includes('?') && !url.includes('#')), 'no answer in an address');
  return { page, ...told };
}

test('a night cramp in both legs, gone in two minutes, is looked after at home', async (t) => {
  await check(t, CRAMP, 'self-care', 'Muscle cramp');
});

test('a swollen warm calf after an operation is seen today, and the page says what if not', async (t) => {
  const { text } = await check(t, CLOT, 'same-day', 'Blood clot in the leg');
  assert.match(text, /emergency department/);
  assert.match(text, /breath/);
});

test('the same with breathlessness interrupts at that very answer', async (t) => {
  const { page } = await start(t);
  await page.getByRole('link', { name: /start the check/i }).click();
  const ended = await interview(page, { ...CLOT, chest_and_head: 'short of breath' });
  assert.match(ended.path, /check\/emergency\/$/);
  assert.equal(ended.questions.at(-1), 'chest_and_head');
  assert.match(await page.locator('.urgency-card .call-button').getAttribute('href'), /^tel:/);
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: 'Go on with the questions' }).click();
  assert.equal(await page.locator('.question__form').count(), 1);
  await interview(page, CLOT);
  await page.getByRole('button', { name: 'See your result' }).click();
  assert.equal((await read(page)).level, 'emergency');
});

test('pain on walking that stops on standing, in a smoker of 68, is an appointment', async (t) => {
  await check(t, NARROWED_ARTERY, 'routine', 'Pain on walking from narrowed leg arteries');
});

test('a snap above the heel and no tiptoe is seen today', async (t) => {
  await check(t, SNAP, 'same-day', 'Torn Achilles tendon');
});

test('a tense calf after a broken shin is an emergency', async (t) => {
  const { page } = await start(t);
  await page.getByRole('link', { name: /start the check/i }).click();
  const ended = await interview(page, { ...PRESSURE, look_of_the_leg: 'Crushed, badly hit' });
  assert.match(ended.path, /check\/emergency\/$/);
  assert.equal((await page.locator('.urgency-card').getAttribute('class')).includes('--emergency'), true);
});

test('back pain, worse standing, better bent forward is an appointment', async (t) => {
  await check(t, NARROWED_SPINE, 'routine', 'Trapped nerves in a narrowed spine');
});

test('not sure of every safety question is never self-care', async (t) => {
  const { page } = await start(t);
  const unsure = new Proxy(CRAMP, {
    get: (person, question) =>
      question in person && !['foot_pain', 'posture', 'tiptoe', 'squeeze'].includes(question) ? person[question] : "I'm not sure",
  });
  const told = await result(page, unsure);
  assert.notEqual(told.level, 'self-care');
});

test('under 18 no causes are ranked', async (t) => {
  const { page } = await start(t);
  const told = await result(page, { ...well, age: 12 });
  assert.deepEqual(told.causes, []);
  assert.match(told.text, /under 18/i);
});

test('what is missing or wrong is said, and what was typed stays', async (t) => {
  const { page, log } = await start(t);
  await page.getByRole('link', { name: /start the check/i }).click();
  for (const [typed, message] of [['', /Enter a number/], ['forty', /Enter a number in years/], ['150', /from 0 to 120/]]) {
    await page.locator('.field__input').fill(typed);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('.error-summary').waitFor();
    assert.match(await page.locator('.error-summary').innerText(), message);
    assert.equal(await page.locator('.field__input').inputValue(), typed);
  }
  assert.equal(await page.evaluate(() => document.activeElement.className), 'error-summary');
  assert.deepEqual(await axe(page), []);
  await page.locator('.error-summary a').click();
  assert.equal(await page.evaluate(() => document.activeElement.className), 'field__input');
  await answer(page, 44);
  await page.getByRole('button', { name: 'Continue' }).click();
  assert.match(await page.locator('.error-summary').innerText(), /Choose one answer/);
  assert.deepEqual(log.problems, []);
});

test('a reload loses nothing, back and change work, deleting deletes', async (t) => {
  const { page } = await start(t);
  await page.getByRole('link', { name: /start the check/i }).click();
  await answer(page, 44);
  await answer(page, 'Male');
  const question = await asked(page);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
  assert.equal(await asked(page), question);
  await page.goBack();
  assert.equal(await asked(page), 'sex');
  assert.ok(await page.getByLabel('Male', { exact: true }).isChecked());
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  assert.equal(await page.locator('.field__input').inputValue(), '44');
  await page.getByRole('button', { name: 'Delete my answers' }).click();
  await page.getByRole('link', { name: /start the check/i }).click();
  assert.equal(await page.locator('.field__input').inputValue(), '');
  assert.equal(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), null);
});

test('every step has its own title and the focus on its heading', async (t) => {
  const { page } = await start(t);
  await page.getByRole('link', { name: /start the check/i }).click();
  const titles = new Set();
  for (let step = 0; step < 12; step += 1) {
    titles.add(await page.title());
    if (step) assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
    await answer(page, CRAMP[await asked(page)]);
  }
  assert.ok(titles.size >= 11, [...titles].join(' | '));
});

test('an answer is changed from the list of answers', async (t) => {
  const { page } = await start(t);
  await page.getByRole('link', { name: /start the check/i }).click();
  await interview(page, CRAMP);
  assert.deepEqual(await axe(page), []);
  await page.locator('.summary-list__row', { hasText: 'breathing, chest or head' }).first().getByRole('link').click();
  await answer(page, 'chest pain');
  assert.match(new URL(page.url()).pathname, /check\/emergency\/$/);
});

test('a whole interview, a condition page and the start page without a network', async (t) => {
  const { site, page, browser } = await start(t);
  await isOffline(page);
  await site.close();
  await page.close();
  const again = await browser.open(site.url);
  const told = await result(again.page, CRAMP);
  assert.equal(told.level, 'self-care');
  const condition = await browser.open(`${site.url}conditions/deep-vein-thrombosis/`);
  assert.match(await condition.page.locator('h1').innerText(), /clot/i);
  assert.deepEqual([...again.log.problems, ...condition.log.problems], []);
});

test('answers that are garbage, from another version, or cannot be kept are said and never fatal', async (t) => {
  const { site, page } = await start(t);
  const reopen = async (text) => {
    await page.evaluate((kept) => sessionStorage.setItem('calfcheck-answers', kept), text);
    await page.goto(`${site.url}check/`);
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    return page.locator('main').innerText();
  };
  assert.match(await reopen('\u0000garbage{'), /could not be read/);
  assert.match(await reopen('calfcheck answers 1 old\nage = 44\nno_such = yes\n'), /could not be used/);
  await page.evaluate(() => sessionStorage.clear());
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(`${site.url}check/`);
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
  await answer(page, 44);
  assert.match(await page.locator('main').innerText(), /does not keep your answers/);
  await answer(page, 'Male');
  assert.equal(await asked(page), 'complaint');
});

test('storage that is refused does not stop the app', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  await browser.context.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  const { page, log } = await browser.open(site.url);
  const told = await result(page, CRAMP);
  assert.equal(told.level, 'self-care');
  assert.deepEqual(log.problems, []);
});

test('the number to call follows the device and can be changed', async (t) => {
  const site = await serve(t);
  const london = await launch(t, { timezoneId: 'Europe/London', locale: 'en-US' });
  const { page } = await london.open(site.url);
  assert.equal(await page.locator('.call-button').getAttribute('href'), 'tel:999');
  await page.getByLabel('Emergency numbers for').selectOption({ label: 'United States' });
  assert.equal(await page.locator('.call-button').getAttribute('href'), 'tel:911');
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
  assert.equal(await page.locator('.call-button').getAttribute('href'), 'tel:911');
  const sydney = await launch(t, { timezoneId: 'Australia/Sydney', locale: 'en-GB' });
  const there = await sydney.open(site.url);
  assert.equal(await there.page.locator('.call-button').getAttribute('href'), 'tel:000');
});
