// A walk through everything there is. Nobody else is asked for anything, nothing is said on the console, and the
// policy (Trusted Types included) is never violated; who comes back asks the server for nothing but what is new.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { hasState, isOffline, launchOnce, serve, watch } from './harness.mjs';
import { CLOT, CRAMP, result } from './person.mjs';
import { STATES, addresses, setUp } from './states.mjs';

/** What Chromium asks its maker for by itself on any site: its own updates, accounts, how to fill in forms. */
const OF_THE_BROWSER = /^(http:\/\/)?[\w.-]+\.(google|googleapis)\.com[:/]/;

/** Where every other request goes that is not for this machine, whoever makes it: a page, the worker, or the browser. */
const elsewhere = [];
const note = (url) => OF_THE_BROWSER.test(url) || elsewhere.push(`proxy: ${url}`);
const proxy = createServer((request, response) => response.writeHead(502).end(void note(request.url)));
proxy.on('connect', (request, socket) => socket.destroy(void note(request.url)));
await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
after(() => proxy.close());

const visitor = await launchOnce(after, { args: [`--proxy-server=http://127.0.0.1:${proxy.address().port}`] });

/** A tab of which everything is heard that a browser says about a page: its console, its reports, its issues. */
async function closely(t, site) {
  const { context } = await visitor(t);
  const told = [];
  const origin = new URL(site.url).origin;
  context.on('serviceworker', (worker) => worker.on('console', (line) => told.push(`worker: ${line.text()}`)));
  context.on('request', (request) => request.url().startsWith(origin) || told.push(`foreign request: ${request.url()}`));
  await context.exposeBinding('calfcheckTell', (_, text) => told.push(text));
  await context.addInitScript(() => {
    const { calfcheckTell } = globalThis;
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) =>
      calfcheckTell(`violation: ${violatedDirective} ${blockedURI} ${sourceFile} ${sample}`));
    const hear = (reports) => reports.forEach(({ type, body }) => calfcheckTell(`report: ${type} ${JSON.stringify(body)}`));
    new ReportingObserver(hear, { buffered: true }).observe();
  });
  const page = await context.newPage();
  const log = watch(page, origin);
  const debug = await context.newCDPSession(page);
  // "Generic" are hints about forms, such as that a question is named "sex".
  const isHint = ({ code }) => code === 'GenericIssue';
  debug.on('Audits.issueAdded', ({ issue }) => isHint(issue) || told.push(`issue: ${issue.code} ${JSON.stringify(issue.details)}`));
  await debug.send('Audits.enable');
  /** Everything that was heard so far; nothing is the only good answer. */
  const heard = async () => {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    return [...told, ...log.problems, ...elsewhere];
  };
  return { context, page, heard, origin };
}

/** Opens what can be opened. */
async function unfold(page) {
  for (const fold of await page.locator('main summary').all()) if (await fold.isVisible()) await fold.click();
}

/** From the start to the result by clicks, and then every page that can be taken away. */
async function check(page, site, person) {
  await page.evaluate(() => sessionStorage.clear()).catch(() => {});
  await page.goto(site.url);
  await hasState(page, 'ready');
  const told = await result(page, person);
  await unfold(page);
  for (const path of ['summary', 'say', 'code', 'safety-net', 'answers']) {
    await page.goto(`${site.url}check/${path}/`);
    await hasState(page, 'ready');
    assert.equal(await page.locator('h1').count(), 1, path);
    for (const name of [/copy/i, /calendar/i, /save/i, /read (it )?aloud/i]) {
      for (const button of await page.getByRole('button', { name }).all()) if (await button.isVisible()) await button.click();
    }
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: 'screen' });
  }
  return told;
}

/** Every page, and every state of the app that is looked at elsewhere. */
async function everything(page, site) {
  for (const path of [...addresses(), 'no-such-page/']) {
    await page.goto(site.url + path);
    await hasState(page, 'ready');
    await unfold(page);
  }
  await page.goto(`${site.url}how-good/`);
  await page.locator('.run-here__button').click();
  await page.locator('.run-here__status', { hasText: /the same as when this was built/ }).waitFor();
  const stage = await setUp(page, site);
  for (const [, see] of STATES) await see(stage);
}

/** The page of what does not exist is told to be missing on the console: that much is right. */
const isRight = (line) => !/status of 404/.test(line);

test('a walk through everything: nobody else is asked, nothing is said, the policy holds', { timeout: 900e3 }, async (t) => {
  const site = await serve(t);
  const { page, heard } = await closely(t, site);
  assert.equal((await check(page, site, CRAMP)).level, 'self-care');
  await isOffline(page);
  await everything(page, site);
  assert.equal((await check(page, site, { ...CLOT, chest_and_head: 'short of breath' })).level, 'emergency');
  await page.goto(`${site.url}conditions/`);
  await page.locator('#search').fill('cramp');
  await page.goto(site.url);
  await page.getByRole('button', { name: /delete my answers/i }).first().click();
  await site.close();
  await page.goto(`${site.url}self-care/`);
  await hasState(page, 'ready');
  assert.equal((await check(page, site, CLOT)).level, 'same-day');
  assert.deepEqual((await heard()).filter(isRight), []);
});

test('who comes back asks for the worker and for what is called back, and for nothing else', { timeout: 900e3 }, async (t) => {
  const site = await serve(t);
  const { context, page } = await closely(t, site);
  await page.goto(site.url);
  await isOffline(page);
  await page.close();
  site.requests.length = 0;
  const again = await context.newPage();
  await again.goto(site.url);
  await hasState(again, 'ready');
  // The worker is looked for once the app runs.
  for (let tries = 0; tries < 100 && !site.requests.includes('/sw.js'); tries += 1) await again.waitForTimeout(100);
  await again.waitForFunction(async () => !(await navigator.serviceWorker.ready).installing);
  assert.deepEqual([...new Set(site.requests)].sort(), ['/status.json', '/sw.js'], 'at its start');
  // From here on the app runs, and does so alone.
  site.requests.length = 0;
  assert.equal((await result(again, CLOT)).level, 'same-day');
  for (const name of [/what to say/i, /summary/i]) {
    const link = again.getByRole('link', { name }).first();
    if (await link.count()) await link.click();
    await again.goBack();
  }
  assert.deepEqual(site.requests.filter((path) => path !== '/sw.js'), [], 'after its start');
  await everything(again, site);
  assert.deepEqual([...new Set(site.requests)].sort(), ['/no-such-page/', '/status.json', '/sw.js'], 'on every page');
});

test('the ears of this walk hear: a script from elsewhere, a word on the console, text that would become code', async (t) => {
  const site = await serve(t);
  const { page, heard } = await closely(t, site);
  await page.goto(site.url);
  await hasState(page, 'ready');
  assert.deepEqual(await heard(), []);
  await page.evaluate(async () => {
    await fetch('https://elsewhere.example/').catch(() => {});
    try {
      document.createElement('div').innerHTML = '<b>text</b>';
    } catch {
      // That is what Trusted Types are for.
    }
    console.error('a word');
  });
  const all = (await heard()).join('\n');
  for (const expected of [/violation: connect-src/, /violation: require-trusted-types-for/, /console: a word/, /issue: ContentSecurityPolicyIssue/, /report: csp-violation/]) {
    assert.match(all, expected);
  }
});
