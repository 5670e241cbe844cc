// How every page and state is laid out: narrow, with large text, under a finger, and how well it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, hasState, serve } from './harness.mjs';
import { STATES, addresses, setUp } from './states.mjs';

/** Runs in the page: what is too wide, too small to read, or too small to hit. */
function narrow() {
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push(`${wide} px wide`);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visually-hidden, .skip-link');
  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${element.textContent.trim().slice(0, 30)}"`;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || sizes.has(element) || !seen(element)) continue;
    sizes.add(element);
    const scale = element.closest('svg') ? element.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * Math.abs(scale);
    if (size < 15.99) found.push(`${size.toFixed(1)} px of text: ${name(element)}`);
  }
  // A link within a sentence is as high as its line (WCAG 2.5.8, the exception "inline").
  const inSentence = (element) =>
    getComputedStyle(element).display === 'inline' && [...element.parentElement.childNodes].some((node) => node !== element && node.textContent.trim());
  const targets = [...document.querySelectorAll('a, button, input, select, summary, [role=listbox]')].filter(seen);
  const box = (target) => (target.closest('label') ?? target).getBoundingClientRect();
  // A small one passes with room around it (the exception "spacing"): a circle of 24 px about its middle touches no other.
  const hasRoom = (target) => {
    const { left, top, width, height } = box(target);
    const [x, y] = [left + width / 2, top + height / 2];
    return targets.every((other) => {
      const there = box(other);
      const across = Math.max(there.left - x, x - there.right, 0);
      const down = Math.max(there.top - y, y - there.bottom, 0);
      return other === target || Math.hypot(across, down) >= 12;
    });
  };
  for (const target of targets) {
    const { width, height } = box(target);
    const answer = target.matches('.choice__input') && target.closest('.choice');
    const least = answer ? 44 : 24;
    const small = width < least || height < least;
    if (small && (answer || (!inSentence(target) && !hasRoom(target)))) found.push(`a target of ${width.toFixed(0)} by ${height.toFixed(0)} px: ${name(target)}`);
  }
  return found;
}

/** Runs in the page: texts that lie over each other or beyond the edge, and whether it scrolls sideways. */
function large() {
  const found = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push(`${wide} px wide`);
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.textContent.trim() || element.closest('.visually-hidden, .skip-link, option, .emergency-bar')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      // Letters stand within the middle of their line.
      const inset = box.height / 5;
      if (box.width > 1) boxes.push({ node, left: box.left + 1, right: box.right - 1, top: box.top + inset, bottom: box.bottom - inset });
    }
  }
  for (const { node, left, right } of boxes) {
    // A table of figures may scroll within its frame (1.4.10).
    if (node.parentElement.closest('.table-frame')) continue;
    if (left < -1 || right > innerWidth + 1) found.push(`beyond the edge: "${node.textContent.trim().slice(0, 40)}"`);
  }
  boxes.sort((one, other) => one.top - other.top);
  for (const [place, one] of boxes.entries()) {
    for (const other of boxes.slice(place + 1)) {
      if (other.top >= one.bottom) break;
      if (other.node !== one.node && other.left < one.right && one.left < other.right) {
        found.push(`"${one.node.textContent.trim().slice(0, 40)}" and "${other.node.textContent.trim().slice(0, 40)}" overlap`);
      }
    }
  }
  return [...new Set(found)];
}

const NARROW = { width: 320, height: 640 };
const PHONE = { width: 360, height: 740 };

/** What is wrong with a page, at 320 px and with text of 200 %. */
async function faults(page) {
  await page.setViewportSize(NARROW);
  const found = await page.evaluate(narrow);
  await page.setViewportSize(PHONE);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  found.push(...(await page.evaluate(large)).map((line) => `200 % text: ${line}`));
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  return found;
}

test('at 320 px and with text of 200 % every page holds: nothing sideways, overlapping, under 16 px or too small to hit', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t, { viewport: NARROW })).open(site.url);
  const wrong = {};
  for (const path of addresses()) {
    await page.goto(site.url + path, { waitUntil: 'domcontentloaded' });
    await hasState(page, 'ready');
    const found = await faults(page);
    if (found.length) wrong[path] = found;
  }
  assert.deepEqual(wrong, {});
});

test('the same holds in every state, and on the page of all components', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t, { viewport: NARROW, timezoneId: 'Europe/London' })).open(site.url);
  const stage = await setUp(page, site);
  const wrong = {};
  for (const [name, see] of STATES) {
    await see(stage);
    const found = await faults(page);
    if (found.length) wrong[name] = found;
  }
  await page.goto(`${site.url}components/`);
  const found = await faults(page);
  if (found.length) wrong.components = found;
  assert.deepEqual(wrong, {});
});

test('the checks of the layout find what they are for', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t, { viewport: NARROW })).open(site.url);
  const broken = async (css) => {
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, css);
    return (await faults(page)).join('\n');
  };
  assert.match(await broken('.page__lead { inline-size: 400px }'), /px wide/);
  assert.match(await broken('.page__lead { font-size: 15px }'), /15\.0 px of text/);
  assert.match(await broken('.button { padding: 0; min-block-size: 0; line-height: 1; max-block-size: 20px; border: 0 } .button-row { gap: 0 }'), /a target of/);
  assert.match(await broken('.page__lead { block-size: 20px }'), /overlap/);
  assert.equal(await broken(''), '');
});

/** Runs in the page: the contrast of an element's text against what is painted behind it. */
function contrast(element) {
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([red, green, blue]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  let behind = element;
  while (behind && (parse(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
  const paper = behind ? parse(getComputedStyle(behind).backgroundColor) : [255, 255, 255];
  const [one, other] = [light(parse(getComputedStyle(element).color)), light(paper)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

test('the instruction has a contrast of 7 to 1 or more, in every kind of care and both themes', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(`${site.url}components/`, { until: null });
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const titles = page.locator('.urgency-card__title');
    assert.ok((await titles.count()) >= 6);
    for (const title of await titles.all()) {
      const ratio = await title.evaluate(contrast);
      assert.ok(ratio >= 7, `${colorScheme}: ${await title.innerText()}: ${ratio.toFixed(2)}`);
    }
  }
});

test('nothing is lost with the spacing of text that a reader may set', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t, { viewport: PHONE, timezoneId: 'Europe/London' })).open(site.url);
  const stage = await setUp(page, site);
  const wrong = {};
  for (const [name, see] of STATES.filter(([name]) => ['start', 'question-many', 'answers', 'result-today', 'measure', 'stretches'].includes(name))) {
    await see(stage);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
      document.adoptedStyleSheets = [sheet];
    });
    const found = await page.evaluate(large);
    if (found.length) wrong[name] = found;
  }
  assert.deepEqual(wrong, {});
});
