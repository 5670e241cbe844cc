// The essentials in three engines, by the same clicks: an interview, an emergency, the site without a network, a page
// to read. An engine that is not on this machine is said to be missing; `cargo xtask setup` installs what it can.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../harness.mjs';
import { CLOT, CRAMP } from '../person.mjs';
import { ENGINES, open } from '../webdriver.mjs';

const isReady = () => document.documentElement.dataset.state === 'ready';
const byText = (selector, text) => [...document.querySelectorAll(selector)].find((one) => one.innerText.trim() === text);

/** The rows that a person would touch, as in person.mjs. */
function rowsFor(labels) {
  const text = (row) => row.innerText.replace(/\s+/g, ' ').trim();
  const rows = [...document.querySelectorAll('.choice')];
  const wanted = labels ?? [{ part: rows.some((row) => text(row).includes('None of these')) ? 'None of these' : "I'm not sure" }];
  return wanted.map(({ part, pattern }) => {
    const same = rows.find((row) => row.querySelector('.choice__text').innerText.trim() === part);
    return same ?? rows.find((row) => (pattern ? new RegExp(pattern).test(text(row)) : text(row).toLowerCase().includes(part.toLowerCase())));
  });
}

const question = () => document.querySelector('.question__form input')?.name;

async function answer(browser, person) {
  const asked = await browser.until(question);
  const said = person[asked];
  if (await browser.run(() => Boolean(document.querySelector('.field__input')))) {
    await browser.type(await browser.run(() => document.querySelector('.field__input')), String(said));
  } else {
    const labels = said && [said].flat().map((one) => (one instanceof RegExp ? { pattern: one.source } : { part: one }));
    for (const row of await browser.run(rowsFor, labels ?? null)) await browser.click(row);
  }
  await browser.click(await browser.run(byText, 'button', 'Continue'));
  await browser.until((before) => document.querySelector('.question__form input')?.name !== before, asked);
}

async function interview(browser, person) {
  for (let steps = 0; steps < 60; steps += 1) {
    const path = await browser.until(() => (location.pathname !== '/check/' || document.querySelector('.question__form input')) && location.pathname);
    if (path !== '/check/') return { path, steps };
    await answer(browser, person);
  }
  throw new Error('the interview does not end');
}

/** Begins without answers. They are cleared on the start page, since the page before may write once more as it goes. */
async function begin(browser, url) {
  for (const clear of [true, false]) {
    await browser.go(url);
    await browser.until(isReady);
    if (clear) await browser.run(() => sessionStorage.clear());
  }
  await browser.click(await browser.until(byText, 'a', 'Start the check'));
  // The address follows the page.
  await browser.until(() => location.pathname === '/check/' && document.querySelector('.question__form input'));
}

const level = (browser) => browser.until(() => document.querySelector('.urgency-card')?.className.match(/urgency-card--(\S+)/)[1]);

for (const name of Object.keys(ENGINES)) {
  test(`${name}: an interview, an emergency, no network, a page to read`, { timeout: 900e3 }, async (t) => {
    const browser = await open(t, name);
    if (!browser) return t.skip(`${name} or its driver is not on this machine`);
    const site = await serve(t);

    await begin(browser, site.url);
    const ended = await interview(browser, CRAMP);
    assert.match(ended.path, /answers/);
    await browser.click(await browser.until(byText, 'button', 'See your result'));
    assert.equal(await level(browser), 'self-care');

    await begin(browser, site.url);
    const stopped = await interview(browser, { ...CLOT, chest_and_head: 'short of breath' });
    assert.match(stopped.path, /emergency/);
    assert.equal(await level(browser), 'emergency');
    assert.match(await browser.run(() => document.querySelector('.urgency-card a[href^="tel:"]').href), /tel:\d+/);

    await browser.until(() => navigator.serviceWorker?.controller?.state === 'activated');
    await site.close();
    await browser.go(`${site.url}conditions/deep-vein-thrombosis/`);
    await browser.until(isReady);
    assert.match(await browser.run(() => document.querySelector('h1').innerText), /clot/i);
    await begin(browser, site.url);
    await answer(browser, CRAMP);
    assert.equal(await browser.until(question), 'sex');
    assert.ok(await browser.run(() => document.querySelector('.emergency-bar').getBoundingClientRect().height > 20));
  });
}
