// A whole check by keyboard alone, and one by names and roles alone, as a screen reader finds them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, serve } from './harness.mjs';
import { asked } from './person.mjs';

async function start(t, options) {
  const site = await serve(t);
  const browser = await launch(t, { timezoneId: 'Europe/London', ...options });
  return browser.open(site.url);
}

/** Runs in the page: what has the focus, and whether it can be seen and nothing lies over it. */
function focused() {
  const element = document.activeElement;
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = document.elementFromPoint(Math.max(0, left) + Math.min(width, innerWidth) / 2, Math.min(Math.max(top + Math.min(height, 40) / 2, 0), innerHeight - 1));
  return {
    tag: element.tagName,
    text: element.textContent.trim(),
    id: element.id,
    name: element.getAttribute('class') ?? '',
    shown: Boolean(at) && (element.contains(at) || at.contains(element)),
    ring: getComputedStyle(element.closest('.choice') ?? element).outlineStyle !== 'none',
  };
}

/** Presses a key until what is wanted has the focus; everything on the way has to be seen and have its ring. */
async function press(page, key, wanted) {
  for (let presses = 0; presses < 80; presses += 1) {
    const here = await page.evaluate(focused);
    if (presses) {
      assert.notEqual(here.tag, 'BODY', 'the focus is lost');
      assert.ok(here.shown, `hidden with the focus: ${JSON.stringify(here)}`);
      assert.ok(here.ring, `no ring: ${JSON.stringify(here)}`);
    }
    if (wanted(here)) return here;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by ${key}`);
}

const nextQuestion = (page, before) =>
  page.waitForFunction((name) => document.querySelector('.question__form input')?.name !== name, before);

/** Answers the question by keys: a number, "None of these", or the last row, which is "I'm not sure". */
async function answerByKeys(page) {
  if (await page.locator('.field__input').count()) {
    await press(page, 'Tab', ({ name }) => name.includes('field__input'));
    await page.keyboard.type('58');
  } else if (await page.locator('#answer-none').count()) {
    await press(page, 'Tab', ({ id }) => id === 'answer-none');
    await page.keyboard.press('Space');
  } else {
    await press(page, 'Tab', ({ id }) => /^answer-\d/.test(id));
    await page.keyboard.press('ArrowUp');
  }
  const question = await asked(page);
  await page.keyboard.press('Enter');
  await nextQuestion(page, question);
}

test('a whole check by keyboard alone: the focus is seen, starts at each heading, and every step has its title', async (t) => {
  const { page, log } = await start(t, { viewport: { width: 360, height: 740 } });
  await page.keyboard.press('Tab');
  assert.equal((await page.evaluate(focused)).text, 'Skip to main content');
  await press(page, 'Tab', ({ text }) => text === 'Start the check');
  const titles = [await page.title()];
  await page.keyboard.press('Enter');
  await page.locator('.field__input').waitFor();
  // What is missing is said, and leads to its field.
  await press(page, 'Tab', ({ text }) => text === 'Continue');
  await page.keyboard.press('Enter');
  await page.locator('.error-summary').waitFor();
  assert.ok((await page.evaluate(focused)).name.includes('error-summary'));
  await press(page, 'Tab', ({ text }) => text.startsWith('Enter a number'));
  await page.keyboard.press('Enter');
  assert.ok((await page.evaluate(focused)).name.includes('field__input'));
  for (let steps = 0; new URL(page.url()).pathname.endsWith('/check/'); steps += 1) {
    assert.ok(steps < 60, 'it ends');
    if (steps) assert.equal((await page.evaluate(focused)).tag, 'H1');
    const title = await page.title();
    assert.ok(!titles.includes(title), `the title stays: ${title}`);
    titles.push(title);
    await answerByKeys(page);
  }
  assert.equal((await page.evaluate(focused)).text, 'Check your answers');
  await press(page, 'Tab', ({ text }) => text === 'See your result');
  await page.keyboard.press('Enter');
  await page.locator('.urgency-card__title').waitFor();
  assert.equal((await page.evaluate(focused)).text, await page.locator('h1').innerText());
  assert.ok(!titles.includes(await page.title()));
  // What folds opens and closes.
  await press(page, 'Tab', ({ text }) => text.startsWith('Why, and why not'));
  await page.keyboard.press('Enter');
  await page.locator('.cause__why[open]').waitFor();
  await page.keyboard.press('Space');
  await page.locator('.cause__why[open]').waitFor({ state: 'detached' });
  await press(page, 'Tab', ({ text }) => text.startsWith('Try another answer'));
  await page.keyboard.press('Enter');
  await press(page, 'Tab', ({ tag }) => tag === 'SELECT');
  await page.keyboard.press('ArrowDown');
  await page.locator('.what-if__outcome p').first().waitFor();
  assert.equal((await page.evaluate(focused)).tag, 'SELECT', 'the focus stays where it is');
  // Deleting leads to the start, and the focus with it.
  await press(page, 'Tab', ({ text }) => text === 'Delete my answers');
  await page.keyboard.press('Enter');
  await page.getByText('Your answers are deleted.').waitFor();
  assert.equal((await page.evaluate(focused)).tag, 'H1');
  assert.deepEqual(log.problems, []);
});

/** What this person answers; for every other question what stands last among the answers. */
const ANSWERS = [
  [/^How old are you/, '58'],
  [/^Which sex/, 'Male'],
  [/^What is it like|^What do you feel/, /^Cramp/],
];

/** One step, by names and roles alone: a heading that names its group or its field, answers in it, and a button. */
async function answerByNames(page) {
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  const wanted = ANSWERS.find(([question]) => question.test(name))?.[1];
  const field = page.getByRole('textbox', { name });
  if (await field.count()) {
    if (wanted) await field.fill(wanted);
    else await page.getByRole('checkbox').first().check();
  } else {
    const group = page.getByRole('group', { name });
    assert.equal(await group.count(), 1, `a group with the name of the question: ${name}`);
    const none = group.getByRole('checkbox', { name: 'None of these' });
    if (wanted) await group.getByRole('radio', { name: wanted }).first().check();
    else if (await none.count()) await none.check();
    else await group.getByRole('radio').last().check();
  }
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForFunction((before) => document.querySelector('h1')?.innerText !== before, name);
  return name;
}

test('a whole check by names and roles alone', async (t) => {
  const { page, log } = await start(t);
  const status = page.getByRole('status');
  assert.ok((await status.count()) >= 1, 'a place for messages is there before there is one');
  await page.getByRole('region', { name: 'Get emergency help now for any of these' }).waitFor();
  await page.getByRole('link', { name: 'Start the check', exact: true }).click();
  await page.getByRole('complementary', { name: 'Emergency' }).getByRole('link', { name: 'Call 999' }).waitFor();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const alert = page.getByRole('alert');
  await alert.getByRole('heading', { name: 'There is a problem' }).waitFor();
  const field = page.getByRole('textbox', { name: /^How old are you/ });
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const described = await field.evaluate((element) => element.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' '));
  assert.match(described, /Error: Enter a number/);
  const questions = [];
  while (!(await page.getByRole('heading', { level: 1, name: 'Check your answers' }).count())) {
    questions.push(await answerByNames(page));
    assert.ok(questions.length < 60, 'it ends');
  }
  // Every answer can be changed by a link that names its question.
  const changes = (await page.getByRole('link', { name: /^Change/ }).evaluateAll((links) => links.map((link) => link.textContent)));
  assert.deepEqual(changes.slice(0, 5), questions.slice(0, 5).map((name) => `Change: ${name}`));
  await page.getByRole('button', { name: 'See your result', exact: true }).click();
  await page.getByRole('region', { name: 'Why', exact: true }).waitFor();
  assert.ok((await page.getByRole('heading', { level: 1 }).innerText()).length > 5);
  await page.getByRole('region', { name: 'Causes that fit your answers' }).getByRole('list').first().waitFor();
  await page.getByRole('region', { name: 'What if?' }).waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Causes' }).waitFor();
  for (const role of ['banner', 'main', 'contentinfo']) assert.equal(await page.getByRole(role).count(), 1, role);
  await page.getByRole('button', { name: 'Delete my answers', exact: true }).click();
  await status.getByText('Your answers are deleted.').waitFor();
  assert.deepEqual(log.problems, []);
});
