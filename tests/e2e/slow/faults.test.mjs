// The faults that a page has to live through, by their numbers, on a first visit and on a return visit: never a
// blank page, and the emergency signs on screen in every one. What heals by itself has to be well at the end.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { anotherBuild, bareTab, buildId, buildsOf, install, keptFiles, pagesFile } from '../builds.mjs';
import { assets, dist, hasState, isOffline, launchOnce, serve } from '../harness.mjs';
import { CLOT, answer, asked, result } from '../person.mjs';

const here = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = resolve(here, '../..');

/** The site whose app fails when a test asks for it; `cargo xtask build --faulty` makes it. */
const faulty = process.env.CALFCHECK_FAULTY ?? join(root, 'target/faulty');

const { boot, css, glue, wasm, build } = assets();
const visitor = await launchOnce(after);

/** Somebody who is new, or has been here before and has everything for offline use. */
async function arrive(t, visit, { folder = dist, ...options } = {}) {
  const site = await serve(t, { folder });
  const browser = await visitor(t, options);
  if (visit === 'return') {
    const { page } = await browser.open(site.url);
    await isOffline(page);
    await page.close();
  }
  return { site, browser, ...browser };
}

/** The emergency signs are in sight of somebody who has just come. */
async function signsOnScreen(page) {
  const seen = await page.waitForFunction(() => {
    scrollTo(0, 0);
    return [...document.querySelectorAll('.emergency-list')].some((list) => {
      const { top, height, width } = list.getBoundingClientRect();
      return height > 100 && width > 100 && top < innerHeight && /chest pain/.test(list.innerText);
    });
  }, null, { timeout: 15000 });
  assert.ok(seen);
}

const both = (name, run) => {
  for (const visit of ['first', 'return']) test(`${name}, on a ${visit} visit`, (t) => run(t, visit));
};

const says = async (page, words) => assert.match(await page.textContent('#status'), words);

/** Without the app, wherever one comes in, the signs come first. */
async function signsEverywhere(browser, url) {
  for (const path of ['', 'check/', 'conditions/muscle-cramp/']) {
    const { page } = await browser.open(url + path, { until: 'failed' });
    await signsOnScreen(page);
    await says(page, /newer browser or a working connection/);
    await page.close();
  }
}

/** On a first visit the page stays as it is; on a return visit nobody notices. */
async function needsNothing(t, visit, spoil) {
  const { site, browser } = await arrive(t, visit);
  await spoil(site);
  if (visit === 'first') return signsEverywhere(browser, site.url);
  const { page, log } = await browser.open(site.url);
  await signsOnScreen(page);
  assert.deepEqual(log.problems, []);
}

both('1: no JavaScript', async (t, visit) => {
  const { site, context } = await arrive(t, visit);
  for (const path of ['', 'check/', 'conditions/deep-vein-thrombosis/', 'self-care/']) {
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    await debug.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.goto(site.url + path);
    const list = page.locator('.emergency-list:visible').first();
    assert.match(await list.innerText(), /chest pain/);
    assert.ok((await list.boundingBox()).y < 844, path);
    assert.match(await page.locator('.fallback__note').innerText(), /newer browser/);
    assert.match(await page.locator('body').innerText(), /112/);
    await page.close();
  }
});

both('2: no WebAssembly', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  await browser.context.addInitScript(() => delete globalThis.WebAssembly);
  await signsEverywhere(browser, site.url);
});

both('3: a policy that refuses WebAssembly', async (t, visit) => {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; worker-src 'self'";
  for (const path of ['/', '/check/', '/conditions/muscle-cramp/']) {
    const { site, browser } = await arrive(t, visit);
    site.alter(path, { headers: { 'Content-Security-Policy': policy } });
    const { page } = await browser.open(site.url + path.slice(1), { until: visit === 'first' ? 'failed' : 'ready' });
    if (visit === 'first') {
      await says(page, /newer browser/);
      await signsOnScreen(page);
    }
    await browser.cleanup();
  }
});

for (const how of [404, 500]) {
  both(`4: the app answers ${how}`, (t, visit) => needsNothing(t, visit, (site) => site.fail(wasm, how)));
}

both('4: the app never comes', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  site.fail(wasm, 'hang');
  const { page } = await browser.open(site.url, { until: visit === 'first' ? 'failed' : 'ready' });
  await signsOnScreen(page);
  if (visit === 'first') await says(page, /Try again/);
});

both('5: a hotel network that answers everything with its own page', (t, visit) =>
  needsNothing(t, visit, (site) => {
    const portal = { change: () => '<h1>Log in</h1>', type: 'text/html' };
    for (const path of [wasm, glue, '/sw.js', '/status.json']) site.alter(path, portal);
  }));

both('6: an app that is cut off', (t, visit) => needsNothing(t, visit, (site) => site.fail(wasm, 'truncate')));

both('7: an app that ends early without a word', (t, visit) =>
  needsNothing(t, visit, (site) => site.alter(wasm, { change: (bytes) => bytes.subarray(0, bytes.length >> 1) })));

for (const [name, kind] of [['8: a panic in a handler', ''], ['9: a panic in a promise', ' promise'], ['10: a stack without end', ' stack'], ['10: no memory left', ' memory']]) {
  both(name, async (t, visit) => {
    const { site, browser } = await arrive(t, visit, { folder: faulty });
    const { page } = await browser.open(`${site.url}check/`);
    await answer(page, 44);
    for (const state of ['ready', 'failed']) {
      await page.evaluate((kind) => (globalThis.calfcheckFault = `handler${kind}`), kind);
      await page.locator('.choice__input').first().check();
      await page.evaluate(() => (document.documentElement.dataset.state = 'running'));
      await page.getByRole('button', { name: 'Continue' }).click();
      await hasState(page, state);
      if (state === 'ready') assert.match(await asked(page), kind === ' promise' ? /complaint/ : /sex/);
    }
    await signsOnScreen(page);
    await says(page, /Sorry.*Your answers are kept/);
  });
}

both('11: a start script that this browser cannot read', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  const unpin = (bytes) => bytes.toString().replace(/(<script [^>]*) integrity="[^"]*"/, '$1');
  site.alter('/', { change: unpin });
  site.alter(boot, { change: () => 'let let = ?;' });
  const { page } = await browser.open(site.url, { until: visit === 'first' ? null : 'ready' });
  await signsOnScreen(page);
});

test('12: offline on a first visit', { skip: 'nothing of ours is there yet: the browser shows its own page' }, () => {});

test('13: offline, on a return visit', async (t) => {
  const { site, browser } = await arrive(t, 'return');
  await site.close();
  const { page, log } = await browser.open(site.url);
  await signsOnScreen(page);
  assert.deepEqual(log.problems, []);
});

both('14: the connection goes while the page loads, and comes back', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  for (const path of [wasm, glue]) site.fail(path, 'drop');
  const { page } = await browser.open(site.url, { until: visit === 'first' ? 'failed' : 'ready' });
  await signsOnScreen(page);
  site.mend();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await hasState(page, 'ready');
});

test('15: each file in turn is missing while the worker installs, on a first visit', async (t) => {
  const site = await serve(t);
  const { page, debug } = await bareTab(await visitor(t), site);
  for (const path of await keptFiles()) {
    // What came through before must not help.
    await debug.send('Network.clearBrowserCache');
    site.fail(path, 500);
    assert.deepEqual(await install(page), { state: 'redundant', kept: [], registered: false }, path);
    site.mend(path);
  }
  await page.goto(site.url);
  await hasState(page, 'ready');
  await signsOnScreen(page);
  await isOffline(page);
});

test('15: each file in turn is cut off while the next version installs, on a return visit', async (t) => {
  const { site, browser, context } = await arrive(t, 'return');
  const { page } = await browser.open(site.url);
  const debug = await context.newCDPSession(page);
  site.folder = await anotherBuild(t, 15);
  for (const path of await keptFiles(site.folder)) {
    // What came through before must not help.
    await debug.send('Network.clearBrowserCache');
    site.fail(path, 'truncate');
    const left = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing ?? registration.waiting;
      if (worker?.state === 'installing') await new Promise((done) => worker.addEventListener('statechange', done));
      return [worker?.state, await caches.keys()];
    });
    assert.deepEqual(left, ['redundant', [`calfcheck-${build}`]], path);
    site.mend();
  }
  await site.close();
  await page.reload();
  await hasState(page, 'ready');
  await signsOnScreen(page);
});

test('16: the cache has lost or damaged a file, on a return visit', async (t) => {
  const { site, browser } = await arrive(t, 'return');
  const spoil = (page, path, damaged) =>
    page.evaluate(async ([path, damaged]) => {
      const cache = await caches.open((await caches.keys())[0]);
      const kept = await cache.match(path);
      if (damaged) await cache.put(path, new Response('damaged', { headers: kept.headers }));
      else await cache.delete(path);
    }, [path, damaged]);
  const files = [wasm, glue, css, boot, '/'];
  for (const [path, damaged] of [true, false].flatMap((damaged) => files.map((path) => [path, damaged]))) {
    const { page } = await browser.open(site.url);
    await spoil(page, path, damaged);
    await page.reload();
    await hasState(page, 'ready');
    await signsOnScreen(page);
    // It heals: the next time works without a network.
    await page.waitForFunction(async ([path, damaged]) => {
      const kept = await (await caches.open((await caches.keys())[0])).match(path);
      return kept && !(damaged && (await kept.text()) === 'damaged');
    }, [path, damaged]);
    await site.close();
    await page.reload();
    await hasState(page, 'ready');
    await site.open();
    await page.close();
  }
  // Without a network what is damaged is refused, and the page can be read.
  const { page } = await browser.open(site.url);
  for (const path of [boot, css, wasm]) {
    await spoil(page, path, true);
    await site.close();
    await page.reload();
    await signsOnScreen(page);
    await site.open();
    await page.reload();
    await hasState(page, 'ready');
  }
});

test('17: storage is cleared, on a return visit', async (t) => {
  const { site, browser, context } = await arrive(t, 'return');
  const { page } = await browser.open(site.url);
  const debug = await context.newCDPSession(page);
  await debug.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: 'all' });
  await page.reload();
  await hasState(page, 'ready');
  await isOffline(page);
  // Only the files, not the worker.
  await page.evaluate(async () => caches.delete((await caches.keys())[0]));
  await page.reload();
  await hasState(page, 'ready');
  await page.waitForFunction(async () => (await (await caches.open((await caches.keys())[0])).keys()).length > 60);
  await site.close();
  await page.reload();
  await hasState(page, 'ready');
  await signsOnScreen(page);
});

both('18: no room for anything', async (t, visit) => {
  const { site, browser, context } = await arrive(t, visit);
  const { page } = await browser.open('about:blank', { until: null });
  const debug = await context.newCDPSession(page);
  await debug.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 1000 });
  await page.goto(site.url);
  await hasState(page, 'ready');
  await signsOnScreen(page);
  assert.equal(await page.textContent('#status'), '');
});

both('19: storage throws', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  await browser.context.addInitScript(() => {
    for (const name of ['sessionStorage', 'localStorage', 'caches', 'indexedDB']) {
      Object.defineProperty(globalThis, name, { get: () => { throw new DOMException('no', 'SecurityError'); } });
    }
  });
  const { page, log } = await browser.open(site.url);
  await signsOnScreen(page);
  await page.getByRole('link', { name: /start the check/i }).click();
  await answer(page, 44);
  assert.equal(await asked(page), 'sex');
  assert.deepEqual(log.problems, []);
});

both('20: no service worker', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  await browser.context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }));
  const { page, log } = await browser.open(site.url);
  await signsOnScreen(page);
  assert.deepEqual(log.problems, []);
});

test('21: two tabs, two versions', async (t) => {
  const { site, browser } = await arrive(t, 'return');
  const old = await browser.open(site.url);
  site.folder = await anotherBuild(t, 21);
  await old.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await old.page.getByRole('button', { name: 'Show the new version' }).waitFor();
  const other = await browser.open(`${site.url}check/`);
  assert.deepEqual(await buildsOf(other.page), [build], 'not while the first tab may be in use');
  await old.page.getByRole('button', { name: 'Show the new version' }).click();
  await old.page.waitForFunction((id) => document.querySelector('meta[name=build]').content === id, buildId(21));
  await hasState(old.page, 'ready');
  assert.deepEqual(await buildsOf(old.page), [buildId(21)]);
  // The other tab is whole as it is: what it needs is in memory.
  await answer(other.page, 44);
  assert.equal(await asked(other.page), 'sex');
  await signsOnScreen(old.page);
});

test('22: an old worker and a new server', async (t) => {
  const { site, browser } = await arrive(t, 'return');
  site.folder = await anotherBuild(t, 22);
  const { page } = await browser.open(`${site.url}conditions/muscle-cramp/`);
  assert.deepEqual(await buildsOf(page), [build]);
  const start = await browser.open(site.url);
  await signsOnScreen(start.page);
});

test('22: a cache that lost the app, when the server has only the next version', async (t) => {
  const { site, browser } = await arrive(t, 'return');
  const { page } = await browser.open(site.url);
  await page.evaluate(async ([glue, wasm]) => {
    const cache = await caches.open((await caches.keys())[0]);
    await Promise.all([cache.delete(glue), cache.delete(wasm)]);
  }, [glue, wasm]);
  await page.close();
  site.folder = await anotherBuild(t, 23);
  // The browser's own copies are gone as well.
  for (const path of [glue, wasm]) site.fail(path, 404);
  const again = await browser.context.newPage();
  const debug = await browser.context.newCDPSession(again);
  await debug.send('Network.clearBrowserCache');
  await again.goto(site.url);
  await again.waitForFunction((id) => document.querySelector('meta[name=build]').content === id, buildId(23));
  await hasState(again, 'ready');
  await signsOnScreen(again);
});

test('23: a broken worker was published, on a return visit', async (t) => {
  const { site, browser } = await arrive(t, 'return');
  const { page } = await browser.open(site.url);
  const broken = "addEventListener('install', () => skipWaiting()); addEventListener('fetch', (event) => event.respondWith(Response.error()));";
  site.alter('/sw.js', { change: () => broken });
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const good = registration.active;
    await registration.update();
    const hasTakenOver = () => registration.active !== good && registration.active?.state === 'activated';
    while (!hasTakenOver()) await new Promise((done) => setTimeout(done, 50));
  });
  await assert.rejects(page.goto(site.url), /ERR_FAILED/);
  const kill = await readFile(join(root, 'hosting/sw-kill.js'), 'utf8');
  site.alter('/sw.js', { change: () => kill });
  for (let tries = 0; tries < 20; tries += 1) {
    const opened = await page.goto(site.url).then(() => true, () => false);
    if (opened) break;
    await new Promise((done) => setTimeout(done, 250));
  }
  await hasState(page, 'ready');
  await signsOnScreen(page);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  // And the next good worker is taken as any update is.
  site.mend();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.getByRole('button', { name: 'Show the new version' }).click();
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
});

// 24 and 25, a translator and an extension: rewriting.test.mjs, at every step.

both('26: back and forward', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  const { page } = await browser.open(site.url);
  await page.getByRole('link', { name: /start the check/i }).click();
  await answer(page, 44);
  await page.goto(`${site.url}self-care/`);
  await page.goBack();
  await hasState(page, 'ready');
  assert.equal(await asked(page), 'sex');
  await page.goBack();
  assert.equal(await asked(page), 'age');
  await page.goForward();
  assert.equal(await asked(page), 'sex');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.goto(site.url);
  await signsOnScreen(page);
});

both('27: a tab that was thrown away comes back after an update', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  const { page } = await browser.open(`${site.url}check/`);
  await answer(page, 44);
  const kept = await page.evaluate(() => ({ ...sessionStorage }));
  await page.close();
  site.folder = await anotherBuild(t, 27);
  await browser.context.addInitScript((kept) => Object.assign(sessionStorage, kept), kept);
  const again = await browser.open(`${site.url}check/`);
  assert.equal(await asked(again.page), 'sex');
  await again.page.goto(site.url);
  await signsOnScreen(again.page);
  const lost = await visitor(t);
  const anew = await lost.open(`${site.url}check/`);
  assert.equal(await asked(anew.page), 'age', 'without its answers it begins at the beginning');
});

for (const year of [1970, 2100]) {
  both(`28: the clock says ${year}`, async (t, visit) => {
    const { site, browser } = await arrive(t, visit);
    await browser.context.addInitScript((year) => {
      const start = Date.UTC(year, 0, 2);
      globalThis.Date = class extends Date {
        constructor(...given) { super(...(given.length ? given : [start])); }
        static now() { return start; }
      };
    }, year);
    const { page, log } = await browser.open(site.url);
    await signsOnScreen(page);
    const told = await result(page, CLOT);
    assert.equal(told.level, 'same-day');
    assert.deepEqual(log.problems, []);
  });
}

both('29: a connection of the last century and a slow device', async (t, visit) => {
  const { site, browser, context } = await arrive(t, visit);
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  await debug.send('Network.enable');
  await debug.send('Network.emulateNetworkConditions', { offline: false, latency: 800, downloadThroughput: 35000, uploadThroughput: 32000 });
  await debug.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await page.goto(site.url, { waitUntil: 'commit' });
  await signsOnScreen(page);
  if (visit === 'first') assert.ok(await page.evaluate(() => document.documentElement.dataset.state !== 'ready'), 'before the app is there');
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready', null, { timeout: 60000 });
  await signsOnScreen(page);
});

both('30: quick double taps, and Enter that repeats', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  const { page } = await browser.open(site.url);
  await signsOnScreen(page);
  await page.getByRole('link', { name: /start the check/i }).dblclick();
  await page.locator('.field__input').fill('44');
  await page.getByRole('button', { name: 'Continue' }).dblclick();
  assert.equal(await asked(page), 'sex');
  await page.getByLabel('Male', { exact: true }).check();
  await page.getByLabel('Male', { exact: true }).focus();
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.down('Enter');
  assert.equal(await asked(page), 'complaint');
  const kept = await page.evaluate(() => sessionStorage.getItem('calfcheck-answers'));
  assert.match(kept, /\nage = 44\nsex = \S+\n$/);
});

both('31: the result on paper', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  const { page } = await browser.open(site.url);
  await page.emulateMedia({ media: 'print' });
  await signsOnScreen(page);
  await page.emulateMedia({ media: 'screen' });
  const told = await result(page, CLOT);
  await page.emulateMedia({ media: 'print' });
  const printed = await page.locator('main').innerText();
  assert.ok(printed.includes(told.title));
  for (const cause of told.causes) assert.ok(printed.includes(cause), cause);
  assert.ok((await page.pdf()).length > 10000);
});

both('32: the build was called back', async (t, visit) => {
  const { site, browser } = await arrive(t, visit);
  const says = (status) => site.alter('/status.json', { change: () => JSON.stringify(status) });
  says({ withdrawn: [build] });
  for (const path of ['', 'check/', 'conditions/muscle-cramp/']) {
    const { page } = await browser.open(site.url + path, { until: 'withdrawn' });
    await signsOnScreen(page);
    assert.match(await page.locator('main').innerText(), /out of use[\s\S]*Ask a doctor/);
    assert.equal(await page.locator('.question__form, .button--primary').count(), 0);
    if (visit === 'first') await isOffline(page);
    await page.close();
  }
  // Known once, it stays known without a network.
  await site.close();
  const offline = await browser.open(site.url, { until: 'withdrawn' });
  await signsOnScreen(offline.page);
  await site.open();
  // Other builds go on, words of one's own are said, and the next build is taken at once.
  says({ withdrawn: ['all'], advice: 'Wait until Monday.' });
  await offline.page.reload();
  await hasState(offline.page, 'withdrawn');
  assert.match(await offline.page.locator('main').innerText(), /Wait until Monday/);
  says({ withdrawn: [build] });
  site.folder = await anotherBuild(t, 32);
  await offline.page.goto(site.url).catch(() => {});
  await offline.page.waitForFunction((id) => document.querySelector('meta[name=build]').content === id, buildId(32));
  await hasState(offline.page, 'ready');
});

test('every fault of the table has its row and its test in docs/faults.md', async () => {
  const names = ['faults', 'rewriting'].map((name) => readFile(join(here, `slow/${name}.test.mjs`), 'utf8'));
  const tests = [...(await Promise.all(names)).join('\n').matchAll(/['`](\d+: [^'`]*)/g)].map(([, name]) => name);
  const rows = [...(await readFile(join(root, 'docs/faults.md'), 'utf8')).matchAll(/^\| (\d+) \|.*\| (.*) \|$/gm)];
  assert.deepEqual(rows.map(([, number]) => Number(number)), Array.from({ length: 32 }, (_, place) => place + 1));
  for (const [, number, cell] of rows) {
    const named = [...cell.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
    assert.ok(named.length, number);
    for (const name of named) assert.ok(name.startsWith(`${number}: `) && tests.some((test) => test.startsWith(name)), name);
  }
});
