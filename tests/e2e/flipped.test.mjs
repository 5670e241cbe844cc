// One byte is another one, in each file in turn: the worker does not keep such a build, and the page does not use
// such a file. What nobody can check is the first page itself, and the worker's own script: they say what is right.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { anotherBuild, bareTab, install, keptFiles } from './builds.mjs';
import { assets, dist, hasState, isOffline, launchOnce, serve } from './harness.mjs';

const visitor = await launchOnce(after);
const names = assets();

/** Turns one bit at this part of the file around. */
const flip = (part) => (bytes) => {
  const place = Math.min(bytes.length - 1, Math.floor(bytes.length * part));
  bytes[place] ^= 1;
  return bytes;
};

/** Every way to spoil a file: its first, a middle and its last byte, and a byte of what is sent packed. */
function* spoilt(files, folder = dist) {
  for (const path of files) {
    for (const part of [0, 0.5, 1]) yield [path, { change: flip(part) }, `${path} at ${part}`];
    if (existsSync(join(folder, `${path}.br`))) yield [path, { change: flip(0.5), packed: true }, `${path} packed`];
  }
}

test('the list of the worker has every file of the build but what must be asked for', async () => {
  const files = await keptFiles();
  for (const name of ['boot', 'css', 'glue', 'wasm']) assert.ok(files.includes(names[name]), name);
  for (const path of ['/manifest.webmanifest', '/icons/favicon.svg']) assert.ok(files.includes(path), path);
  assert.ok(files.some((path) => path.startsWith('/assets/pages-')));
  const pages = JSON.parse(readFileSync(join(dist, files.find((path) => path.startsWith('/assets/pages-'))), 'utf8'));
  assert.equal(pages['/'], readFileSync(join(dist, 'index.html'), 'utf8'));
});

test('a worker with one flipped byte in any file never installs, and leaves nothing behind', { timeout: 900e3 }, async (t) => {
  const site = await serve(t);
  const { page, debug } = await bareTab(await visitor(t), site);
  let count = 0;
  for (const [path, fault, what] of spoilt(await keptFiles())) {
    // What came through before must not help.
    await debug.send('Network.clearBrowserCache');
    site.alter(path, fault);
    assert.deepEqual(await install(page), { state: 'redundant', kept: [], registered: false }, what);
    site.mend(path);
    count += 1;
  }
  assert.ok(count > 40, `${count} flipped bytes`);
  const { state, kept } = await install(page);
  assert.match(state, /installed|activat/);
  assert.deepEqual(kept, [`calfcheck-${names.build}`]);
});

test('a new version with one flipped byte in any file leaves the old one as it was', { timeout: 900e3 }, async (t) => {
  const site = await serve(t);
  const browser = await visitor(t);
  const { page } = await browser.open(site.url);
  await isOffline(page);
  const debug = await browser.context.newCDPSession(page);
  site.folder = await anotherBuild(t, 1);
  const update = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing;
      while (worker?.state === 'installing') await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
      return [worker?.state, registration.waiting?.state, await caches.keys()];
    });
  for (const path of await keptFiles(site.folder)) {
    await debug.send('Network.clearBrowserCache');
    site.alter(path, { change: flip(0.5) });
    assert.deepEqual(await update(), ['redundant', undefined, [`calfcheck-${names.build}`]], path);
    site.mend(path);
  }
  assert.deepEqual((await update()).slice(0, 2), ['installed', 'installed'], 'without a flipped byte it installs');
});

/** What the console says of a file that is refused. */
const isRefusal = (line) => /integrity|ERR_CONTENT_DECODING_FAILED/.test(line);

/** What can be read without the app. */
async function isStatic(page) {
  const list = page.locator('.emergency-list:visible').first();
  assert.match(await list.innerText(), /chest pain/);
  assert.match(await page.locator('h1').first().innerText(), /\w/);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.state === 'ready'), false);
}

test('a page with one flipped byte in the app or its glue does without, and says so', { timeout: 120e3 }, async (t) => {
  const site = await serve(t);
  for (const [path, fault, what] of spoilt([names.wasm, names.glue])) {
    const browser = await visitor(t);
    site.alter(path, fault);
    const { page } = await browser.open(site.url, { until: 'failed' });
    await isStatic(page);
    assert.match(await page.textContent('#status'), /The questions need a newer browser or a working connection/, what);
    await browser.cleanup();
    site.mend();
  }
});

test('a start script with one flipped byte is not run: the page stays as it was served, with its line', async (t) => {
  const site = await serve(t);
  for (const [path, fault, what] of spoilt([names.boot])) {
    const browser = await visitor(t);
    site.alter(path, fault);
    const { page, log } = await browser.open(`${site.url}check/`, { until: null });
    await page.waitForLoadState();
    await isStatic(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), undefined, what);
    assert.match(await page.locator('.fallback__note').innerText(), /newer browser/);
    assert.ok(log.problems.some(isRefusal), what);
    await browser.cleanup();
    site.mend();
  }
});

test('a style sheet or a search with one flipped byte is not used, and everything else works', async (t) => {
  const search = (await keptFiles()).find((path) => path.startsWith('/assets/search-'));
  const site = await serve(t);
  for (const [path, fault, what] of spoilt([names.css, search])) {
    const browser = await visitor(t);
    site.alter(path, fault);
    const { page, log } = await browser.open(`${site.url}conditions/`);
    assert.ok(log.problems.some(isRefusal), what);
    const rules = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).length);
    assert.equal(rules > 0, path !== names.css, what);
    await page.locator('#search').fill('cramp');
    assert.ok((await page.locator('.library-card:visible').count()) > 1);
    await page.goto(`${site.url}check/`);
    await hasState(page, 'ready');
    assert.equal(await page.locator('.question__form').count(), 1);
    await browser.cleanup();
    site.mend();
  }
});
