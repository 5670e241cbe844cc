// Exercises with drawings and timers, and the plan after an injury.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, hasState, isOffline, launch, serve } from './harness.mjs';
import { CLOT, CRAMP, interview } from './person.mjs';

/** A page with a clock that the test moves, and a screen whose wake locks are counted. */
async function open(t, path, options) {
  const site = await serve(t);
  const browser = await launch(t, options);
  await browser.context.addInitScript(() => {
    const held = new Set();
    globalThis.held = held;
    const request = async () => {
      const lock = { release: async () => held.delete(lock) };
      held.add(lock);
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  });
  await browser.context.clock.install();
  const { page, log } = await browser.open(site.url + path);
  return { site, page, log, held: () => page.evaluate(() => globalThis.held.size) };
}

const timer = (page, name) => page.getByRole('group', { name });

test('a timer counts holds and rests, pauses, goes on and stops, and keeps the screen on', async (t) => {
  const { page, log, held } = await open(t, 'stretches/');
  const wall = timer(page, 'Timer: Wall stretch with the knee bent');
  assert.equal(await held(), 0);
  await wall.getByRole('button', { name: 'Start the timer' }).click();
  assert.match(await wall.getByRole('timer').innerText(), /Get ready\s+5/);
  assert.equal(await held(), 1);
  await page.clock.runFor(6000);
  assert.match(await wall.getByRole('timer').innerText(), /Hold\s+29\s+1 of 2, first leg/);
  assert.match(await wall.locator('[aria-live]').innerText(), /^Hold 30 seconds. 1 of 2, first leg/);
  assert.deepEqual(await axe(page), []);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.deepEqual(await axe(page), []);

  await wall.getByRole('button', { name: 'Pause' }).click();
  assert.equal(await held(), 0);
  const paused = await wall.getByRole('timer').innerText();
  await page.clock.runFor(20000);
  assert.equal(await wall.getByRole('timer').innerText(), paused);

  await wall.getByRole('button', { name: 'Go on' }).click();
  await page.clock.runFor(30000);
  assert.match(await wall.getByRole('timer').innerText(), /^Rest/);
  await page.clock.runFor(60000);
  assert.match(await wall.getByRole('timer').innerText(), /^Change legs/);
  await wall.getByRole('button', { name: 'Stop' }).click();
  assert.equal(await wall.locator('.timer__count').textContent(), '');
  assert.equal(await wall.getByRole('button', { name: 'Start the timer' }).evaluate((button) => button === document.activeElement), true);
  assert.equal(await held(), 0);
  assert.deepEqual(log.problems, []);
});

test('a timer works by keyboard alone and tells when it is done', async (t) => {
  const { page, held } = await open(t, 'stretches/');
  const dog = timer(page, 'Timer: Easy downward dog');
  await dog.getByRole('button', { name: 'Start the timer' }).focus();
  await page.keyboard.press('Enter');
  await page.clock.runFor(1000);
  await page.keyboard.press('Space');
  assert.equal(await dog.locator('[aria-live]').innerText(), 'Paused');
  await page.keyboard.press('Enter');
  await page.clock.runFor(60000);
  assert.match(await dog.getByRole('timer').innerText(), /Done/);
  assert.equal(await dog.locator('[aria-live]').innerText(), 'Done');
  assert.equal(await held(), 0);
});

test('one timer at a time, and none behind the page that was left', async (t) => {
  const { page, held } = await open(t, 'stretches/');
  const [wall, dog] = [timer(page, 'Timer: Wall stretch with the knee bent'), timer(page, 'Timer: Easy downward dog')];
  await wall.getByRole('button', { name: 'Start the timer' }).click();
  await dog.getByRole('button', { name: 'Start the timer' }).click();
  assert.equal(await wall.getByRole('button', { name: 'Go on' }).count(), 1);
  assert.equal(await dog.getByRole('button', { name: 'Pause' }).count(), 1);
  assert.equal(await held(), 1);
  await page.getByRole('link', { name: 'Causes', exact: true }).click();
  assert.equal(await held(), 0);
});

test('the screen is asked for again when the page comes back into view', async (t) => {
  const { page, held } = await open(t, 'stretches/');
  const dog = timer(page, 'Timer: Easy downward dog');
  await dog.getByRole('button', { name: 'Start the timer' }).click();
  await page.evaluate(() => {
    globalThis.held.clear();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  assert.equal(await held(), 1);
});

test('sound is off at first, stays as it was set, and the page says nothing on the console', async (t) => {
  const { page, log } = await open(t, 'stretches/');
  const dog = timer(page, 'Timer: Easy downward dog');
  await dog.getByRole('button', { name: 'Start the timer' }).click();
  assert.equal(await dog.getByLabel('Sound').isChecked(), false);
  await dog.getByLabel('Sound').check();
  await page.clock.runFor(6000);
  await page.reload();
  await hasState(page, 'ready');
  await dog.getByRole('button', { name: 'Start the timer' }).click();
  assert.equal(await dog.getByLabel('Sound').isChecked(), true);
  assert.deepEqual(log.problems, []);
});

test('every drawing has a posture in words, and none is wider than a small phone', async (t) => {
  const { page } = await open(t, 'stretches/', { viewport: { width: 320, height: 640 } });
  const drawings = page.locator('svg.figure__drawing');
  assert.ok((await drawings.count()) > 20);
  for (const drawing of await drawings.all()) {
    assert.equal(await drawing.getAttribute('role'), 'img');
    assert.ok((await drawing.getAttribute('aria-label')).length > 40);
    const { width } = await drawing.boundingBox();
    assert.ok(width >= 115 && width <= 300, `${width}`);
  }
});

test('the plan works offline, and its ice timer asks to look at the skin', async (t) => {
  const { site, page, log } = await open(t, 'plan/');
  await isOffline(page);
  await site.close();
  await page.reload();
  await hasState(page, 'ready');
  const ice = timer(page, /Timer: Ice, Today/);
  await ice.getByRole('button', { name: 'Start the timer' }).click();
  await page.clock.runFor(5 * 60 * 1000 + 6000);
  assert.match(await ice.getByRole('timer').innerText(), /Look at the skin/);
  await page.locator('.plan__how details > summary').first().click();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(log.problems, []);
});

test('answers that speak against exercises leave neither timers nor the plan', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(site.url);
  await page.getByRole('link', { name: /start the check/i }).click();
  await interview(page, CLOT);
  for (const path of ['stretches/', 'plan/']) {
    await page.goto(site.url + path);
    await hasState(page, 'ready');
    assert.match(await page.locator('main').innerText(), /someone has to look at the leg first/);
    assert.equal(await page.getByRole('timer').count(), 0, path);
    assert.equal(await page.locator('.figure').count(), 0, path);
  }
});

test('after a cramp the plan says that another cause fits better', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(site.url);
  await page.getByRole('link', { name: /start the check/i }).click();
  await interview(page, CRAMP);
  await page.goto(`${site.url}plan/`);
  await hasState(page, 'ready');
  assert.match(await page.locator('main').innerText(), /another cause fits better/);
  assert.deepEqual(await axe(page), []);
});
