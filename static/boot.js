// Starts the app over the page that was served, and keeps that page when the app cannot run.
// What it needs to know (file names, hashes, where the site stands) is on its own script tag.

const settings = document.querySelector('script[data-glue]').dataset;
const root = document.documentElement;
const container = navigator.serviceWorker;
const served = document.getElementById('app').cloneNode(true);
const PATIENCE = 8000; // milliseconds until the page says that the app is late

const UNAVAILABLE =
  'The questions need a newer browser or a working connection. Everything else on this page can be read without them.';
const APOLOGY = 'Sorry, the questions have stopped working. Your answers are kept in this tab.';

let restarts = 0;
let alive = false; // an instance of the app runs, so a trap is its own
let heard = []; // what the app listens to outside #app

function state(name) {
  root.dataset.state = name;
}

/** Puts one line, with a way to try again, where screen readers announce it. */
function say(text) {
  const notice = document.createElement('p');
  notice.className = 'notice notice--info';
  const line = document.createElement('span');
  line.textContent = text;
  const again = document.createElement('a');
  again.href = location.pathname;
  again.textContent = 'Try again';
  notice.append(line, again);
  document.getElementById('status').replaceChildren(notice);
}

function island() {
  return document.getElementById('app');
}

/** Fetches a file and refuses any other bytes than those of this build. A second try goes past every cache. */
async function verified(url, integrity) {
  const get = async (options) => {
    const response = await fetch(url, integrity ? { integrity, ...options } : options);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };
  return get({}).catch(() => get({ cache: 'reload' }));
}

/** Loads the module that goes with the WebAssembly. A restart needs its own address, to get a fresh instance. */
async function loadGlue() {
  // The first time, the integrity on the modulepreload link is the check.
  if (!restarts) return import(settings.glue);
  const url = `${settings.glue}?r=${restarts}`;
  await verified(url, settings.glueIntegrity);
  return import(url);
}

async function start() {
  const attempt = restarts;
  state('booting');
  const late = setTimeout(() => attempt === restarts && fail(UNAVAILABLE), PATIENCE);
  try {
    if (typeof WebAssembly === 'undefined') throw new Error('no WebAssembly');
    const [glue, response] = await Promise.all([loadGlue(), verified(settings.wasm, settings.wasmIntegrity)]);
    alive = true;
    await glue.default({ module_or_path: response });
    if (attempt !== restarts) return;
    document.querySelector('#status > .notice--info')?.remove();
    state('ready');
  } catch (error) {
    console.error(error);
    if (attempt === restarts) stop(restarts ? APOLOGY : UNAVAILABLE);
  } finally {
    clearTimeout(late);
  }
}

function fail(text) {
  state('failed');
  say(text);
}

/** Shows the page as it was served, without the app. */
function stop(text) {
  if (alive || restarts) {
    forget();
    island().replaceWith(served.cloneNode(true));
  }
  alive = false;
  fail(text);
  addEventListener('online', () => location.reload(), { once: true });
}

/** A dead instance must not hear anything any more. */
function forget() {
  for (const [target, what] of heard) target.removeEventListener(...what);
  heard = [];
}

/** After a trap nothing may call into the instance again: the island is replaced and the app starts anew, once. */
function recover() {
  alive = false;
  if (restarts) return stop(APOLOGY);
  restarts += 1;
  forget();
  const focused = island().contains(document.activeElement);
  island().replaceWith(island().cloneNode(true));
  start().then(() => focused && document.querySelector('#app h1')?.focus());
}

function isTrap(error) {
  if (typeof WebAssembly === 'undefined') return false;
  if (error instanceof WebAssembly.RuntimeError) return true;
  // A stack that overflows is no RuntimeError.
  return ['RangeError', 'InternalError'].includes(error?.name) && /wasm/.test(error.stack);
}

addEventListener('error', (event) => alive && isTrap(event.error) && recover());
addEventListener('unhandledrejection', (event) => alive && isTrap(event.reason) && recover());

for (const target of [window, document]) {
  target.addEventListener = (...what) => {
    heard.push([target, what]);
    EventTarget.prototype.addEventListener.apply(target, what);
  };
}

/** Answers in this tab mean that somebody is in the middle of it; an update then waits to be asked for. */
function answering() {
  try {
    return sessionStorage.getItem('calfcheck-answers') !== null;
  } catch {
    return false;
  }
}

/** Lets a version that has been waiting take over before the app starts. True when the page is about to reload. */
async function switchVersion() {
  const here = new URL(location.href);
  if (here.searchParams.has('u')) {
    here.searchParams.delete('u');
    history.replaceState(history.state, '', here);
    return false;
  }
  if (!container?.controller || answering()) return false;
  const waiting = (await container.getRegistration(settings.base))?.waiting;
  if (!waiting) return false;
  const switched = await new Promise((resolve) => {
    container.addEventListener('controllerchange', () => resolve(true), { once: true });
    container.addEventListener('message', ({ data }) => data?.type === 'busy' && resolve(false));
    container.startMessages();
    setTimeout(resolve, 3000, false);
    waiting.postMessage({ type: 'skip-waiting', alone: true });
  });
  if (!switched) return false;
  here.searchParams.set('u', '1');
  location.replace(here);
  return true;
}

function workerUrl() {
  if (!window.trustedTypes) return settings.worker;
  return trustedTypes.createPolicy('sw', { createScriptURL: () => settings.worker }).createScriptURL('');
}

/** Registers the worker that keeps the site offline, and tells the app when a new version is ready. */
async function registerWorker() {
  if (!container || !settings.worker) return;
  const options = { scope: settings.base, updateViaCache: 'none' };
  const registration = await container.register(workerUrl(), options);
  const announce = () => container.controller && dispatchEvent(new CustomEvent('calfcheck-update'));
  const watch = (worker) => worker?.addEventListener('statechange', () => worker.state === 'installed' && announce());
  if (registration.waiting) announce();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  EventTarget.prototype.addEventListener.call(window, 'calfcheck-apply-update', () => {
    if (!registration.waiting) return location.reload();
    container.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting.postMessage({ type: 'skip-waiting' });
  });
  const look = () => document.hidden || registration.update().catch(() => {});
  look();
  setInterval(look, 3600e3);
}

async function run() {
  state('booting');
  if (await switchVersion().catch(() => false)) return;
  await Promise.race([start(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  // Without a worker it is a plain site.
  await registerWorker().catch(() => {});
}

run();
