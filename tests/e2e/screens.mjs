// Takes pictures of the pages and states that matter: `node screens.mjs <folder>`, after `cargo xtask build`.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from './harness.mjs';
import { CLOT, CRAMP, answer, asked, interview } from './person.mjs';

const out = process.argv[2] ?? 'screens';
mkdirSync(out, { recursive: true });

const MODES = {
  phone: { viewport: { width: 360, height: 740 } },
  dark: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  tablet: { viewport: { width: 768, height: 1024 } },
  desktop: { viewport: { width: 1280, height: 900 } },
  forced: { viewport: { width: 360, height: 740 }, forcedColors: 'active' },
  large: { viewport: { width: 360, height: 740 }, large: true },
};

const site = await serve();
for (const [mode, { large, ...options }] of Object.entries(MODES)) {
  const browser = await launch(null, { timezoneId: 'Europe/London', reducedMotion: 'reduce', ...options });
  if (large) await browser.context.addInitScript(() => addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%')));
  const { page } = await browser.open(site.url);
  const shoot = (name, fullPage = true) => page.screenshot({ path: join(out, `${name}-${mode}.png`), fullPage });
  await shoot('start');
  await page.getByRole('link', { name: /start the check/i }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await shoot('error');
  for (const [person, name] of [[CLOT, 'today'], [CRAMP, 'home']]) {
    while (new URL(page.url()).pathname.endsWith('/check/')) {
      const question = await asked(page);
      if (name === 'today' && ['chest_and_head', 'spot', 'swelling_and_skin'].includes(question)) await shoot(`question-${question}`);
      await answer(page, person[question]);
    }
    await shoot(`answers-${name}`);
    await page.getByRole('button', { name: 'See your result' }).click();
    await page.locator('.cause__why > summary').first().click();
    await shoot(`result-${name}`);
    await page.getByRole('button', { name: 'Delete my answers' }).first().click();
    await page.getByRole('link', { name: /start the check/i }).click();
  }
  await interview(page, { ...CLOT, chest_and_head: 'short of breath' });
  await shoot('emergency');
  for (const path of ['conditions/', 'conditions/deep-vein-thrombosis/', 'self-care/', 'when-to-get-help/', 'stretches/', 'sources/', 'no-such-page/']) {
    await page.goto(site.url + path);
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    await shoot(path.replaceAll('/', '_').replace(/_$/, ''));
  }
  await browser.cleanup();
}
await site.cleanup();
