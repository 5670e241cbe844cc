// Starts the app over the page that was served, and keeps that page when the app cannot run.
// What it needs to know (file names, hashes, where the site stands) is on its own script tag.

const settings = document.querySelector('script[data-glue]').dataset;
const root = document.documentElement;
const container = navigator.serviceWorker;
const served = document.getElementById('app').cloneNode(true);
const ANSWERS = 'calfcheck-answers';
const PATIENCE = 8000; // milliseconds until the page says that the app is late

const UNAVAILABLE =
  'The questions need a newer browser or a working connection. Everything else on this page can be read without them.';
const APOLOGY = 'Sorry, the questions have stopped working. Your answers are kept in this tab.';
const ONE_MOMENT = 'One moment: the next question is loading.';
const WITHDRAWN = 'This version of CalfCheck is out of use';
const ADVICE =
  'A mistake was found in it. Please do not go by what it told you. Ask a doctor, a nurse or a pharmacist about your leg.';

let restarts = 0;
let alive = false; // an instance of the app runs, so a trap is its own
let heard = []; // what the app listens to outside #app
let cause; // the last thing that went wrong

function state(name) {
  root.dataset.state = name;
}

const make = (tag, content, properties) =>
  Object.assign(document.createElement(tag), { textContent: content, ...properties });

/** What may be told about a failure: nothing that anybody answered. */
function report() {
  const stack = String(cause?.stack).replace(/\?\S*?(?=:)/g, '').slice(0, 900);
  return `CalfCheck ${settings.build}\n${navigator.userAgent}\n${cause?.name}: ${cause?.message}\n${stack}`;
}

/** Ways out of a failure that comes again: tell somebody, or begin anew. */
function waysOut() {
  const text = report();
  const more = make('details');
  const copy = make('button', 'Copy this', { type: 'button', className: 'button button--secondary' });
  copy.onclick = () => navigator.clipboard?.writeText(text).then(() => (copy.textContent = 'Copied'));
  more.append(make('summary', 'Report this. Your answers are not in it.'), make('pre', text), copy);
  if (settings.contact) {
    const href = `mailto:${settings.contact}?subject=CalfCheck&body=${encodeURIComponent(text)}`;
    more.append(make('a', `Send it to ${settings.contact}`, { href }));
  }
  const anew = make('button', 'Delete my answers and start again', { type: 'button', className: 'button button--secondary' });
  anew.onclick = () => {
    try {
      sessionStorage.removeItem(ANSWERS);
    } catch {
      // Then nothing was kept.
    }
    location.assign(settings.base);
  };
  return [anew, more];
}

/** Puts one line, with a way to try again, where screen readers announce it. */
function say(text, more = []) {
  const notice = make('div', '', { className: 'notice notice--info' });
  notice.append(make('p', text), make('a', 'Try again', { href: location.pathname }), ...more);
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

let copies = 0;

/** Loads the module that goes with the WebAssembly. A restart needs its own address, to get a fresh instance. */
async function loadGlue() {
  if (!restarts) {
    try {
      // The first time, the integrity on the modulepreload link is the check.
      return await import(settings.glue);
    } catch {
      // Damaged, or not there: once more, past every cache.
    }
  }
  copies += 1;
  const url = `${settings.glue}?r=${copies}`;
  await verified(url, settings.glueIntegrity);
  return import(url);
}

/**
 * The first question can be answered on the page as it was served. What was typed, ticked and sent before the app came
 * is done again in the app; returns how. Nothing is done again after a trap: it might have been the cause.
 */
function watchServedForm() {
  const form = island().querySelector('.question__form');
  if (!form || restarts) return null;
  let sent = false;
  let focused = document.activeElement;
  form.addEventListener('focusin', ({ target }) => (focused = target));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sent = true;
    document.getElementById('status').replaceChildren(make('p', ONE_MOMENT, { className: 'notice notice--info' }));
  });
  return async () => {
    // The app draws, and takes in what changes, once what runs now is over.
    const over = () => new Promise((done) => setTimeout(done));
    await over();
    const now = island().querySelector('.question__form');
    // Another question has taken its place where the tab kept answers.
    if (!now || now.querySelector('h1')?.textContent !== form.querySelector('h1').textContent) return;
    // The last one touched comes last: it may untick another.
    const fields = [...form.elements].sort((one, other) => (one === focused) - (other === focused));
    for (const field of fields) {
      const twin = field.id && document.getElementById(field.id);
      if (!twin || field.type === 'submit') continue;
      // What is ticked or not has a value that means nothing, and none by default.
      if (['checkbox', 'radio'].includes(field.type)) {
        if (field.checked !== field.defaultChecked) twin.click();
      } else if (field.value !== field.defaultValue) {
        twin.value = field.value;
        for (const type of ['input', 'change']) twin.dispatchEvent(new Event(type, { bubbles: true }));
      }
      if (field === focused) twin.focus({ preventScroll: true });
    }
    await over();
    if (sent) now.requestSubmit();
  };
}

async function start() {
  const attempt = restarts;
  const catchUp = watchServedForm();
  state('booting');
  const late = setTimeout(() => attempt === restarts && fail(UNAVAILABLE), PATIENCE);
  try {
    if (typeof WebAssembly === 'undefined') throw new Error('no WebAssembly');
    const [glue, response] = await Promise.all([loadGlue(), verified(settings.wasm, settings.wasmIntegrity)]);
    if (attempt !== restarts) return;
    alive = true;
    const focused = document.activeElement;
    await glue.default({ module_or_path: response });
    if (attempt !== restarts) return;
    // What the app takes over from the served page it moves, and so it loses the focus.
    if (focused?.isConnected) focused.focus({ preventScroll: true });
    await catchUp?.();
    document.getElementById('status').replaceChildren();
    state('ready');
  } catch (error) {
    console.error(error);
    if (attempt !== restarts) return;
    cause = error;
    if (isTrap(error)) recover();
    else stop(restarts ? APOLOGY : UNAVAILABLE);
  } finally {
    clearTimeout(late);
  }
}

function fail(text, more) {
  state('failed');
  say(text, more);
  rescue();
}

/** Shows the page as it was served, without the app. */
function stop(text) {
  if (alive || restarts) {
    forget();
    island().replaceWith(served.cloneNode(true));
  }
  alive = false;
  fail(text, text === APOLOGY ? waysOut() : []);
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

function onFailure(error) {
  if (!alive || !isTrap(error)) return;
  cause = error;
  recover();
}

addEventListener('error', (event) => onFailure(event.error));
addEventListener('unhandledrejection', (event) => onFailure(event.reason));

for (const target of [window, document]) {
  target.addEventListener = (...what) => {
    heard.push([target, what]);
    EventTarget.prototype.addEventListener.apply(target, what);
  };
}

/** Asks once whether this build was called back. Whoever is offline hears what was known last. */
async function checkRecall() {
  if (!settings.worker) return;
  const response = await fetch(`${settings.base}status.json`, { cache: 'no-store', signal: AbortSignal.timeout?.(5000) });
  const { withdrawn, advice } = await response.json();
  if (withdrawn.includes(settings.build) || withdrawn.includes('all')) withdraw(advice);
}

/** Instead of the app: why it is not there, and whom to call. */
function withdraw(advice) {
  restarts += 1;
  alive = false;
  forget();
  const signs = document.querySelector('.emergency-list') ?? served.querySelector('.emergency-list');
  const page = make('main', '', { className: 'page' });
  const content = make('div', '', { className: 'page__content' });
  content.append(make('h1', WITHDRAWN, { className: 'page__title' }), make('p', advice || ADVICE), signs.cloneNode(true));
  page.append(content);
  // Without an element of that name the app cannot be mounted any more.
  island().replaceWith(page);
  document.getElementById('status').replaceChildren();
  document.title = WITHDRAWN;
  state('withdrawn');
  rescue();
}

/**
 * Translators put elements of their own in the place of a text. Whatever the app then does to its text, it does to a
 * text that nobody sees; so each text takes its place again first, and is translated anew. Only texts that were replaced,
 * and the elements they were in, behave differently (docs/adr/0012).
 */
function outliveTranslators() {
  const standIns = new WeakMap();
  const giveBack = (node) => {
    const standIn = node && !node.isConnected && standIns.get(node);
    if (standIn?.isConnected) standIn.replaceWith(node);
  };
  const value = {
    get() {
      return this.data;
    },
    set(text) {
      giveBack(this);
      this.data = text;
    },
  };
  const first = (name) => ({
    value(...nodes) {
      nodes.forEach(giveBack);
      return Node.prototype[name].apply(this, nodes);
    },
  });
  const methods = { insertBefore: first('insertBefore'), removeChild: first('removeChild') };
  const note = ({ target, removedNodes: [text], addedNodes: [added], previousSibling, nextSibling }) => {
    const standIn = [added, previousSibling, nextSibling].find((node) => node?.nodeName === 'FONT');
    if (text?.nodeType !== Node.TEXT_NODE || !standIn) return;
    standIns.set(text, standIn);
    Object.defineProperty(text, 'nodeValue', value);
    Object.defineProperties(target, methods);
  };
  const observer = new MutationObserver((records) => records.forEach(note));
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Answers in this tab mean that somebody is in the middle of it; an update then waits to be asked for. */
function answering() {
  try {
    return sessionStorage.getItem(ANSWERS) !== null;
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

let registration;

/** Shows the version that waits. */
function applyUpdate() {
  if (!registration.waiting) return location.reload();
  container.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration.waiting.postMessage({ type: 'skip-waiting' });
}

/** Where there is no app, a version that waits is the way out. */
function rescue() {
  if (['failed', 'withdrawn'].includes(root.dataset.state) && registration?.waiting) applyUpdate();
}

/** Registers the worker that keeps the site offline, and tells the app when a new version is ready. */
async function registerWorker() {
  if (!container || !settings.worker) return;
  registration = await container.register(workerUrl(), { scope: settings.base, updateViaCache: 'none' });
  const announce = () => {
    if (!container.controller) return;
    rescue();
    dispatchEvent(new CustomEvent('calfcheck-update'));
  };
  const watch = (worker) => worker?.addEventListener('statechange', () => worker.state === 'installed' && announce());
  if (registration.waiting) announce();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  EventTarget.prototype.addEventListener.call(window, 'calfcheck-apply-update', applyUpdate);
  container.controller?.postMessage({ type: 'mend' });
  const look = () => document.hidden || registration.update().catch(() => {});
  look();
  setInterval(look, 3600e3);
}

async function run() {
  state('booting');
  // The question that was served is not the one where somebody left off.
  root.toggleAttribute('data-kept', answering());
  outliveTranslators();
  if (await switchVersion().catch(() => false)) return;
  const started = start();
  checkRecall().catch(() => {});
  await Promise.race([started, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  // Without a worker it is a plain site.
  await registerWorker().catch(() => {});
}

run();
