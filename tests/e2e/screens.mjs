// Takes pictures of every page, state and component: `node screens.mjs <folder> [modes] [names]`, after `cargo xtask build`.
// Modes and names choose some of them, parted by commas: `node screens.mjs out phone,dark start,result-today`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from './harness.mjs';
import { STATES, addresses, setUp } from './states.mjs';

const [out = 'screens', modes = '', names = ''] = process.argv.slice(2);
const chosen = (list, name) => !list || list.split(',').includes(name);
mkdirSync(out, { recursive: true });

const PHONE = { width: 360, height: 740 };
const MODES = {
  phone: { viewport: PHONE },
  dark: { viewport: PHONE, colorScheme: 'dark' },
  tablet: { viewport: { width: 768, height: 1024 } },
  desktop: { viewport: { width: 1280, height: 900 } },
  'desktop-dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  forced: { viewport: PHONE, forcedColors: 'active' },
  large: { viewport: PHONE, large: true },
  print: { viewport: { width: 794, height: 1123 }, print: true },
};

/** Every page that no state shows. */
const pages = (seen) => addresses().filter((path) => !path.startsWith('check/') && !seen.has(path))
  .map((path) => [`page-${path.replaceAll('/', '_').replace(/_$/, '') || 'start'}`, ({ go }) => go(path)]);

const site = await serve();
for (const [mode, { large, print, ...options }] of Object.entries(MODES)) {
  if (!chosen(modes, mode)) continue;
  const browser = await launch(null, { timezoneId: 'Europe/London', ...options });
  if (large) await browser.context.addInitScript(() => addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%')));
  const { page } = await browser.open(site.url);
  const shoot = async (name) => {
    if (print) await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: join(out, `${name}-${mode}.png`), fullPage: true, animations: 'disabled' });
    if (print) writeFileSync(join(out, `${name}.pdf`), await page.pdf({ format: 'A4' }));
    if (print) await page.emulateMedia({ media: 'screen' });
  };
  const wanted = [...STATES, ...pages(new Set(['', 'conditions/', 'measure/', 'plan/', 'self-care/', 'stretches/']))].filter(([name]) => chosen(names, name));
  const stage = await setUp(page, site);
  for (const [name, see] of wanted) {
    await see(stage);
    await shoot(name);
  }
  if (chosen(names, 'components')) {
    await page.goto(`${site.url}components/`);
    for (const id of await page.locator('.specimen').evaluateAll((all) => all.map((one) => one.id))) {
      await page.locator(`[id="${id}"]`).screenshot({ path: join(out, `component-${id}-${mode}.png`), animations: 'disabled' });
    }
  }
  await browser.cleanup();
}
await site.cleanup();
