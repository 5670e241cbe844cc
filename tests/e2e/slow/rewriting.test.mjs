// Somebody else writes into the page: a translator puts every text into elements of its own, an extension puts
// elements between ours. At every step the page says what it says without them.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { hasState, launchOnce, serve } from '../harness.mjs';
import { CLOT, CRAMP } from '../person.mjs';

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

/** Fails unless the rewritten page says what the plain one says. */
function compare([plain, rewritten], where) {
  for (const part of ['title', 'main', 'footer']) {
    const [should, is] = [plain, rewritten].map((all) => all[part].split(' '));
    const place = should.findIndex((word, place) => word !== is[place]);
    const near = (words) => words.slice(Math.max(0, place - 4), place + 8).join(' ');
    assert.ok(place < 0 && should.length === is.length, `${where}: it says "${near(is)}" instead of "${near(should)}"`);
  }
  assert.deepEqual(rewritten.chosen, plain.chosen, where);
}

/** What a person does, as functions of the page: all at once, without the waits of a mouse that is led from outside. */
function hands() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
  const until = async (holds) => {
    for (let tries = 0; !holds(); tries += 1) {
        if (tries > 300) throw new Error(`waited in vain for ${holds} at ${asked()}: ${document.querySelector('main').innerText}`);
      await rest();
    }
  };
  // A finger touches what a translator has put there.
  const touch = (one) => (one.querySelector('font font') ?? one).click();
  const asked = () => document.querySelector('.question__form input')?.name;
  const rowFor = ({ part, pattern }) => {
    const text = (row) => row.innerText.replace(/\s+/g, ' ').trim();
    const same = all('.choice').find((row) => row.querySelector('.choice__text').innerText.trim() === part);
    return same ?? all('.choice').find((row) => (pattern ? new RegExp(pattern).test(text(row)) : text(row).toLowerCase().includes(part.toLowerCase())));
  };
  globalThis.hands = {
    asked,
    rows: () => all('.choice__input').map((input) => input.id),
    async press(name, kind = 'button') {
      touch(all(kind).find((one) => one.getClientRects().length && one.innerText.trim() === name));
      await rest();
    },
    async tick(id) {
      touch(all('.choice').find((row) => row.querySelector('input').id === id));
      await rest();
    },
    async hear(event) {
      dispatchEvent(new Event(event));
      await rest();
    },
    /** Gives the answer, or what a well person would say, and goes on. */
    async answer(wanted) {
      const before = asked();
      const field = document.querySelector('.field__input');
      if (field) {
        field.value = wanted[0].part;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await rest();
      } else {
        for (const box of all('main [type=checkbox]:checked')) {
          box.click();
          await rest();
        }
        const nothing = all('.choice').some((row) => row.innerText.includes('None of these')) ? 'None of these' : "I'm not sure";
        for (const one of wanted ?? [{ part: nothing }]) {
          touch(rowFor(one));
          await rest();
        }
      }
      await globalThis.hands.press('Continue');
      await until(() => asked() !== before);
      await rest();
    },
  };
}

/** A stale text stays, so there is time for everybody else to write first. */
async function same(pages, where) {
  for (let tries = 0; ; tries += 1) {
    try {
      return compare(await Promise.all(pages.map(seen)), where);
    } catch (error) {
      if (tries === 20) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

const both = (pages, act) => Promise.all(pages.map(act));
const use = (pages, name, ...given) => both(pages, (page) => page.evaluate(([name, given]) => globalThis.hands[name](...given), [name, given]));
const labels = (said) => said && [said].flat().map((one) => (one instanceof RegExp ? { pattern: one.source } : { part: String(one) }));

/** Everything that a person may do at one question, and then the answer. */
async function step(pages, person, goesBack) {
  const [question] = await use(pages, 'asked');
  await same(pages, question);
  // Nothing chosen is a mistake, which is said.
  await use(pages, 'press', 'Continue');
  await same(pages, `${question}: nothing chosen`);
  const [rows] = await use(pages, 'rows');
  for (const id of [rows[0], rows.at(-1)].filter(Boolean)) {
    await use(pages, 'tick', id);
    await same(pages, `${question}: ${id}`);
  }
  if (goesBack) {
    await use(pages, 'press', 'Back', 'a');
    await same(pages, `${question}: back`);
    await use(pages, 'press', 'Continue');
    await same(pages, `${question}: again`);
  }
  await use(pages, 'answer', labels(person[question]));
}

/** Two tabs, one of them with somebody else in it. */
async function open(t, script) {
  const site = await serve(t);
  const opened = [];
  for (const scripts of [[hands], [hands, script]]) {
    const browser = await visitor(t);
    for (const one of scripts) await browser.context.addInitScript(one);
    opened.push(await browser.open(site.url));
  }
  return opened;
}

const isReady = (page) => hasState(page, 'ready');

/** Goes to a page that is loaded. */
const follow = (pages, link, path) =>
  both(pages, async (page) => {
    await page.getByRole('link', { name: link }).first().click();
    await page.waitForURL(path);
    await isReady(page);
  });

async function walk(t, script, person) {
  const opened = await open(t, script);
  const pages = opened.map(({ page }) => page);
  await same(pages, 'start');
  await both(pages, (page) => page.getByRole('link', { name: /start the check/i }).click());
  let steps = 0;
  for (; new URL(pages[0].url()).pathname === '/check/'; steps += 1) await step(pages, person, steps % 5 === 4);
  assert.ok(steps > 12, `${steps} steps`);
  await same(pages, 'answers');
  await use(pages, 'press', 'See your result');
  await both(pages, (page) => page.locator('.urgency-card').waitFor());
  await same(pages, 'result');
  await follow(pages, /^Causes$/, '**/conditions/');
  await same(pages, 'causes');
  await follow(pages, /^Muscle cramp/, '**/conditions/muscle-cramp/');
  await same(pages, 'condition');
  for (const event of ['calfcheck-update', 'offline']) await use(pages, 'hear', event);
  await same(pages, 'offline');
  await use(pages, 'press', 'Delete my answers');
  await same(pages, 'deleted');
  await use(pages, 'hear', 'online');
  await same(pages, 'online again');
  assert.equal(await pages[1].evaluate(() => document.documentElement.dataset.state), 'ready');
  assert.deepEqual(opened[1].log.problems, []);
}

test('24: a translator, at every step of an interview', (t) => walk(t, translator, CLOT));

test('25: an extension, at every step of an interview', (t) => walk(t, extension, CRAMP));
