// Every page: its own address, title and heading, nothing wrong for screen readers. How it is laid out: layout.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, isOffline, launch, serve } from './harness.mjs';
import { addresses } from './states.mjs';

test('every page has its own title and one heading, and axe finds nothing, light and dark', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page, log } = await browser.open(site.url);
  const seen = new Map();
  for (const path of addresses()) {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.goto(site.url + path);
      await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
      assert.deepEqual(await axe(page), [], `${path} ${colorScheme}`);
    }
    assert.equal(await page.locator('h1').count(), 1, path);
    const title = await page.title();
    if (!path.startsWith('check/')) assert.ok(!seen.has(title), `${path} and ${seen.get(title)} are both "${title}"`);
    seen.set(title, path);
  }
  assert.ok(seen.size > 60, `${seen.size} pages`);
  assert.deepEqual(log.problems, []);
});

test('without JavaScript the emergency list and every condition can be read', async (t) => {
  const site = await serve(t);
  const browser = await launch(t, { javaScriptEnabled: false });
  const page = await browser.context.newPage();
  await page.goto(site.url);
  assert.match(await page.locator('.emergency-list').innerText(), /breath/i);
  assert.ok((await page.locator('a[href^="tel:"]').count()) >= 5);
  await page.goto(`${site.url}conditions/deep-vein-thrombosis/`);
  assert.match(await page.locator('main').innerText(), /When to get help/);
  const missing = await page.goto(`${site.url}no/such/page/`);
  assert.equal(missing.status(), 404);
  assert.match(await page.locator('h1').innerText(), /not found/i);
});

test('the browser finds the app installable and its manifest without fault', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page } = await browser.open(site.url);
  const session = await browser.context.newCDPSession(page);
  const manifest = await session.send('Page.getAppManifest');
  assert.deepEqual(manifest.errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
});

test('links between pages of the app keep their page, and back returns', async (t) => {
  const site = await serve(t);
  const { page, log } = await (await launch(t)).open(site.url);
  const loads = log.requests.length;
  await page.getByRole('link', { name: 'Stretches and exercises', exact: true }).click();
  assert.equal(await page.locator('h1').innerText(), 'Stretches and exercises');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  assert.equal(new URL(page.url()).pathname, '/stretches/');
  await page.goBack();
  assert.equal(new URL(page.url()).pathname, '/');
  assert.ok(log.requests.length - loads <= 1, 'nothing is fetched');
  assert.deepEqual(log.problems, []);
});

test('every figure with its mark, source and reason is a page, also offline', async (t) => {
  const site = await serve(t);
  const browser = await launch(t, { viewport: { width: 320, height: 640 } });
  const { page, log } = await browser.open(`${site.url}sources/`);
  await isOffline(page);
  await page.getByRole('link', { name: 'Every figure with its mark, source and reason' }).click();
  await page.waitForURL(`${site.url}evidence/`);
  assert.equal(await page.locator('h1').innerText(), 'Evidence');
  assert.ok((await page.locator('.evidence-page__list > li').count()) > 3000);
  assert.deepEqual(await axe(page), []);
  await page.locator('details', { hasText: 'Muscle cramp' }).first().locator('summary').click();
  assert.match(await page.locator('details[open]').innerText(), /estimate/);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await site.close();
  await page.reload();
  assert.equal(await page.locator('h1').innerText(), 'Evidence');
  await page.getByRole('link', { name: 'Sources' }).click();
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
  assert.deepEqual(log.problems, []);
});
