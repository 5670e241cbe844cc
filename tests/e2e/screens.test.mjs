// The component page and the screens that matter most, compared with the pictures in tests/screens.
// `CALFCHECK_UPDATE=1 node --test screens.test.mjs` takes them anew; look at what changed before you keep it.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compare, small } from './compare.mjs';
import { launch, serve } from './harness.mjs';
import { STATES, setUp } from './states.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../screens');
const update = process.env.CALFCHECK_UPDATE === '1';
const TALLEST = 3200; // what stands further down is in the component page
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };
const MODES = { phone: { viewport: PHONE }, dark: { viewport: PHONE, colorScheme: 'dark' }, desktop: { viewport: DESKTOP } };

/** The eight screens that matter most. */
const SCREENS = ['start', 'question-one', 'question-drawing-chosen', 'error', 'emergency', 'result-today', 'result-home', 'condition'];
const screens = STATES.filter(([name]) => SCREENS.includes(name));

const WHERE = { timezoneId: 'Europe/London', reducedMotion: 'reduce' };

/** A picture of the top of the page. */
async function shoot(page) {
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) }, animations: 'disabled' });
}

async function stage(t, options) {
  const site = await serve(t);
  const browser = await launch(t, { ...WHERE, ...options });
  const { page } = await browser.open(site.url);
  return setUp(page, site);
}

/** Compares a picture with the one that is kept, or keeps it. */
function check(name, bytes, failures) {
  const file = join(folder, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  const picture = small(bytes, TALLEST);
  if (update) return writeFileSync(file, picture);
  if (!existsSync(file)) return failures.push(`${name}: there is no picture of it`);
  const { over, says } = compare(readFileSync(file), picture);
  if (over <= 1) return undefined;
  const now = join(folder, `${name}.now.png`);
  writeFileSync(now, picture);
  return failures.push(`${name}: ${says} (${over.toFixed(2)} times what passes); see ${now}`);
}

for (const [mode, options] of Object.entries(MODES)) {
  test(`the screens that matter most look as they did: ${mode}`, async (t) => {
    const at = await stage(t, options);
    const failures = [];
    for (const [name, see] of screens) {
      await see(at);
      check(`${name}-${mode}`, await shoot(at.page), failures);
    }
    assert.deepEqual(failures, []);
  });
}

test('every component in every state looks as it did', async (t) => {
  const site = await serve(t);
  const browser = await launch(t, { ...WHERE, viewport: PHONE });
  const { page } = await browser.open(`${site.url}components/`, { until: null });
  const failures = [];
  const names = await page.locator('.specimen').evaluateAll((all) => all.map(({ id }) => id));
  assert.ok(names.length > 50, `${names.length} specimens`);
  if (update) rmSync(join(folder, 'components'), { recursive: true, force: true });
  for (const name of names) check(`components/${name}`, await page.locator(`[id="${name}"]`).screenshot({ animations: 'disabled' }), failures);
  const kept = readdirSync(join(folder, 'components')).filter((file) => !file.endsWith('.now.png'));
  assert.deepEqual(kept.map((file) => file.replace('.png', '')).sort(), [...names].sort(), 'a picture for each, and no others');
  assert.deepEqual(failures, []);
});

test('the pictures take at most 5 MB', () => {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.png') && !file.endsWith('.now.png'));
  const total = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  assert.ok(files.length > 70 && total <= 5_000_000, `${files.length} pictures, ${total} bytes`);
});

// ---- the comparer itself ----

/** What another machine may do to a page. */
const HARMLESS = {
  'letters a pixel larger': 'html { font-size: 17px }',
  'letters a pixel smaller': 'html { font-size: 15px }',
  'another font': ':root { --font: "DejaVu Serif", serif }',
};

/** What must not happen to a page: styles, or a function. */
const BROKEN = {
  'a column pushed out': 'main .page__content { transform: translateX(6rem) }',
  'a missing button': '.button--primary, .call-button, .urgency-card { display: none }',
  'an unstyled page': () => document.querySelectorAll('link[rel=stylesheet]').forEach((link) => link.remove()),
};

/** The screens on which each is tried, with the change in place. */
async function differences(t, change, names, options) {
  const at = await stage(t, options);
  const found = [];
  for (const [name, see] of STATES.filter(([name]) => names.includes(name))) {
    await see(at);
    const before = await shoot(at.page);
    if (typeof change === 'function') await at.page.evaluate(change);
    // Through the debugger: the security policy refuses style elements.
    else await at.page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, change);
    found.push([name, compare(before, await shoot(at.page))]);
  }
  return found;
}

const TRIED = { phone: ['start', 'question-one', 'emergency', 'result-today'], desktop: ['question-one', 'result-today'] };

for (const [what, change] of Object.entries(HARMLESS)) {
  test(`${what}: the same page`, async (t) => {
    for (const [mode, names] of Object.entries(TRIED)) {
      for (const [name, { over, says }] of await differences(t, change, names, MODES[mode])) assert.ok(over <= 1, `${name} ${mode}: ${over} ${says}`);
    }
  });
}

for (const [what, change] of Object.entries(BROKEN)) {
  test(`${what}: not the same page`, async (t) => {
    for (const [mode, names] of Object.entries(TRIED)) {
      for (const [name, { over }] of await differences(t, change, names, MODES[mode])) assert.ok(over > 1, `${name} ${mode}: ${over}`);
    }
  });
}
