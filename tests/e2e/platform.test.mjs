// What holds for the start script and the service worker, whatever the app is about.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { anotherBuild, buildId } from './builds.mjs';
import { assets, dist, hasState, isOffline, launch, serve } from './harness.mjs';

const status = (page) => page.textContent('#status');
const caches = (page) => page.evaluate(() => globalThis.caches.keys());

/** What a trap looks like to the page. */
const trap = (page) =>
  page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('unreachable');
    dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
  });

/** Opens the site, and waits until it can be used offline. */
async function installed(browser, url) {
  const opened = await browser.open(url);
  await isOffline(opened.page);
  return opened;
}

/** The site after everything has changed. */
const nextVersion = (t) => anotherBuild(t, 1);
const NEXT = buildId(1);

/** Lets the worker look for a new version, and waits until it is there. */
function update(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    for (let tries = 0; tries < 100 && (registration.installing || !registration.waiting); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (!registration.installing && !registration.waiting) return false;
    }
    return Boolean(registration.waiting);
  });
}

test('the app starts without a word on the console, and asks nobody else', async (t) => {
  const site = await serve(t);
  const { page, log } = await (await launch(t)).open(site.url);
  await isOffline(page);
  assert.deepEqual(log.problems, []);
  const fetched = log.requests.filter((url) => url.endsWith('.wasm'));
  assert.equal(fetched.length, 1, 'the app is fetched once');
  assert.equal(await page.getAttribute('meta[name=build]', 'content'), assets().build);
});

test('without a server everything is there, and unknown pages say so', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page } = await installed(browser, site.url);
  await site.close();
  const response = await page.goto(`${site.url}check?x=1`);
  assert.equal(response.status(), 200);
  await hasState(page, 'ready');
  assert.equal((await page.goto(`${site.url}nowhere/`)).status(), 404);
  await browser.restart();
  const again = await browser.open(site.url);
  assert.deepEqual(again.log.problems, []);
});

for (const [what, which] of [['app', 'wasm'], ['glue', 'glue']]) {
  for (const how of [404, 'drop', 'truncate', 'altered']) {
    test(`without the ${what} (${how}) the page stays as it is`, async (t) => {
      const site = await serve(t);
      const path = assets()[which];
      if (how === 'altered') site.alter(path, { change: (bytes) => Buffer.concat([bytes, Buffer.from(' ')]) });
      else site.fail(path, how);
      const browser = await launch(t);
      const { page } = await browser.open(site.url, { until: 'failed' });
      assert.match(await status(page), /newer browser or a working connection/);
      const served = (await readFile(join(dist, 'index.html'), 'utf8')).match(/<h1[^>]*>/)[0];
      assert.ok((await page.content()).includes(served));
    });
  }
}

test('without WebAssembly the page stays as it is', async (t) => {
  const site = await serve(t);
  const browser = await launch(t, { args: ['--js-flags=--jitless'] });
  const { page } = await browser.open(site.url, { until: 'failed' });
  assert.match(await status(page), /newer browser/);
});

test('an app that comes late is still started', async (t) => {
  const site = await serve(t);
  site.alter(assets().wasm, { delay: 9500 });
  const { page } = await (await launch(t)).open(site.url, { until: 'failed' });
  assert.match(await status(page), /newer browser or a working connection/);
  await hasState(page, 'ready');
  assert.equal(await status(page), '');
});

test('the first question can be answered before the app is there', async (t) => {
  const site = await serve(t);
  site.alter(assets().wasm, { delay: 1500 });
  const browser = await launch(t);
  const { page, log } = await browser.open(`${site.url}check/`, { until: 'booting' });
  await page.getByLabel('How old are you?').fill('45');
  await page.keyboard.press('Enter');
  await page.locator('#status', { hasText: 'One moment' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.state), 'booting');
  await hasState(page, 'ready');
  await page.waitForFunction(() => !document.querySelector('h1').textContent.includes('How old'));
  assert.match(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), /^age = 45$/m);
  assert.equal(await page.textContent('#status'), '');
  assert.equal(new URL(page.url()).search, '');
  assert.deepEqual(log.problems, []);
});

test('the first question can be answered by pressing the button before the app is there', async (t) => {
  const site = await serve(t);
  site.alter(assets().wasm, { delay: 4000 });
  const browser = await launch(t);
  const { page } = await browser.open(`${site.url}check/`, { until: 'booting' });
  await page.getByLabel('How old are you?').fill('45');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('#status', { hasText: 'One moment' }).waitFor();
  await hasState(page, 'ready');
  await page.waitForFunction(() => !document.querySelector('h1').textContent.includes('How old'));
  assert.match(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), /^age = 45$/m);
});

test('what was typed and ticked before the app came stays, with the focus', async (t) => {
  const site = await serve(t);
  site.alter(assets().wasm, { delay: 1500 });
  const browser = await launch(t);
  const { page } = await browser.open(`${site.url}check/`, { until: 'booting' });
  await page.getByLabel('I would rather not say').check();
  await page.getByLabel('How old are you?').fill('4');
  await hasState(page, 'ready');
  await page.keyboard.type('5');
  assert.equal(await page.getByLabel('How old are you?').inputValue(), '45');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForFunction(() => !document.querySelector('h1').textContent.includes('How old'));
  assert.match(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), /^age = 45$/m);
});

test('the question that was served is not shown where somebody left off at another', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page } = await browser.open(`${site.url}check/`);
  await page.getByLabel('How old are you?').fill('45');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForFunction(() => !document.querySelector('h1').textContent.includes('How old'));
  const second = await page.textContent('h1');
  const kept = await page.evaluate(() => sessionStorage.getItem('calfcheck-answers'));
  // The same tab as it would be with nothing in its cache.
  site.alter(assets().wasm, { delay: 1500 });
  const fresh = await launch(t);
  await fresh.context.addInitScript((text) => sessionStorage.setItem('calfcheck-answers', text), kept);
  const again = await fresh.open(`${site.url}check/`, { until: 'booting' });
  assert.equal(await again.page.locator('h1').isVisible(), false);
  await hasState(again.page, 'ready');
  assert.equal(await again.page.textContent('h1'), second);
});

test('a start that failed can be tried again', async (t) => {
  const site = await serve(t);
  site.fail(assets().wasm, 503);
  const { page } = await (await launch(t)).open(site.url, { until: 'failed' });
  site.mend();
  await page.click('#status >> text=Try again');
  await hasState(page, 'ready');
});

test('a trap starts the app again, a second one brings back the page', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(site.url);
  await trap(page);
  await hasState(page, 'ready');
  assert.equal(await status(page), '');
  assert.equal(await page.locator('#app').count(), 1);
  assert.ok(site.requests.filter((path) => path === assets().glue).length > 1);
  await trap(page);
  await hasState(page, 'failed');
  assert.match(await status(page), /Sorry/);
});

test('a trap is survived offline', async (t) => {
  const site = await serve(t);
  const { page } = await installed(await launch(t), site.url);
  await site.close();
  await page.reload();
  await hasState(page, 'ready');
  await trap(page);
  await hasState(page, 'ready');
  assert.equal(await status(page), '');
});

test('an update waits until it is asked for', async (t) => {
  const site = await serve(t);
  const { page } = await installed(await launch(t), site.url);
  await page.evaluate(() => addEventListener('calfcheck-update', () => (globalThis.told = true)));
  site.folder = await nextVersion(t);
  assert.ok(await update(page));
  assert.ok(await page.evaluate(() => globalThis.told));
  assert.equal((await caches(page)).length, 2);
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => dispatchEvent(new CustomEvent('calfcheck-apply-update')));
  await reloaded;
  await hasState(page, 'ready');
  assert.deepEqual(await caches(page), [`calfcheck-${NEXT}`]);
});

test('a waiting update takes over at the next start, unless another tab is open', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page } = await installed(browser, site.url);
  site.folder = await nextVersion(t);
  assert.ok(await update(page));
  const other = await browser.open(`${site.url}check/`);
  assert.equal((await caches(page)).length, 2, 'not while the first tab may be in use');
  await other.page.close();
  await page.goto(`${site.url}check/`);
  await page.waitForFunction(async (next) => (await globalThis.caches.keys()).join() === `calfcheck-${next}`, NEXT);
  await hasState(page, 'ready');
  assert.equal(page.url(), `${site.url}check/`);
});

test('a waiting update never takes over while answers are there', async (t) => {
  const site = await serve(t);
  const { page } = await installed(await launch(t), site.url);
  site.folder = await nextVersion(t);
  assert.ok(await update(page));
  await page.evaluate(() => sessionStorage.setItem('calfcheck-answers', 'calfcheck answers 1 x\nage = 44\n'));
  await page.goto(`${site.url}check/`);
  await hasState(page, 'ready');
  assert.equal((await caches(page)).length, 2);
});

test('an update with a broken file changes nothing', async (t) => {
  const site = await serve(t);
  const { page } = await installed(await launch(t), site.url);
  const before = await caches(page);
  site.folder = await nextVersion(t);
  site.alter(assets(site.folder).css, { change: (bytes) => bytes.subarray(1) });
  assert.equal(await update(page), false);
  assert.deepEqual(await caches(page), before);
  await site.close();
  await page.reload();
  await hasState(page, 'ready');
});

test('what the cache has lost comes from the network', async (t) => {
  const site = await serve(t);
  const { page } = await installed(await launch(t), site.url);
  await page.evaluate(async (paths) => {
    const cache = await globalThis.caches.open((await globalThis.caches.keys())[0]);
    for (const path of paths) await cache.delete(path);
  }, [assets().wasm, new URL(site.url).pathname]);
  await page.reload();
  await hasState(page, 'ready');
});
