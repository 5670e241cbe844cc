// The component page and the screens that matter most, compared with the pictures in tests/screens.
// `CALFCHECK_UPDATE=1 node --test screens.test.mjs` takes them anew; look at what changed before you keep it.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CUT, compare, small } from './compare.mjs';
import { launch, serve } from './harness.mjs';
import { STATES, setUp } from './states.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../screens');
const update = process.env.CALFCHECK_UPDATE === '1';
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
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, CUT) }, animations: 'disabled' });
}

async function stage(t, options) {
  const site = await serve(t);
  const browser = await launch(t, { ...WHERE, ...options });
  const { page } = await browser.open(site.url);
  return setUp(page, site, ['clot', 'cramp', 'breathless']);
}

/** Compares a picture with the one that is kept, or keeps it. */
function check(name, bytes, failures) {
  const file = join(folder, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  const picture = small(bytes, CUT);
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
const letters = (by) => `:root:root {
  --text: calc(1.15rem + ${by}px); --step-1: calc(1.375rem + ${by}px); --step-2: calc(1.625rem + ${by}px);
  --step-3: calc(1.9375rem + ${by}px); --step-4: calc(2.375rem + ${by}px) }`;
const HARMLESS = {
  'letters a pixel larger': letters(1),
  'letters a pixel smaller': letters(-1),
  'another font': ':root { --font: "DejaVu Serif", serif }',
};

/** What must not happen to a page: styles, or a function. */
const BROKEN = {
  'a column pushed out': 'main .page__content { transform: translateX(8rem) }',
  'a missing button': '.button--primary, .call-button, .urgency-card { display: none }',
  'an unstyled page': () => document.querySelectorAll('link[rel=stylesheet]').forEach((link) => link.remove()),
};

/** Changes a page: through the debugger, since the security policy refuses style elements. */
async function change(page, how) {
  if (typeof how === 'function') return page.evaluate(how);
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, how);
}

const TRIED = { phone: ['start', 'question-one', 'result-today'], desktop: ['question-one', 'result-today'] };

/** How much each of the screens differs with each change. */
async function differences(t, mode, changes) {
  const at = await stage(t, MODES[mode]);
  const found = [];
  for (const [name, see] of STATES.filter(([name]) => TRIED[mode].includes(name))) {
    await see(at);
    const before = await shoot(at.page);
    for (const [what, how] of Object.entries(changes)) {
      await change(at.page, how);
      const { over, says } = compare(before, await shoot(at.page));
      found.push({ over, says: `${name} ${mode}, ${what}: ${over.toFixed(2)}, ${says}` });
    }
  }
  return found;
}

for (const mode of Object.keys(TRIED)) {
  test(`letters a pixel larger or smaller, or another font: the same page, ${mode}`, async (t) => {
    const found = await differences(t, mode, HARMLESS);
    assert.deepEqual(found.filter(({ over }) => over > 1).map(({ says }) => says), []);
  });

  test(`a column pushed out, a missing button, an unstyled page: not the same page, ${mode}`, async (t) => {
    const found = await differences(t, mode, BROKEN);
    assert.deepEqual(found.filter(({ over }) => over <= 1).map(({ says }) => says), []);
  });
}
