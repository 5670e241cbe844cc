// The way out when a published service worker is broken: put this in the place of sw.js (docs/hosting.md).
// It keeps nothing and answers nothing, so that every page comes from the server again.

addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('calfcheck-')) await caches.delete(name);
      // Only pages that the broken worker had; answers are kept by the tab.
      for (const page of await clients.matchAll({ type: 'window' })) await page.navigate(page.url).catch(() => {});
    })(),
  ),
);
