// Keeps one build of the site, whole. The build writes VERSION, BASE and PRECACHE ([address, integrity] each) above.

const CACHE = `calfcheck-${VERSION}`;
const PAGES = new Set(PRECACHE.map(([url]) => url));

const cached = (url) => caches.match(url, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });

/** The response under another status; also forgets a redirect, with which no page may be answered. */
const copy = (response, status) => new Response(response.body, { status, headers: response.headers });

/** All files or none: a build with a missing or altered file never becomes the one that is served. */
async function install() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(
      PRECACHE.map(async ([url, integrity]) => {
        const response = await fetch(url, { integrity, cache: 'reload' });
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        await cache.put(url, response.redirected ? copy(response, 200) : response);
      }),
    );
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

/** The page at a path, with or without the slash at its end; the page that says so for a path without a page. */
async function page(path) {
  const found = [path, path.replace(/(\/index\.html|\/)?$/, '/')].find((url) => PAGES.has(url));
  if (found) return cached(found);
  const missing = await cached(`${BASE}404.html`);
  return missing && copy(missing, 404);
}

/** The network helps out when the cache has lost something or cannot be read. */
async function answer(request) {
  const kept = request.mode === 'navigate' ? page(new URL(request.url).pathname) : cached(request.url);
  return (await kept.catch(() => {})) || fetch(request);
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  // The start script asks past every cache when what it got was damaged.
  if (request.cache === 'reload' && request.mode !== 'navigate') return;
  event.respondWith(answer(request));
});

/** An update waits until it is asked for; "alone" asks only if no other tab is open that might be in use. */
async function takeOver({ data, source }) {
  if (data?.type !== 'skip-waiting') return;
  const open = data.alone ? await clients.matchAll({ type: 'window', includeUncontrolled: true }) : [];
  if (open.length > 1) source.postMessage({ type: 'busy' });
  else await skipWaiting();
}

addEventListener('message', (event) => event.waitUntil(takeOver(event)));
