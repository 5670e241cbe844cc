// Other builds of the site, as if every file had been changed: names, hashes and build ids fit together.

import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assets, dist } from './harness.mjs';

const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const shortName = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The build id of the other build with this number. */
export const buildId = (number) => shortName(`build ${number}`);

/** A section of WebAssembly that means nothing, with the text in it. */
function customSection(text) {
  const name = Buffer.from('\u0005build');
  const content = Buffer.from(text);
  return Buffer.concat([Buffer.from([0, name.length + content.length]), name, content]);
}

const EMPTY_APP = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Glue that starts at once, and says of which build it and its WebAssembly are. */
const smallGlue = (id) => `export default async function ({ module_or_path: response }) {
  const bytes = await response.arrayBuffer();
  await WebAssembly.compile(bytes);
  const app = document.getElementById('app');
  app.dataset.glue = '${id}';
  app.dataset.wasm = new TextDecoder().decode(bytes.slice(-16));
}`;

/** What each kind of file becomes in the build `id`. */
const CHANGES = {
  boot: (bytes, id) => `${bytes}\ndocument.documentElement.dataset.boot="${id}";`,
  css: (bytes, id) => `${bytes}\n:root{--build:"${id}"}`,
  glue: (bytes, id, small) => (small ? smallGlue(id) : `${bytes}\n// ${id}`),
  wasm: (bytes, id, small) => Buffer.concat([small ? EMPTY_APP : bytes, customSection(id)]),
};

/** The file with all pages, by its address. */
export async function pagesFile(folder = dist) {
  const [name] = (await readdir(join(folder, 'assets'))).filter((file) => /^pages-[0-9a-f]+\.json$/.test(file));
  return `/assets/${name}`;
}

/** Every file that the worker keeps, by its address: the list in the script, and the file with the pages. */
export async function keptFiles(folder = dist) {
  const worker = await readFile(join(folder, 'sw.js'), 'utf8');
  return [...worker.matchAll(/\["([^"]+)","sha384-/g)].map(([, address]) => address);
}

/**
 * Writes another build of the site and gives back its folder.
 * @param small   with an app and pages that are made for being loaded a thousand times
 */
export async function anotherBuild(t, number, { from = dist, small = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'calfcheck-build-'));
  t?.after(() => rm(folder, { recursive: true, force: true }));
  const paths = ['404.html', 'check/index.html', 'index.html'];
  const wanted = (source) => !/\.(br|gz)$/.test(source) && (!small || !source.endsWith('.html') || paths.some((path) => source === join(from, path)));
  await cp(from, folder, { recursive: true, filter: wanted });
  const id = buildId(number);
  const names = assets(from);
  const renamed = [[names.build, id]];
  const rename = async (old, bytes) => {
    const before = await readFile(join(from, old));
    const address = old.replace(/-[0-9a-f]{16}\./, `-${shortName(bytes)}.`);
    await rm(join(folder, old), { force: true });
    await writeFile(join(folder, address), bytes);
    renamed.push([old, address], [integrity(before), integrity(bytes)]);
  };
  for (const [kind, change] of Object.entries(CHANGES)) {
    await rename(names[kind], Buffer.from(change(await readFile(join(from, names[kind])), id, small)));
  }
  const update = (text) => renamed.reduce((all, [old, now]) => all.replaceAll(old, now), text);
  const pages = await pagesFile(from);
  const kept = Object.entries(JSON.parse(update(await readFile(join(from, pages), 'utf8'))));
  const few = small ? kept.filter(([address]) => ['/', '/404.html', '/check/'].includes(address)) : kept;
  for (const [address, html] of few) {
    await writeFile(join(folder, address.endsWith('/') ? `${address}index.html` : address), html);
  }
  await rename(pages, Buffer.from(JSON.stringify(Object.fromEntries(few))));
  const worker = update(await readFile(join(from, 'sw.js'), 'utf8'));
  const count = (all, old) => `COUNT=${Number(old) - kept.length + few.length}`;
  await writeFile(join(folder, 'sw.js'), worker.replace(/\bCOUNT=(\d+)/, count));
  return folder;
}

/** The builds of which a page is made, as far as it says so: more than one is a mixture. */
export const buildsOf = (page) =>
  page.evaluate(() => {
    const { dataset } = document.documentElement;
    const app = document.getElementById('app')?.dataset ?? {};
    const css = getComputedStyle(document.documentElement).getPropertyValue('--build').replaceAll('"', '').trim();
    const ids = [document.querySelector('meta[name=build]').content, dataset.boot, app.glue, app.wasm, css];
    return [...new Set(ids.filter(Boolean))];
  });

/** A page of the site without its start script and policy, so that the test can register the worker by itself. */
export async function bareTab({ context }, site) {
  const page = await context.newPage();
  site.alter('/robots.txt', { headers: { 'Content-Security-Policy': '' } });
  await page.goto(`${site.url}robots.txt`);
  return { page, debug: await context.newCDPSession(page) };
}

/** Lets the worker install, and says what becomes of it and what is kept then. */
export const install = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    const worker = registration.installing;
    const isSettled = () => ['installed', 'activated', 'redundant'].includes(worker.state);
    while (!isSettled()) await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    const kept = await caches.keys();
    return { state: worker.state, kept, registered: Boolean(await navigator.serviceWorker.getRegistration()) };
  });
