// axe finds nothing in any state. Pages as they are served: pages.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, launch, serve } from './harness.mjs';
import { STATES, setUp } from './states.mjs';

/** The rules that see colours; everything else is the same in both themes. */
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

test('axe finds nothing in any state, light and dark', async (t) => {
  const site = await serve(t);
  const { page, log } = await (await launch(t, { timezoneId: 'Europe/London' })).open(site.url);
  const stage = await setUp(page, site);
  const found = {};
  for (const [name, see] of STATES) {
    await page.emulateMedia({ colorScheme: 'light' });
    await see(stage);
    const light = await axe(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await axe(page, COLOURS);
    if (light.length || dark.length) found[name] = { light, dark };
  }
  assert.deepEqual(found, {});
  assert.deepEqual(log.problems.filter((line) => !line.includes('404')), []);
});

test('axe finds nothing on the page of all components but what many parts on one page bring', async (t) => {
  const site = await serve(t);
  const { page } = await (await launch(t)).open(`${site.url}components/`, { until: null });
  assert.equal(await page.locator('meta[name=robots]').getAttribute('content'), 'noindex');
  // Best practices ask for one banner, one heading of level 1 and so on for each page, and here stand many pages.
  const wcag = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } };
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await axe(page, wcag), [], colorScheme);
  }
});
