// Somebody else writes into the page: a translator puts every text into elements of its own, an extension puts
// elements between ours. At every step the page says what it says without them.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launchOnce, serve } from '../harness.mjs';
import { CLOT, CRAMP, answer, asked } from '../person.mjs';

const visitor = await launchOnce(after);

/** What translators built into browsers do to the page: each text node goes into two elements, for ever. */
function translator() {
  const wrap = (text) => {
    if (!text.data.trim() || text.parentElement?.closest('font, script, style, option, pre, svg')) return;
    const outer = document.createElement('font');
    const inner = outer.appendChild(document.createElement('font'));
    text.replaceWith(outer);
    inner.append(document.createTextNode(text.data));
  };
  const translate = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = node.nodeType === Node.TEXT_NODE ? [node] : [];
    while (walker.nextNode()) found.push(walker.currentNode);
    found.forEach(wrap);
  };
  addEventListener('DOMContentLoaded', () => {
    translate(document.body);
    new MutationObserver((records) => records.forEach(({ addedNodes, target, type }) => {
      if (type === 'characterData') translate(target);
      addedNodes.forEach(translate);
    })).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** What extensions do: buttons beside fields, boxes in the page, attributes on what is there; some leave again. */
function extension() {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const box = () => {
    const made = document.createElement('x-helper');
    made.style.position = 'absolute';
    return made;
  };
  const visit = () => {
    const all = [...document.querySelectorAll('#app, #app *, body')].filter((one) => !one.closest('svg, x-helper, select'));
    for (let count = 0; count < 6; count += 1) {
      const place = all[random(all.length)];
      if (!place.isConnected) continue;
      [() => place.append(box()), () => place.prepend(box()), () => place !== document.body && place.after(box())][random(3)]();
      place.setAttribute('data-helped', 'yes');
    }
    for (const field of document.querySelectorAll('input')) if (random(2)) field.after(box());
    const boxes = document.querySelectorAll('x-helper');
    if (boxes.length) boxes[random(boxes.length)].remove();
  };
  addEventListener('DOMContentLoaded', () => {
    visit();
    setInterval(visit, 60);
  });
}

/** Everything that can be read, and what is chosen. */
const seen = (page) =>
  page.evaluate(() => ({
    title: document.title,
    main: document.querySelector('main').innerText.replace(/\s+/g, ' ').trim(),
    footer: document.querySelector('.site-footer').innerText.replace(/\s+/g, ' ').trim(),
    chosen: [...document.querySelectorAll('main input')].map((input) => [input.id, input.checked, input.value]),
  }));

async function same(pages, where) {
  const [plain, rewritten] = await Promise.all(pages.map(seen));
  for (const part of ['title', 'main', 'footer']) {
    const [should, is] = [plain, rewritten].map((all) => all[part].split(' '));
    const place = should.findIndex((word, place) => word !== is[place]);
    const near = (words) => words.slice(Math.max(0, place - 4), place + 8).join(' ');
    assert.ok(place < 0 && should.length === is.length, `${where}: it says "${near(is)}" instead of "${near(should)}"`);
  }
  assert.deepEqual(rewritten.chosen, plain.chosen, where);
}

/** The same on both pages, one after the other. */
const both = async (pages, act) => {
  for (const page of pages) await act(page);
};

/** Ticks the first row and the last one, and looks after each. */
async function tick(pages, question) {
  const rows = await pages[0].locator('.choice__input').evaluateAll((inputs) => inputs.map((input) => input.id));
  for (const id of [rows[0], rows.at(-1)].filter(Boolean)) {
    await both(pages, (page) => page.locator(`#${id}`).check());
    await same(pages, `${question}: ${id}`);
  }
}

async function walk(t, script, person) {
  const site = await serve(t);
  const browser = await visitor(t);
  const plain = await browser.open(site.url);
  await browser.context.addInitScript(script);
  const rewritten = await browser.open(site.url);
  const pages = [plain.page, rewritten.page];
  await same(pages, 'start');
  await both(pages, (page) => page.getByRole('link', { name: /start the check/i }).click());
  let steps = 0;
  for (; new URL(plain.page.url()).pathname === '/check/'; steps += 1) {
    const question = await asked(plain.page);
    await same(pages, question);
    // Nothing chosen is a mistake, which is said.
    await both(pages, (page) => page.getByRole('button', { name: 'Continue' }).click());
    await same(pages, `${question}: nothing chosen`);
    if (steps % 3 === 0) await tick(pages, question);
    if (steps % 5 === 4) {
      await both(pages, (page) => page.getByRole('link', { name: 'Back', exact: true }).click());
      await same(pages, `${question}: back`);
      await both(pages, (page) => page.getByRole('button', { name: 'Continue' }).click());
    }
    if (steps % 3 === 0) await both(pages, (page) => page.evaluate(() => document.querySelectorAll('main [type=checkbox]:checked').forEach((box) => box.click())));
    await both(pages, async (page) => answer(page, person[await asked(page)]));
  }
  assert.ok(steps > 12, `${steps} steps`);
  await same(pages, 'answers');
  await both(pages, (page) => page.getByRole('button', { name: 'See your result' }).click());
  await both(pages, (page) => page.locator('.urgency-card').waitFor());
  await same(pages, 'result');
  await both(pages, (page) => page.getByRole('link', { name: 'Causes', exact: true }).click());
  await same(pages, 'causes');
  await both(pages, (page) => page.getByRole('link', { name: /^Muscle cramp/ }).first().click());
  await same(pages, 'condition');
  await both(pages, (page) => page.evaluate(() => dispatchEvent(new CustomEvent('calfcheck-update'))));
  await both(pages, (page) => page.evaluate(() => dispatchEvent(new Event('offline'))));
  await same(pages, 'offline');
  await both(pages, (page) => page.getByRole('button', { name: 'Delete my answers' }).click());
  await same(pages, 'deleted');
  await both(pages, (page) => page.evaluate(() => dispatchEvent(new Event('online'))));
  await same(pages, 'online again');
  assert.equal(await rewritten.page.evaluate(() => document.documentElement.dataset.state), 'ready');
  assert.deepEqual(rewritten.log.problems, []);
}

test('24: a translator, at every step of an interview', (t) => walk(t, translator, CLOT));

test('25: an extension, at every step of an interview', (t) => walk(t, extension, CRAMP));
