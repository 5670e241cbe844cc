// A small WebDriver client, for the engines that Playwright's own builds would be needed for otherwise.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const MINI_BROWSER = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser'];
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

const program = (name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find(existsSync);
const first = (paths) => paths.find((path) => path && existsSync(path));

/** The engines: what each needs, how its driver is started, and what a session asks for. */
export const ENGINES = {
  chromium: () => {
    const driver = program('chromedriver');
    const binary = first([process.env.CHROME, program('chromium'), program('google-chrome')]);
    return { needs: [driver, binary], driver, args: (port) => [`--port=${port}`], wants: { 'goog:chromeOptions': { binary, args: FLAGS } } };
  },
  firefox: () => {
    const driver = first([process.env.GECKODRIVER, program('geckodriver')]);
    const binary = first([process.env.FIREFOX, program('firefox-esr'), program('firefox')]);
    const args = (port) => ['--port', `${port}`, '--websocket-port', `${port + 1}`];
    return { needs: [driver, binary], driver, args, wants: { 'moz:firefoxOptions': { binary, args: ['-headless'] } } };
  },
  webkit: () => {
    const [driver, screen, binary] = [program('WebKitWebDriver'), program('Xvfb'), first(MINI_BROWSER)];
    const options = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
    return { needs: [driver, screen, binary], driver, screen, args: (port) => [`--port=${port}`], wants: options };
  },
};

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

const end = (child) =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', done);
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 3000).unref();
  });

/** A screen that nobody sees; the program picks a free number and tells it. */
function startScreen(path) {
  const child = spawn(path, ['-displayfd', '3', '-screen', '0', '1024x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', () => failed(new Error('no screen')));
    child.stdio[3].once('data', (number) => done({ child, display: `:${String(number).trim()}` }));
  });
}

/** Opens a window of the engine; null when the engine is not on this machine. */
export async function open(t, name) {
  const { needs, driver, screen, args, wants } = ENGINES[name]();
  if (!needs.every(Boolean)) return null;
  const home = await mkdtemp(join(tmpdir(), `calfcheck-${name}-`));
  t.after(() => rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const shown = screen && (await startScreen(screen));
  if (shown) t.after(() => end(shown.child));
  const port = await freePort();
  const env = { ...process.env, HOME: home, TMPDIR: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', ...(shown && { DISPLAY: shown.display }) };
  const child = spawn(driver, args(port), { stdio: 'ignore', env });
  t.after(() => end(child));
  const browser = await connect(`http://127.0.0.1:${port}`, wants);
  t.after(() => browser.quit());
  return browser;
}

async function connect(url, wants) {
  const ask = async (method, path, body) => {
    const response = await fetch(url + path, { method, body: body && JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    const ready = await ask('GET', '/status').catch(() => null);
    if (ready) break;
    if (tries > 100) throw new Error('the driver does not answer');
    await new Promise((done) => setTimeout(done, 100));
  }
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: wants } });
  const session = `/session/${sessionId}`;
  const browser = {
    go: (to) => ask('POST', `${session}/url`, { url: to }),
    /** Runs a function in the page. */
    run: (what, ...args) => ask('POST', `${session}/execute/sync`, { script: `return (${what})(...arguments)`, args }),
    async click(element) {
      // Drivers differ in how far they scroll: never under a bar that sticks.
      await browser.run((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }), element);
      await ask('POST', `${session}/element/${element[ELEMENT]}/click`, {});
    },
    type: (element, text) => ask('POST', `${session}/element/${element[ELEMENT]}/value`, { text }),
    quit: () => ask('DELETE', session).catch(() => {}),
    /** Waits until the function gives something, and gives it. */
    async until(what, ...args) {
      for (const start = Date.now(); ; ) {
        const found = await browser.run(what, ...args).catch(() => null);
        if (found) return found;
        if (Date.now() - start > 90000) throw new Error(`waited in vain for ${what}`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
  };
  return browser;
}
