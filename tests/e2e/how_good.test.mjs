// "How good is this?": readable as it is served, and on request every story runs on the device with the same figures.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, dist, hasState, isOffline, launch, serve } from './harness.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
/** What `cargo xtask vignettes --all --json` says; `cargo xtask test` writes it. */
const command = JSON.parse(readFileSync(resolve(here, '../../target/vignette-figures.json'), 'utf8'));
const LEVELS = 4;

/** The files that run the stories, as the page names them. */
function files() {
  const html = readFileSync(`${dist}/how-good/index.html`, 'utf8');
  const [, module] = html.match(/data-module="([^"]+)"/);
  const [, wasm] = html.match(/data-stories="([^"]+)"/);
  return { module, wasm };
}

/** Every figure inside an element, by its name: the exact value. */
const figures = (page, inside) =>
  page.evaluate((selector) => {
    const cells = document.querySelectorAll(`${selector} [data-figure]`);
    return [...cells].map((cell) => [cell.dataset.figure, cell.getAttribute('value'), cell.textContent]);
  }, inside);

/** What the command says for a figure of this name. */
function told(name) {
  const [run, figure, ...places] = name.split('.');
  return places.length ? command[run][figure][places[0]][places[1]] : command[run][figure];
}

const status = (page) => page.locator('.run-here__status').innerText();

/** Runs the stories, and waits until the outcome is said; gives back its words. */
async function run(page) {
  await page.getByRole('button', { name: 'Run them on this device' }).click();
  await page.waitForFunction(() => /\d\.$|seconds\.$|built\.$/.test(document.querySelector('.run-here__status').textContent));
  return status(page);
}

async function howGood(t, options = {}) {
  const site = await serve(t);
  for (const path of options.missing ?? []) site.fail(path, 404);
  const browser = await launch(t, options.browser);
  return { site, browser, ...(await browser.open(`${site.url}how-good/`, options)) };
}

test('without any script the page has all figures, and they are those of the command to the last digit', async (t) => {
  const site = await serve(t);
  const browser = await launch(t, { javaScriptEnabled: false });
  const page = await browser.context.newPage();
  await page.goto(`${site.url}how-good/`);
  const cells = [...readFileSync(`${dist}/how-good/index.html`, 'utf8').matchAll(/data-figure="([^"]+)" value="([^"]+)"/g)];
  assert.ok(cells.length > 130, `${cells.length} figures`);
  for (const [, name, value] of cells) assert.equal(Number(value), told(name), name);
  for (const name of ['no', 'not_sure', 'skipped']) {
    const found = cells.filter(([, cell]) => cell.startsWith(`${name}.confusion.`)).length;
    assert.equal(found, LEVELS * LEVELS, name);
  }
  assert.equal(await page.getByRole('button', { name: 'Run them on this device' }).isVisible(), false);
  assert.ok(await page.getByText('No study with real people has been done.').isVisible());
});

test('all stories run on the device and give the figures of the command to the last digit, offline too', async (t) => {
  const { site, page, log } = await howGood(t);
  await isOffline(page);
  await site.close();
  await page.reload();
  await hasState(page, 'ready');
  const words = await run(page);
  assert.match(words, /^All figures are the same as when this was built, to the last digit\. \d+ runs took [\d.]+ seconds\.$/);
  const own = await figures(page, '.run-here__figures');
  assert.ok(own.length > 50, `${own.length} figures`);
  for (const [name, value] of own) assert.equal(Number(value), told(name), name);
  const built = new Map((await figures(page, 'table[data-copied]')).map(([name, ...rest]) => [name, rest]));
  for (const [name, ...rest] of own) assert.deepEqual(rest, built.get(name), name);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(log.problems, []);
  const took = [Number(await page.locator('.run-here__status').getAttribute('data-took'))];
  for (let again = 0; again < 2; again += 1) {
    await run(page);
    took.push(Number(await page.locator('.run-here__status').getAttribute('data-took')));
  }
  console.log(`all stories in all modes: ${took.map((time) => Math.round(time)).join(', ')} ms; in the first mode a third of it`);
});

test('the page answers while the stories run, and says when it begins', async (t) => {
  const { page } = await howGood(t);
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      setTimeout(tick);
    };
    tick();
  });
  const said = page.evaluate(() => {
    const heard = [];
    const element = document.querySelector('.run-here__status');
    new MutationObserver(() => heard.push(element.textContent)).observe(element, { childList: true });
    globalThis.heard = heard;
  });
  await said;
  await run(page);
  assert.equal(await page.evaluate(() => globalThis.heard[0]), 'The stories are running.');
  assert.equal(await page.locator('.run-here__progress').isVisible(), false);
  console.log(`the longest that anything waited: ${Math.round(await page.evaluate(() => globalThis.longest))} ms`);
});

test('figures that are not the same are counted and marked', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(`${site.url}how-good/`);
  await page.evaluate(() => document.querySelector('table [data-figure="no.m1"]').setAttribute('value', '0.5'));
  const words = await run(page);
  assert.match(words, /^1 figures? .*not the same/);
  assert.match(await page.locator('.run-here__figures .measured__value--differs').innerText(), /\(built: /);
  assert.deepEqual(await axe(page), []);
});

for (const [what, missing] of [
  ['the WebAssembly of the stories', ({ wasm }) => wasm],
  ['what loads it', ({ module }) => module],
]) {
  test(`without ${what} the served figures stay, with a line that says so`, async (t) => {
    const path = missing(files());
    const { site, page } = await howGood(t, { missing: [path], browser: { serviceWorkers: 'block' } });
    assert.match(await run(page), /^The stories could not be run on this device\./);
    assert.ok(await page.locator('table [data-figure="no.m1"]').isVisible());
    assert.equal(await page.locator('.run-here__figures').innerText(), '');
    site.mend();
    assert.match(await run(page), /^All figures are the same/);
  });
}

test('files with other bytes than those of the build are never run', async (t) => {
  const { module, wasm } = files();
  for (const path of [module, wasm]) {
    const site = await serve(t);
    site.alter(path, { change: (bytes) => Buffer.concat([bytes, Buffer.from(' ')]) });
    const { page } = await (await launch(t, { serviceWorkers: 'block' })).open(`${site.url}how-good/`);
    assert.match(await run(page), /^The stories could not be run on this device\./);
  }
});

test('the stories are loaded by nobody who does not ask', async (t) => {
  const { site, page, log } = await howGood(t, { browser: { serviceWorkers: 'block' } });
  const { module, wasm } = files();
  await page.goto(site.url);
  await hasState(page, 'ready');
  assert.ok(!log.requests.some((url) => url.endsWith(module) || url.endsWith(wasm)));
});
