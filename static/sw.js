// Keeps one build of the site, whole. The build writes above: VERSION, BASE, FILES ([address, integrity] each),
// PAGES (the same of the one file that has all pages) and COUNT (how many addresses are kept).

const CACHE = `calfcheck-${VERSION}`;
const STATUS = `${BASE}status.json`;

const cached = (url) => caches.match(url, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });

/** The name of a content, as in FILES. */
async function hash(response) {
  const digest = await crypto.subtle.digest('SHA-384', await response.arrayBuffer());
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** The same content in an answer of its own; also forgets a redirect, with which no page may be answered. */
const copy = ({ body, status, headers }, changes) => new Response(body, { status, headers, ...changes });

/** A file of this build and no other; a second try goes past every copy. */
async function verified([url, integrity]) {
  const get = async (cache) => {
    const response = await fetch(url, { integrity, cache });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };
  return get('default').catch(() => get('reload'));
}

/** The pages come in one file and are kept one by one, with the headers that the server gave it and a hash of their own. */
async function keepPages(cache) {
  const response = await verified(PAGES);
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const pages = Object.entries(await response.json());
  const keepPage = async ([url, html]) => {
    headers.set('ETag', await hash(new Response(html)));
    await cache.put(url, new Response(html, { headers }));
  };
  await Promise.all(pages.map(keepPage));
}

async function keepFile(cache, file) {
  const response = await verified(file);
  await cache.put(file[0], response.redirected ? copy(response) : response);
}

async function keep() {
  const cache = await caches.open(CACHE);
  await Promise.all([keepPages(cache), ...FILES.map((file) => keepFile(cache, file))]);
}

/** All files or none: a build with a missing or altered file never becomes the one that is served. */
async function install() {
  try {
    await keep();
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith('calfcheck-') && name !== CACHE) await caches.delete(name);
  }
  await clients.claim();
}

/** Fetches again what the browser has thrown away; without a network nothing gets worse. */
async function mend() {
  const kept = await (await caches.open(CACHE)).keys();
  if (kept.filter(({ url }) => !url.endsWith(STATUS)).length < COUNT) await keep();
}

/** The page at a path, with or without the slash at its end. */
const page = async (path) => (await cached(path)) ?? cached(path.replace(/(\/index\.html|\/)?$/, '/'));

/** A page as it was kept. When it is damaged, all pages come again. */
async function wholePage(path) {
  const kept = await page(path);
  if (!kept || kept.headers.get('ETag') === (await hash(kept.clone()))) return kept;
  await keepPages(await caches.open(CACHE));
  return page(path);
}

/** A file as it was kept. When it is lost or damaged, it comes again. */
async function wholeFile(file) {
  const kept = await cached(file[0]);
  if (kept && file[1] === (await hash(kept.clone()))) return kept;
  await keepFile(await caches.open(CACHE), file);
  return cached(file[0]);
}

/** The network helps out when the cache cannot be read, and with what is not of this build. */
async function answer(request) {
  const { pathname } = new URL(request.url);
  const file = FILES.find(([address]) => address === pathname);
  const kept = await (file ? wholeFile(file) : wholePage(pathname)).catch(() => {});
  if (kept) return kept;
  return fetch(request).catch(async (error) => {
    const missing = request.mode === 'navigate' && (await cached(`${BASE}404.html`));
    if (!missing) throw error;
    return copy(missing, { status: 404 });
  });
}

/** Whether this build was called back: asked of the server, and remembered for when there is none. */
async function recall() {
  try {
    const response = await fetch(STATUS, { cache: 'no-store', signal: AbortSignal.timeout?.(3000) });
    // What is no JSON comes from somebody in between.
    await response.clone().json();
    await (await caches.open(CACHE)).put(STATUS, response.clone());
    return response;
  } catch {
    return (await cached(STATUS)) ?? new Response('{"withdrawn":[]}');
  }
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  // The start script asks past every cache when what it got was damaged.
  if (request.cache === 'reload' && request.mode !== 'navigate') return;
  event.respondWith(pathname === STATUS ? recall() : answer(request));
});

/** An update waits until it is asked for; "alone" asks only if no other tab is open that might be in use. */
async function takeOver({ alone }, source) {
  const open = alone ? await clients.matchAll({ type: 'window', includeUncontrolled: true }) : [];
  if (open.length > 1) source.postMessage({ type: 'busy' });
  else await skipWaiting();
}

addEventListener('message', (event) => {
  const { data, source } = event;
  if (data?.type === 'skip-waiting') event.waitUntil(takeOver(data, source));
  if (data?.type === 'mend') event.waitUntil(mend().catch(() => {}));
});
