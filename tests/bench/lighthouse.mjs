// What Lighthouse says of six kinds of page, as it looks at a telephone.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { FLAGS, browserPath, hasState } from '../e2e/harness.mjs';
import { CLOT, result } from '../e2e/person.mjs';
import { summary, table } from './figures.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** `{ name: address }`; a result comes with its answers in the fragment, as a shared link does. */
async function pages(visit, site) {
  return {
    start: site.url,
    question: `${site.url}check/`,
    result: await link(visit, site),
    condition: `${site.url}conditions/deep-vein-thrombosis/`,
    'self-care': `${site.url}self-care/`,
    about: `${site.url}about/`,
  };
}

/** The link to a result that the app itself offers. */
async function link(visit, site) {
  const { context, open, cleanup } = await visit();
  try {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page } = await open(site.url);
    await result(page, CLOT);
    await page.goto(`${site.url}check/code/`);
    await hasState(page, 'ready');
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('Copied.').waitFor();
    return await page.evaluate(() => navigator.clipboard.readText());
  } finally {
    await cleanup();
  }
}

/** Audits that cost points: `category: audit: what it found`. */
export function faults({ categories, audits }) {
  return Object.values(categories).flatMap(({ id, auditRefs }) =>
    auditRefs.flatMap(({ id: name, weight }) => {
      const { score, displayValue, title } = audits[name];
      const costs = weight > 0 && typeof score === 'number' && score < 1;
      return costs ? [`${id}: ${name} ${score.toFixed(2)}: ${displayValue ?? title}`] : [];
    }));
}

/** Points from 0 to 100; fails where a category was not graded. */
function points({ categories, runtimeError }) {
  if (runtimeError) throw new Error(`${runtimeError.code}: ${runtimeError.message}`);
  return Object.fromEntries(CATEGORIES.map((name) => {
    const { score } = categories[name];
    if (typeof score !== 'number') throw new Error(`${name} was not graded`);
    return [name, Math.round(score * 100)];
  }));
}

/** Each page some times, each time in a browser that has seen nothing. */
export async function grade(visit, site, runs, say) {
  const found = {};
  const chrome = await launch({ chromePath: browserPath(), chromeFlags: ['--headless=new', ...FLAGS], logLevel: 'error' });
  try {
    for (const [name, address] of Object.entries(await pages(visit, site))) {
      const all = [];
      for (let run = 0; run < runs; run += 1) {
        const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: 'error', onlyCategories: CATEGORIES });
        all.push({ points: points(lhr), faults: faults(lhr) });
      }
      found[name] = sum(all);
    }
  } finally {
    chrome.kill();
  }
  tell(found, runs, say);
  return found;
}

/** The median of each category, and what cost points in the run in the middle by performance. */
function sum(all) {
  const grades = Object.fromEntries(CATEGORIES.map((name) => [name, summary(all.map(({ points: one }) => one[name]))]));
  const sorted = [...all].sort((one, other) => one.points.performance - other.points.performance);
  return { grades, faults: sorted[sorted.length >> 1].faults };
}

function tell(found, runs, say) {
  say(`\nLighthouse, mobile; ${runs} runs, median (least to most where they differ)`);
  const cell = ({ median, least, most }) => (least === most ? `${median}` : `${median} (${least} to ${most})`);
  const rows = Object.entries(found).map(([name, { grades }]) => [name, ...CATEGORIES.map((one) => cell(grades[one]))]);
  say(table([['', ...CATEGORIES], ...rows]));
  for (const [name, { faults: lines }] of Object.entries(found)) for (const line of lines) say(`  ${name}: ${line}`);
}
