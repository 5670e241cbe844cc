// What the person takes away: the printed page, the code, the link, the words to say, the calendar entry.
// The answers of every vignette come from `cargo run --features vignettes --bin vignettes -- --answers target/vignette-answers.json`.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { axe, hasState, launch, serve } from './harness.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const file = process.env.CALFCHECK_ANSWERS ?? resolve(here, '../../target/vignette-answers.json');
const all = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
// Every so manieth vignette; EVERY=1 takes them all, which lasts a quarter of an hour.
const EVERY = Number(process.env.EVERY ?? 12);
const everyone = all.filter((_, place) => place % EVERY === 0);
const text = (name) => all.find(([known]) => known === name)[1];

/** A tab that holds these answers, at a page. */
async function at(t, path, answers, options) {
  const site = await serve(t);
  const browser = await launch(t, options);
  const { page, log } = await browser.open(site.url + path);
  await hold(page, answers);
  return { site, browser, page, log };
}

/** Puts the answers where the tab keeps them, and loads the page again. */
async function hold(page, answers) {
  await page.evaluate((kept) => sessionStorage.setItem('calfcheck-answers', kept), answers);
  await page.reload();
  await hasState(page, 'ready');
}

/** How many pages a PDF has. */
const pages = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page(?![s\w])/g) ?? []).length;

test('the summary of every vignette is one page of A4 and of Letter', async (t) => {
  assert.ok(all.length >= 234 && everyone.length > 15);
  const { page, log } = await at(t, 'check/summary/', everyone[0][1]);
  const longer = [];
  for (const [name, answers] of everyone) {
    await hold(page, answers);
    await page.locator('.sheet').waitFor();
    for (const format of ['A4', 'Letter']) {
      const count = pages(await page.pdf({ format, preferCSSPageSize: false }));
      if (count !== 1) longer.push(`${name} ${format}: ${count}`);
    }
  }
  assert.deepEqual(longer, []);
  assert.deepEqual(log.problems, []);
});

test('the printed page is the summary alone', async (t) => {
  const { page } = await at(t, 'check/summary/', text('dev-036'));
  assert.deepEqual(await axe(page), []);
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.site-header', '.site-footer', '.hand-on', '.handover', 'h1']) {
    assert.equal(await page.locator(part).first().isVisible(), false, part);
  }
  assert.match(await page.locator('.sheet').innerText(), /Be seen today/);
});

test('the summary is copied as text', async (t) => {
  const { page, browser } = await at(t, 'check/summary/', text('dev-036'));
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^CALFCHECK SUMMARY FOR A CLINICIAN\n54 years, male\. Self-reported answers on \w+day \d+ \w+ \d{4}, \d\d:\d\d\./);
  assert.match(copied, /\nDENIED\n/);
});

/** What an independent reader decodes from what is on the screen. */
async function decoded(page) {
  const { width, height, data } = PNG.sync.read(await page.locator('.code__picture').screenshot());
  return jsqr(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })?.data;
}

for (const [name, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
})) {
  test(`the code of every vignette is read from the screen: ${name}`, async (t) => {
    const { page } = await at(t, 'check/code/', everyone[0][1], { deviceScaleFactor: 3, ...options });
    const wrong = [];
    for (const [id, answers] of name === 'forced colours' ? everyone.slice(0, 20) : everyone) {
      await hold(page, answers);
      await page.locator('.code__picture').waitFor();
      const told = await page.locator('.code__letters').textContent();
      if ((await decoded(page)) !== told) wrong.push(id);
    }
    assert.deepEqual(wrong, []);
  });
}

/** The link that the page offers, as copied. */
async function link(page, browser) {
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByText('Copied.').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

const told = (page) => page.locator('main').innerText();

test('a link opens the same result on another device, and leaves no trace in the address', async (t) => {
  const { site, page, browser } = await at(t, 'check/code/', text('dev-036'));
  const address = await link(page, browser);
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/check\/result\/#a=1\.[0-9a-f]{8}\.[\w-]+$/);
  await page.goto(`${site.url}check/result/`);
  await hasState(page, 'ready');
  const here = await told(page);
  const other = await launch(t);
  const { page: there, log } = await other.open(address);
  await there.getByText('These answers came with a link.').waitFor();
  assert.equal((await told(there)).replace(/^These answers came with a link\..*\n+/, ''), here);
  assert.equal(new URL(there.url()).hash, '');
  assert.ok(site.requests.every((path) => !path.includes('a=')));
  assert.deepEqual(log.problems, []);
});

test('every vignette is restored from its link', async (t) => {
  const { site, page, browser } = await at(t, 'check/code/', everyone[0][1]);
  const other = await launch(t);
  const { page: there } = await other.open(site.url);
  const wrong = [];
  for (const [name, answers] of everyone.slice(0, 40)) {
    await hold(page, answers);
    const address = await link(page, browser);
    await there.evaluate(() => sessionStorage.clear());
    await there.goto('about:blank');
    await there.goto(address);
    await hasState(there, 'ready');
    await there.getByText('These answers came with a link.').waitFor();
    const kept = await there.evaluate(() => sessionStorage.getItem('calfcheck-answers'));
    if (kept !== answers) wrong.push(name);
  }
  assert.deepEqual(wrong, []);
});

test('a link asks before it replaces answers', async (t) => {
  const { page, browser } = await at(t, 'check/code/', text('dev-036'));
  const address = await link(page, browser);
  await hold(page, text('dev-001'));
  await page.goto('about:blank');
  await page.goto(address);
  await hasState(page, 'ready');
  await page.getByRole('button', { name: 'Keep my answers' }).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.match(await told(page), /Look after it at home/);
  await page.getByRole('button', { name: 'Open the answers of the link' }).click();
  await page.getByText('These answers came with a link.').waitFor();
  assert.match(await told(page), /Be seen today/);
});

const HOSTILE = {
  damaged: '#a=1.00000000.Y2FsZmNoZWNr',
  truncated: '#a=1.0a1b',
  script: '#a=1.00000000.<script>alert(1)</script>',
  'of another version': '#a=7.00000000.abc',
  'of 10 MB': `#a=1.00000000.${'A'.repeat(10_000_000)}`,
};

for (const [name, fragment] of Object.entries(HOSTILE)) {
  test(`a link that is ${name} gives a message and a fresh start`, async (t) => {
    const site = await serve(t);
    const browser = await launch(t);
    const { page, log } = await browser.open(`${site.url}check/result/`);
    // Set by the page itself: browsers refuse to go to an address of this length.
    await page.evaluate((hash) => { location.hash = hash; }, fragment);
    await page.getByText(/This link is/).waitFor();
    assert.equal(new URL(page.url()).hash, '');
    assert.match(await told(page), /No answers yet/);
    await page.getByRole('link', { name: 'Go to the start' }).click();
    await page.getByRole('link', { name: /start the check/i }).waitFor();
    assert.deepEqual(log.problems, []);
  });
}

test('the calendar entry is read by an independent library and names no illness', async (t) => {
  const { page } = await at(t, 'check/safety-net/', text('dev-036'), { timezoneId: 'Europe/Berlin' });
  assert.deepEqual(await axe(page), []);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /calendar/ }).click()]);
  assert.equal(download.suggestedFilename(), 'calfcheck.ics');
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')));
  const [entry] = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(entry);
  const until = await page.locator('.net__until').innerText();
  assert.equal(event.description, until);
  const start = event.startDate.toJSDate();
  assert.ok(start > new Date(Date.now() - 86_400_000) && until.includes(String(event.startDate.day)), until);
  const [alarm] = entry.getAllSubcomponents('valarm');
  assert.equal(alarm.getFirstPropertyValue('action'), 'DISPLAY');
  assert.doesNotMatch(`${event.summary} ${event.description}`, /clot|cramp|vein|artery/i);
});

test('a ticked warning sign says at once what to do', async (t) => {
  const { page } = await at(t, 'check/safety-net/', text('dev-036'));
  await page.locator('.net__sign input').first().check();
  await page.getByText('What you ticked needs emergency help now.').waitFor();
  assert.match(await page.locator('.net__told .call-button, .net__told .call-list').first().innerText(), /Call/);
});

test('what to say stands in large type and is read aloud when asked', async (t) => {
  const { page, log } = await at(t, 'check/say/', text('dev-036'));
  assert.deepEqual(await axe(page), []);
  const size = await page.locator('.say__script').first().evaluate((quote) => parseFloat(getComputedStyle(quote).fontSize));
  assert.ok(size >= 24, `${size}px`);
  await page.evaluate(() => {
    globalThis.spoken = [];
    speechSynthesis.speak = (utterance) => globalThis.spoken.push(utterance.text);
  });
  await page.getByRole('button', { name: 'Read it aloud' }).first().click();
  const script = (await page.locator('.say__script').first().innerText()).replace(/\n+/g, ' ');
  assert.deepEqual(await page.evaluate(() => globalThis.spoken), [script]);
  assert.deepEqual(log.problems, []);
});

test('the FHIR record of every vignette is valid R4, by the published schema', async (t) => {
  const Validator = createRequire(import.meta.url)('@asymmetrik/fhir-json-schema-validator');
  const validator = new Validator();
  const { page } = await at(t, 'check/summary/', everyone[0][1]);
  const wrong = [];
  for (const [name, answers] of everyone) {
    await hold(page, answers);
    const file = await page.locator('a[download="calfcheck-fhir.json"]').getAttribute('href');
    const bundle = JSON.parse(decodeURIComponent(file.slice(file.indexOf(',') + 1)));
    const errors = [bundle, ...bundle.entry.map((entry) => entry.resource)].flatMap((resource) => validator.validate(resource));
    if (errors.length) wrong.push(`${name}: ${JSON.stringify(errors[0]).slice(0, 300)}`);
    if (name === everyone[0][0]) {
      const broken = structuredClone(bundle.entry[1].resource);
      delete broken.status;
      broken.item[0].linkId = 7;
      assert.ok(validator.validate(broken).length > 0, 'the validator notices a broken record');
    }
  }
  assert.deepEqual(wrong, []);
});
