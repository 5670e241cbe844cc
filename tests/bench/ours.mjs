// What is measured of the app alone: interactions, memory, the start without a line; and the questionnaire it exports.

import { hasState, isOffline, launch } from '../e2e/harness.mjs';
import { CLOT, fillIn, interview, result } from '../e2e/person.mjs';
import { PEOPLE, answerAll, serialised } from '../e2e/states.mjs';
import { load, note, slow } from './measure.mjs';

/** The first question, once the start script watches it: from then on it keeps the answer for the app. */
const ANSWERABLE = 'html[data-state=booting] .question__form input, html[data-state=ready] .question__form input';
const RUNNING = 'html[data-state=ready] .question__form input';

/** How a question and the way to the next one are found. */
const HASTY = { heading: '.question__form h1', button: '.question__form [type=submit]' };

/** Answers the first question; fails unless another one follows. */
export async function prove(page) {
  const before = await fillIn(page, '44');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForFunction((name) => document.querySelector('.question__form input')?.name !== name, before);
}

const common = { answerable: ANSWERABLE, running: RUNNING };

/** A first visit at the address of the questions. */
export const loadQuestion = (visit, site, options) => load(visit, `${site.url}check/`, { ...common, prove, ...options });
/** The same for somebody who answers at once. */
export const loadHasty = (visit, site, options) => load(visit, `${site.url}check/`, { ...common, hasty: HASTY, ...options });
/** A first visit at the start page, by somebody who presses "start" at the first paint. */
export const loadStart = (visit, site, options) =>
  load(visit, site.url, { ...common, prove, press: 'main a[href$="/check/"]', ...options });

/** The longest time from an input to the next paint in a whole interview, milliseconds; 0 when all were below 16. */
export async function interactions(visit, site) {
  const { open, context, cleanup } = await visit();
  try {
    await context.addInitScript(note, common);
    const { page } = await open(`${site.url}check/`);
    await slow(page);
    await interview(page, CLOT);
    await page.waitForTimeout(500);
    const { longest, which, shift } = await page.evaluate(() => globalThis.noted);
    return { longest, which, shift };
  } finally {
    await cleanup();
  }
}

/** Runs in the page before anything of it: keeps hold of the memory of the WebAssembly. */
function keepMemory() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const plain = WebAssembly[name];
    WebAssembly[name] = async (...words) => {
      const made = await plain.apply(WebAssembly, words);
      globalThis.wasmMemory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
}

/** Begins anew in the same instance of the app. */
async function again(page) {
  await page.locator('.delete-answers').click();
  await page.locator('main a[href$="/check/"]').first().click();
  await page.locator('.question__form input').first().waitFor();
}

/** Bytes of script and of WebAssembly, after garbage was collected. */
async function memory(page, session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  const nodes = metrics.find(({ name }) => name === 'Nodes').value;
  return { heap, wasm: await page.evaluate(() => globalThis.wasmMemory.buffer.byteLength), nodes };
}

/** Memory after some interviews, one after the other in the same tab: `{ [interviews]: { heap, wasm, nodes } }`. */
export async function memories(visit, site, marks) {
  const { open, context, cleanup } = await visit();
  try {
    await context.addInitScript(keepMemory);
    const { page } = await open(`${site.url}check/`);
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const people = ['clot', 'cramp', 'spine', 'tie'].map((name) => serialised(PEOPLE[name]));
    const measured = { 0: await memory(page, session) };
    for (let done = 1; done <= Math.max(...marks); done += 1) {
      await page.evaluate(answerAll, people[done % people.length]);
      await again(page);
      if (marks.includes(done)) measured[done] = await memory(page, session);
    }
    return measured;
  } finally {
    await cleanup();
  }
}

/** A later visit without any line: the server is gone, the browser was closed in between. */
export async function offlineStart(site, runs) {
  const browser = await launch();
  try {
    const { page } = await browser.open(site.url);
    await isOffline(page);
    await site.close();
    await browser.restart();
    const visit = async () => ({ context: browser.context, cleanup: () => closePages(browser.context) });
    const found = [];
    for (let run = 0; run < runs; run += 1) {
      const { paint, answerable, running } = await loadQuestion(visit, site, { network: undefined });
      found.push({ paint, answerable, running });
    }
    return found;
  } finally {
    await browser.cleanup();
    await site.open();
  }
}

/** All tabs but one, without which the browser ends. */
async function closePages(context) {
  for (const page of context.pages().slice(1)) await page.close();
}

/** The resources of the record that the app offers after a check. */
async function record(visit, site) {
  const { open, cleanup } = await visit();
  try {
    const { page } = await open(site.url);
    await result(page, CLOT);
    await page.goto(`${site.url}check/summary/`);
    await hasState(page, 'ready');
    const file = await page.locator('a[download="calfcheck-fhir.json"]').getAttribute('href');
    return JSON.parse(decodeURIComponent(file.slice(file.indexOf(',') + 1))).entry.map(({ resource }) => resource);
  } finally {
    await cleanup();
  }
}

/** The questionnaire as the app exports it. */
export async function questionnaire(visit, site) {
  return (await record(visit, site)).find(({ resourceType }) => resourceType === 'Questionnaire');
}
