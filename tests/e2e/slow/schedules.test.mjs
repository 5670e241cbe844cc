// Random days of a site: new builds, files that fail, storage that is cleared, two tabs, no network. A page is never
// a mixture of builds, and what was installed once starts without a network.
//
// SEED=17 lives one of them alone; SCHEDULES=1000 lives more of them.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { anotherBuild, buildsOf, keptFiles } from '../builds.mjs';
import { launchOnce, serve } from '../harness.mjs';

const SCHEDULES = Number(process.env.SCHEDULES ?? 200);
const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: SCHEDULES }, (_, place) => place + 1);
/** So many at once: most of a schedule is waiting. */
const AT_ONCE = 8;
const EVENTS = 7;
const BUILDS = 5;

const visitor = await launchOnce(after);
const builds = await Promise.all(Array.from({ length: BUILDS }, (_, number) => anotherBuild({ after }, number, { small: true })));

/** Numbers from 0 to below 1, the same for the same seed. */
function randomNumbers(seed) {
  let state = seed * 2654435761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = (random, list) => list[Math.floor(random() * list.length)];

/** How a page stands once nothing moves any more: its state, whether it shows the signs, and of which builds it is. */
async function settle(page) {
  for (let tries = 0; ; tries += 1) {
    try {
      // Without its start script a page has no state at all once it is loaded.
      await page.waitForFunction(() => document.readyState === 'complete' && document.documentElement.dataset.state !== 'booting');
      const state = await page.evaluate(() => document.documentElement.dataset.state ?? 'static');
      const signs = await page.evaluate(() => [...document.querySelectorAll('.emergency-list')].some((list) => list.getBoundingClientRect().height));
      return { state, signs, builds: await buildsOf(page) };
    } catch (error) {
      // A new version may be taken in the middle of it.
      if (tries === 5) throw error;
    }
  }
}

/** Whether everything of the build that answers is there. */
const isWhole = (page) =>
  page.evaluate(async () => {
    const worker = navigator.serviceWorker?.controller;
    if (worker?.state !== 'activated') return false;
    const names = (await caches.keys()).filter((name) => name.startsWith('calfcheck-'));
    const id = document.querySelector('meta[name=build]').content;
    if (!names.includes(`calfcheck-${id}`)) return false;
    const keys = await (await caches.open(`calfcheck-${id}`)).keys();
    return keys.filter(({ url }) => !url.endsWith('status.json')).length >= globalThis.wholeCount;
  });

const EVENT = {
  async deploy(day) {
    day.build = (day.build + 1) % BUILDS;
    day.site.folder = builds[day.build];
  },
  async fail(day) {
    const path = pick(day.random, [...(await keptFiles(day.site.folder)), '/sw.js', '/', '/status.json']);
    const how = pick(day.random, [404, 500, 'truncate', 'drop', 'altered']);
    day.log.push(`(${path} ${how})`);
    if (how === 'altered') day.site.alter(path, { change: (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1) ^ 1])]) });
    else day.site.fail(path, how);
  },
  async mend(day) {
    day.site.mend();
  },
  async clear(day) {
    const debug = await day.context.newCDPSession(day.tabs[0]);
    const storageTypes = pick(day.random, ['all', 'cache_storage']);
    day.log.push(`(${storageTypes})`);
    await debug.send('Storage.clearDataForOrigin', { origin: new URL(day.site.url).origin, storageTypes });
    if (day.random() < 0.5) await debug.send('Network.clearBrowserCache');
    await debug.detach();
  },
  async update(day) {
    await day.tabs[0].evaluate(async () => {
      const registration = await navigator.serviceWorker?.getRegistration();
      await registration?.update().catch(() => {});
      const worker = registration?.installing;
      if (worker) await new Promise((done) => worker.addEventListener('statechange', done));
    }).catch(() => {});
  },
  async press(day) {
    await day.tabs[0].evaluate(() => dispatchEvent(new CustomEvent('calfcheck-apply-update'))).catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
  },
  async secondTab(day) {
    if (day.tabs.length < 2) day.tabs.push(await day.context.newPage());
    await load(day, day.tabs.at(-1));
  },
  async closeTab(day) {
    if (day.tabs.length > 1) await day.tabs.pop().close();
  },
  async load(day) {
    await load(day, day.tabs[0]);
  },
};

/** Goes to a page. One that takes a new version reloads by itself, which interrupts. */
async function arrive(day, page, url) {
  const most = day.site.faults.size ? 4 : 8;
  for (let tries = 0; tries < most; tries += 1) {
    if (await page.goto(url).then(() => true, () => false)) return true;
    await new Promise((done) => setTimeout(done, 50 << tries));
  }
  return false;
}

/** Loads a page and looks at it; where everything was installed, once more without a network. */
async function load(day, page) {
  const path = pick(day.random, ['', 'check/', 'check/']);
  if (!(await arrive(day, page, day.site.url + path))) return assert.ok(day.site.faults.size, `${day.log}: the page does not come`);
  const found = await settle(page);
  assert.ok(found.builds.length <= 1, `${day.log}: a mixture of ${found.builds}`);
  const healthy = !day.site.faults.size;
  if (healthy) assert.equal(found.state, 'ready', day.log.join());
  const ownPage = await page.evaluate(() => Boolean(document.querySelector('meta[name=build]')));
  const pageFails = day.site.faults.has('/') || day.site.faults.has('/404.html');
  if (found.state !== 'ready' && ownPage && !pageFails) assert.ok(found.signs, `${day.log}: no signs in state ${found.state}`);
  if (!(await isWhole(page).catch(() => false))) return;
  day.offline += 1;
  await day.site.close();
  assert.ok(await arrive(day, page, day.site.url + path), `${day.log}: does not come offline`);
  const offline = await settle(page);
  await day.site.open();
  assert.equal(offline.state, 'ready', `${day.log}: does not start offline`);
  assert.equal(offline.builds.length, 1, `${day.log}: offline a mixture of ${offline.builds}`);
}

async function live(seed) {
  const random = randomNumbers(seed);
  const site = await serve(null, { folder: builds[0] });
  const browser = await visitor(null);
  const { context } = browser;
  await context.addInitScript((count) => (globalThis.wholeCount = count), (await keptFiles(builds[0])).length - 1 + 3);
  const day = { random, site, context, build: 0, tabs: [await context.newPage()], log: [`seed ${seed}`], offline: 0 };
  try {
    await load(day, day.tabs[0]);
    for (let count = 0; count < EVENTS; count += 1) {
      const name = pick(random, Object.keys(EVENT));
      day.log.push(name);
      await EVENT[name](day);
      if (['deploy', 'clear', 'press', 'fail'].includes(name)) await load(day, pick(random, day.tabs));
    }
    site.mend();
    day.log.push('mended');
    await load(day, day.tabs[0]);
    return day.offline;
  } catch (error) {
    error.message = `${day.log.join(', ')}: ${error.message}`;
    throw error;
  } finally {
    await browser.cleanup();
    await site.cleanup();
  }
}

test(`${SEEDS.length} random schedules of new builds and faults`, { timeout: 3600e3 }, async (t) => {
  const waiting = [...SEEDS];
  const wrong = [];
  let offline = 0;
  const worker = async () => {
    while (waiting.length) {
      const seed = waiting.shift();
      await live(seed).then((starts) => (offline += starts), (error) => wrong.push(error.message));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  t.diagnostic(`seeds ${SEEDS[0]} to ${SEEDS.at(-1)}: ${offline} starts without a network`);
  assert.deepEqual(wrong, []);
  assert.ok(offline >= SEEDS.length, `only ${offline} starts without a network`);
});
