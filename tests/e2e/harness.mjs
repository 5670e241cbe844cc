// What every end-to-end test needs: the built site on a server that can misbehave, and a browser that is watched.
//
//   test('a name that is a sentence', async (t) => {
//     const site = await serve(t);                  // .url .close() .open() .fail() .alter() .mend() .requests
//     const browser = await launch(t);              // .context .open(url) .restart()
//     const { page, log } = await browser.open(site.url);
//     assert.deepEqual(await axe(page), []);
//     assert.deepEqual(log.problems, []);
//   });
//
// With `t` given, everything is closed and deleted when the test ends; without it, call `.cleanup()`.

import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));

/** The built site; `cargo xtask build` makes it. */
export const dist = process.env.CALFCHECK_DIST ?? resolve(here, '../../dist');

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

// ---- the server ----

const headersOf = new Map();

/** The rules of a `_headers` file: [pattern, [[name, value], ...]]. */
function readHeaders(folder) {
  if (!headersOf.has(folder)) headersOf.set(folder, parseHeaders(folder));
  return headersOf.get(folder);
}

function parseHeaders(folder) {
  const rules = [];
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
    if (!line.trim() || line.startsWith('#')) continue;
    if (!line.startsWith(' ')) rules.push([line.trim(), []]);
    else rules.at(-1)[1].push(line.trim().split(/:\s(.*)/s).slice(0, 2));
  }
  return rules;
}

const matches = (pattern, path) => (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern);

/** The file behind a path: `[file, status]`. */
function find(folder, path) {
  const file = join(folder, path);
  if (!path.includes('..')) {
    if (existsSync(file) && statSync(file).isFile()) return [file, 200];
    if (existsSync(join(file, 'index.html'))) return [join(file, 'index.html'), 200];
  }
  return [join(folder, '404.html'), 404];
}

/** Answers one request as a published site would, except where `faults` has something for the path. */
async function answer(site, request, response) {
  const path = decodeURIComponent(new URL(request.url, site.url).pathname);
  site.requests.push(path);
  const fault = site.faults.get(path) ?? {};
  if (fault.how === 'hang') return;
  if (fault.how === 'drop') return request.socket.destroy();
  if (typeof fault.how === 'number') return response.writeHead(fault.how).end();
  if (fault.delay) await new Promise((done) => setTimeout(done, fault.delay));
  const [file, status] = find(site.folder, path.startsWith(site.base) ? path.slice(site.base.length - 1) : '/404.html');
  const headers = new Map([['Content-Type', fault.type ?? TYPES[extname(file)] ?? 'application/octet-stream']]);
  for (const [pattern, list] of readHeaders(site.folder)) {
    if (matches(pattern, path)) for (const [name, value] of list) headers.set(name, value);
  }
  for (const [name, value] of Object.entries(fault.headers ?? {})) headers.set(name, value);
  const packed = (!fault.change || fault.packed) && (request.headers['accept-encoding'] ?? '').includes('br') && existsSync(`${file}.br`);
  if (packed) headers.set('Content-Encoding', 'br');
  headers.set('Vary', 'Accept-Encoding');
  const whole = await readFile(packed ? `${file}.br` : file);
  const body = fault.change ? Buffer.from(fault.change(whole)) : whole;
  headers.set('Content-Length', body.length);
  response.writeHead(status, Object.fromEntries(headers));
  if (request.method === 'HEAD') return response.end();
  if (fault.how !== 'truncate') return response.end(body);
  response.write(body.subarray(0, body.length >> 1), () => request.socket.destroy());
}

function listen(server, port) {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(server.address().port));
  });
}

/**
 * Serves a built site with its own headers.
 * @param t      the running test, or nothing
 * @param folder the site; `site.folder` can be set to another one, to deploy a new version
 * @param base   where the site stands, with a slash at both ends
 */
export async function serve(t, { folder = dist, base = '/' } = {}) {
  const site = { folder, base, faults: new Map(), requests: [] };
  let server;
  /** Opens the server, again on the same port after `close`. */
  site.open = async () => {
    server = createServer((request, response) => {
      answer(site, request, response).catch((error) => response.destroy(error));
    });
    site.port = await listen(server, site.port ?? 0);
    site.url = `http://127.0.0.1:${site.port}${base}`;
  };
  /** Nobody answers any more: what offline means to a service worker too. */
  site.close = async () => {
    if (!server) return;
    const closing = new Promise((done) => server.close(done));
    server.closeAllConnections();
    server = undefined;
    await closing;
  };
  /** Lets a path fail: a status, 'drop' the connection, 'truncate' the body, or 'hang' for ever. */
  site.fail = (path, how = 500) => site.faults.set(path, { how });
  /**
   * Changes a path: `change(bytes)` gives other bytes; `type` is another content type; `headers` are added;
   * `delay` milliseconds pass before the answer. With `packed` the packed bytes are changed, where there are any.
   */
  site.alter = (path, fault) => site.faults.set(path, fault);
  /** Takes back `fail` and `alter`, for one path or for all. */
  site.mend = (path) => (path ? site.faults.delete(path) : site.faults.clear());
  site.cleanup = site.close;
  await site.open();
  t?.after(site.cleanup);
  return site;
}

/** The paths of the built files by what they are: { boot, glue, wasm, css }, as the start page names them. */
export function assets(folder = dist) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const [, boot] = html.match(/<script type="module" src="([^"]+)"/);
  const [, css] = html.match(/<link rel="stylesheet" href="([^"]+)"/);
  const [, glue] = html.match(/data-glue="([^"]+)"/);
  const [, wasm] = html.match(/data-wasm="([^"]+)"/);
  const [, build] = html.match(/<meta name="build" content="([^"]+)"/);
  return { boot, css, glue, wasm, build };
}

// ---- the browser ----

/** What no browser under test may do on its own. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that tests use: what $CHROME names, or the first on the path. */
export function browserPath() {
  if (process.env.CHROME) return process.env.CHROME;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // The next place.
      }
    }
  }
  throw new Error('no browser: install chromium, or set CHROME to one');
}

/** What a browser is started with; `args` are added to the house flags. */
const started = (args) => ({ executablePath: browserPath(), chromiumSandbox: false, headless: true, args: [...FLAGS, ...args] });

/**
 * One browser for many tests: each call gives an empty profile that lives in memory, and is gone with the test.
 * @returns `visitor(t, options)`, which gives what `launch` does, without `restart`
 */
export async function launchOnce(after, { args = [] } = {}) {
  const shared = await chromium.launch(started(args));
  after(() => shared.close());
  return async (t, options = {}) => {
    const context = await shared.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(60000);
    const cleanup = () => context.close();
    t?.after(cleanup);
    return { context, cleanup, open: opener(() => context) };
  };
}

/** Opens a watched tab; waits until the app runs, unless `until` names another state or is null. */
const opener = (context) => async (url, { until = 'ready' } = {}) => {
  const page = await context().newPage();
  const log = watch(page, new URL(url).origin);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  if (until) await hasState(page, until);
  return { page, log };
};

/**
 * Watches a page. `problems` has what nobody expects: errors on the console, uncaught errors, and requests
 * to another origin than `origin`; `requests` has every address asked for, `console` every line.
 */
export function watch(page, origin) {
  const log = { problems: [], console: [], requests: [] };
  page.on('console', (message) => {
    log.console.push(`${message.type()}: ${message.text()}`);
    if (['error', 'warning'].includes(message.type())) log.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => log.problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    log.requests.push(request.url());
    const elsewhere = origin && !request.url().startsWith(origin) && /^https?:/.test(request.url());
    if (elsewhere) log.problems.push(`foreign request: ${request.url()}`);
  });
  return log;
}

/**
 * Starts a browser with an empty profile of its own.
 * @param options what Playwright's `launchPersistentContext` takes; `args` are added to the house flags
 */
export async function launch(t, { args = [], ...options } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'calfcheck-'));
  const browser = { profile };
  const begin = async () => {
    browser.context = await chromium.launchPersistentContext(profile, {
      ...started(args),
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
      // Pages are looked at as they are, not on their way in.
      reducedMotion: 'reduce',
      ...options,
    });
    browser.context.setDefaultTimeout(15000);
  };
  browser.open = opener(() => browser.context);
  /** Closes the browser and starts it again with the same profile. */
  browser.restart = async () => {
    await browser.context.close();
    await begin();
  };
  browser.cleanup = async () => {
    await browser.context?.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  await begin();
  t?.after(browser.cleanup);
  return browser;
}

/** Waits until the start script says that the page is `booting`, `ready` or `failed`. */
export function hasState(page, state) {
  return page.waitForFunction((wanted) => document.documentElement.dataset.state === wanted, state);
}

/** Waits until the service worker controls the page, and so everything is kept for offline use. */
export function isOffline(page) {
  return page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

// ---- accessibility ----

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page, one line for each element: `rule: help: element`. */
export async function axe(page, options = {}) {
  // Evaluated through the debugger, to which the security policy of the page does not apply.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async (wanted) => (await globalThis.axe.run(document, wanted)).violations,
    { runOnly: { type: 'tag', values: LEVELS }, resultTypes: ['violations'], ...options },
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
}
