// A panic at every step of an interview, in the build that can be asked to fail: nothing that was answered is lost.

import assert from 'node:assert/strict';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hasState, launchOnce, serve } from './harness.mjs';
import { CLOT, answer, asked, fillIn, read } from './person.mjs';

/** The site whose app fails when a test asks for it; `cargo xtask build --faulty` makes it. */
const folder = process.env.CALFCHECK_FAULTY ?? resolve(dirname(fileURLToPath(import.meta.url)), '../../target/faulty');

const visitor = await launchOnce(after);

async function start(t) {
  const site = await serve(t, { folder });
  const browser = await visitor(t);
  const opened = await browser.open(`${site.url}check/`);
  return { site, browser, ...opened };
}

/** What the tab keeps, the lines of the answers only. */
const kept = async (page) => {
  const text = await page.evaluate(() => sessionStorage.getItem('calfcheck-answers') ?? '');
  return text.split('\n').slice(1).filter((line) => line && !/^(seen|at|who|about) = /.test(line));
};

/** The page counts how often the app started. */
const countStarts = (page) =>
  page.evaluate(() => {
    globalThis.starts = 0;
    const seen = () => (globalThis.starts += document.documentElement.dataset.state === 'booting');
    new MutationObserver(seen).observe(document.documentElement, { attributeFilter: ['data-state'] });
  });

/** Lets the app fail at the named place while `act` is done, and waits until it runs again. */
async function survive(page, name, act) {
  await countStarts(page);
  await page.evaluate((name) => (globalThis.calfcheckFault = name), name);
  await act();
  await page.waitForFunction(() => globalThis.starts === 1 && document.documentElement.dataset.state === 'ready');
  assert.equal(await page.textContent('#status'), '');
  assert.equal(await page.locator('#app').count(), 1);
}

const submit = (page) => page.getByRole('button', { name: 'Continue' }).click();

async function reload(page) {
  await page.reload();
  await hasState(page, 'ready');
}

test('8: a panic at every step of an interview loses no answer', async (t) => {
  const { page } = await start(t);
  let steps = 0;
  for (; new URL(page.url()).pathname === '/check/' && (await page.locator('.question__form').count()); steps += 1) {
    const question = await asked(page);
    const before = await kept(page);
    // Before the answer is taken: everything earlier is there, and the same question.
    await fillIn(page, CLOT[question]);
    await survive(page, 'handler', () => submit(page));
    assert.equal(await asked(page), question);
    assert.deepEqual(await kept(page), before);
    await reload(page);
    // After it was taken, while what follows is drawn or has just been drawn: it is there as well.
    await fillIn(page, CLOT[question]);
    await survive(page, steps % 2 ? 'effect' : 'render', () => submit(page));
    const now = await kept(page);
    assert.equal(now.length, before.length + 1, `${question}: ${now}`);
    for (const line of before) assert.ok(now.includes(line), line);
    assert.equal(await page.locator(`.question__form [name=${question}]`).count(), 0, question);
    await reload(page);
  }
  assert.ok(steps > 15, `${steps} steps`);
  await survive(page, 'render', () => page.getByRole('button', { name: 'See your result' }).click());
  await reload(page);
  await page.getByRole('button', { name: 'See your result' }).click();
  assert.equal((await read(page)).level, 'same-day');
});

test('8: a panic while the emergency page is drawn still ends on it', async (t) => {
  const { page } = await start(t);
  while ((await asked(page)) !== 'chest_and_head') await answer(page, CLOT[await asked(page)]);
  await fillIn(page, 'short of breath');
  await survive(page, 'render', () => submit(page));
  assert.match(await page.locator('.urgency-card').innerText(), /emergency|ambulance|Call/i);
});

test('8: where nothing can be stored, a panic loses nothing either', async (t) => {
  const site = await serve(t, { folder });
  const browser = await visitor(t);
  await browser.context.addInitScript(() => {
    Object.defineProperty(globalThis, 'sessionStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  const { page } = await browser.open(`${site.url}check/`);
  await answer(page, 44);
  await fillIn(page, 'Male');
  await survive(page, 'render', () => submit(page));
  assert.equal(await asked(page), 'complaint');
});

test('8: a panic that comes again ends on the page as it was served, with ways out', async (t) => {
  const { page, site, browser } = await start(t);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await answer(page, 44);
  const answers = await kept(page);
  await fillIn(page, 'Male');
  await page.evaluate(() => (globalThis.calfcheckFault = 'handler'));
  await submit(page);
  await hasState(page, 'ready');
  await fillIn(page, 'Male');
  await page.evaluate(() => (globalThis.calfcheckFault = 'render always'));
  await submit(page);
  await hasState(page, 'failed');
  assert.match(await page.textContent('#status'), /Sorry, the questions have stopped working/);
  assert.ok(await page.locator('.emergency-list:visible').count());
  await page.getByText('Report this').click();
  const report = await page.locator('#status pre').innerText();
  assert.match(report, /^CalfCheck [0-9a-f]{16}\n.*Chrome[\s\S]*unreachable/);
  for (const line of answers) assert.ok(!report.includes(line), report);
  assert.ok(!report.includes('44\n') && !/male/i.test(report), report);
  await page.getByRole('button', { name: 'Copy this' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), report);
  await page.getByRole('button', { name: 'Delete my answers and start again' }).click();
  await page.waitForURL(site.url);
  await hasState(page, 'ready');
  assert.deepEqual(await kept(page), []);
});
