// Saved checks: kept when asked, looked at again, compared, deleted, taken along as a file; whatever is in storage or in a file.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { axe, hasState, isOffline, launch, launchOnce, serve } from './harness.mjs';
import { setUp } from './states.mjs';

const PREFIX = 'calfcheck-check-';
const visitor = await launchOnce(after);

/** What two people's tabs keep: someone with a swollen calf, and someone with cramp. */
const ANSWERS = await (async () => {
  const site = await serve();
  const { open, cleanup } = await visitor();
  const { page } = await open(site.url);
  const { kept } = await setUp(page, site, ['clot', 'cramp']);
  await cleanup();
  await site.cleanup();
  return kept;
})();

// ---- checks as texts, made apart from the app ----

/** The sum of the format: FNV-1a with 64 bits. */
function sum(text) {
  let value = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}

const sealed = (body, format = 1) => `calfcheck check ${format} ${sum(body)}\n${body}`;

/** A check of so many days ago. */
function record(person, { days = 0, head = 'app = 0.1.0\nregion = GB\n', figures = '' } = {}) {
  const minutes = Math.floor(Date.now() / 60_000) - days * 1440;
  return sealed(head + figures + ANSWERS[person].replace(/^at = .*$/m, `at = /result\nkept = ${minutes} 0`));
}

/** Puts the texts on the shelf, under the names of the app. */
async function shelve(page, ...texts) {
  const named = texts.map((text) => [PREFIX + (text.match(/^calfcheck check \d+ ([0-9a-f]{16})\n/)?.[1] ?? sum(text)), text]);
  await page.evaluate((all) => all.forEach(([name, text]) => localStorage.setItem(name, text)), named);
}

const shelf = (page) => page.evaluate((prefix) => Object.entries(localStorage).filter(([name]) => name.startsWith(prefix)).map(([, text]) => text), PREFIX);
const told = (page) => page.locator('main').innerText();
const button = (page, name) => page.getByRole('button', { name });

/** A tab with these answers, at a page; the texts are on the shelf. */
async function at(t, path, { answers = '', texts = [], options } = {}) {
  const site = await serve(t);
  const { context, open } = await visitor(t, options);
  const { page, log } = await open(`${site.url}about/`);
  await page.evaluate((kept) => kept && sessionStorage.setItem('calfcheck-answers', kept), answers);
  await shelve(page, ...texts);
  await page.goto(site.url + path);
  await hasState(page, 'ready');
  return { site, context, page, log, open };
}

const result = (person) => ANSWERS[person].replace(/^at = .*$/m, 'at = /result');

/** Chooses a file of this text, or of these bytes. */
async function bringIn(page, content, name = 'checks.txt') {
  await page.getByLabel('Bring in a file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page.locator('.saved__told .notice').waitFor();
  return page.locator('.saved__told').innerText();
}

/** The text of a file that a link saves. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()]);
  return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
}

// ---- keeping ----

test('a check is kept only when asked, with its figures, and no address or request holds an answer', async (t) => {
  const { site, page, log } = await at(t, 'check/result/', { answers: result('clot') });
  assert.deepEqual(await shelf(page), []);
  const keep = page.locator('.keep');
  assert.match(await keep.innerText(), /What is kept: .*\n*.*Where: .*\n*.*Anyone who uses this device can read it/);
  await keep.locator('summary').click();
  await page.getByLabel('Pain now').fill('4');
  await page.getByLabel('Metres you can walk').fill('200 m');
  await page.getByLabel('Left calf').fill('38,5');
  await button(page, 'Keep this check').click();
  await page.getByRole('link', { name: 'See your saved checks' }).click();
  const check = page.locator('.saved-check');
  assert.match(await check.innerText(), /, today\n+The advice then: Be seen today\n+Pain, 0 to 10: 4 · Walking distance: 200 m · Left calf: 38\.5 cm/);
  const [text] = await shelf(page);
  assert.equal(text, sealed(text.slice(text.indexOf('\n') + 1)));
  assert.match(text, /\npain = 4\nwalk_m = 200\nleft_mm = 385\ncalfcheck answers 1 /);
  assert.equal(new URL(page.url()).pathname, '/saved/');
  assert.ok(site.requests.every((path) => !/38|pain|walk|check-[0-9a-f]/.test(path.replace(/assets\/\S+|pain/g, ''))), site.requests.join(' '));
  assert.deepEqual(log.problems, []);
});

test('a figure that is none is told beside its field, and nothing is kept', async (t) => {
  const { page } = await at(t, 'check/result/', { answers: result('cramp') });
  await page.locator('.keep summary').click();
  await page.getByLabel('Pain now').fill('eleven');
  await button(page, 'Keep this check').click();
  await page.getByText('Enter a whole number from 0 to 10').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'keep-pain');
  assert.deepEqual(await shelf(page), []);
  assert.deepEqual(await axe(page), []);
});

test('two calves that differ much are not just kept: what it means is told', async (t) => {
  const { page } = await at(t, 'check/result/', { answers: result('cramp') });
  await page.locator('.keep summary').click();
  await page.getByLabel('Left calf').fill('40');
  await page.getByLabel('Right calf').fill('36');
  await button(page, 'Keep this check').click();
  await page.locator('.keep__told').getByText('Be seen today').waitFor();
});

test('two tabs that keep a check at once lose nothing, and the list follows', async (t) => {
  const { site, page, context, open } = await at(t, 'check/result/', { answers: result('clot') });
  const { page: list } = await open(`${site.url}saved/`);
  const { page: other } = await open(`${site.url}about/`);
  await other.evaluate((kept) => sessionStorage.setItem('calfcheck-answers', kept), result('cramp'));
  await other.goto(`${site.url}check/result/`);
  await hasState(other, 'ready');
  await Promise.all([page, other].flatMap((tab) => [1, 2, 3].map(async (pain) => {
    await tab.evaluate((value) => {
      const field = document.querySelector('#keep-pain');
      field.value = String(value);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return new Promise((done) => setTimeout(() => { document.querySelector('.keep [type=submit]').click(); done(); }, 20));
    }, pain);
  })));
  await list.waitForFunction(() => document.querySelectorAll('.saved-check').length >= 2);
  const texts = await shelf(list);
  assert.ok(texts.some((text) => text.includes('cramp')) && texts.some((text) => text.includes('swelling_one_leg')), texts.length);
  assert.equal(await list.locator('.saved-check').count(), texts.length);
  assert.equal(context.pages().length, 3);
});

test('of two checks kept within a minute it is known which came first, and the very same one is kept once', async (t) => {
  const { page, site } = await at(t, 'check/result/', { answers: result('clot') });
  const keep = async () => {
    await button(page, 'Keep this check').click();
    await page.locator('.keep__kept').waitFor();
  };
  await keep();
  await keep();
  await page.evaluate((kept) => sessionStorage.setItem('calfcheck-answers', kept), result('cramp'));
  await page.reload();
  await hasState(page, 'ready');
  await keep();
  const minutes = (await shelf(page)).map((text) => [/swelling_one_leg/.test(text), Number(text.match(/\nkept = (\d+) /)[1])]);
  const [, first] = minutes.find(([clot]) => clot);
  assert.ok(minutes.filter(([clot]) => !clot).every(([, later]) => later > first), JSON.stringify(minutes));
  await page.goto(`${site.url}saved/`);
  await hasState(page, 'ready');
  assert.match(await page.locator('.saved-check').first().innerText(), /Look after it at home/);
});

test('a storage that is full is said calmly, nothing is lost, and the check can be saved as a file', async (t) => {
  const { page, log } = await at(t, 'check/result/', { answers: result('clot'), texts: [record('cramp', { days: 2 })] });
  await page.evaluate(() => {
    for (let size = 4_000_000, place = 0; size > 16; size = Math.floor(size / 2)) {
      try {
        for (;;) localStorage.setItem(`filler-${place++}`, 'x'.repeat(size));
      } catch { /* full at this size */ }
    }
  });
  await button(page, 'Keep this check').click();
  await page.getByText('This browser did not keep it').waitFor();
  const [name, text] = await saved(page, 'Save it as a file');
  assert.deepEqual([name, text], ['calfcheck-check.txt', sealed(text.slice(text.indexOf('\n') + 1))]);
  assert.equal((await shelf(page)).length, 1);
  await page.locator('.urgency-card--same-day').waitFor();
  await page.goto(new URL('/saved/', page.url()).href);
  await hasState(page, 'ready');
  assert.match(await bringIn(page, text), /no room for them: 1/);
  assert.equal(await page.locator('.saved-check').count(), 1);
  assert.deepEqual(log.problems, []);
});

test('a storage that is turned off is said calmly, and everything else works', async (t) => {
  const site = await serve(t);
  const { context, open } = await visitor(t);
  await context.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } }));
  const { page, log } = await open(`${site.url}saved/`);
  await page.getByText('its storage is turned off').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.evaluate((kept) => sessionStorage.setItem('calfcheck-answers', kept), result('clot'));
  await page.goto(`${site.url}check/result/`);
  await hasState(page, 'ready');
  await button(page, 'Keep this check').click();
  await page.getByText('This browser did not keep it').waitFor();
  assert.deepEqual(log.problems, []);
});

// ---- looking back ----

test('an old check says how old it is, is assessed again now, and offers a new check first', async (t) => {
  const head = 'app = 0.0.1\nregion = GB\nadvice = ambulance\n';
  const texts = [record('cramp', { days: 12, head }).replace(/.*/s, (text) => sealed(text.slice(text.indexOf('\n') + 1).replace(/answers 1 \w+/, 'answers 1 00000000')))];
  const { page, log } = await at(t, 'saved/', { texts });
  const check = await page.locator('.saved-check').innerText();
  assert.match(check, /12 days ago\n+The advice then: Call an ambulance now\n+By this version it is now: Look after it at home/);
  assert.match(check, /another version/);
  await button(page, /^Open/).click();
  await page.locator('.urgency-card--self-care').waitFor();
  assert.equal(await page.locator('.urgency-card--emergency, main .call-button').count(), 0);
  assert.match(await told(page), /The advice then was: Call an ambulance now\. This version advises what stands here\. The check was made with another version/);
  assert.match(await page.locator('.old-answers').innerText(), /12 days ago[^]*Do a new check before you act on this/);
  const top = (selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
  assert.ok((await top('.old-answers')) < (await top('.urgency-card')));
  await page.reload();
  await hasState(page, 'ready');
  await page.getByText('12 days ago').first().waitFor();
  await page.goto(new URL('/check/summary/', page.url()).href);
  await hasState(page, 'ready');
  const [, date] = check.match(/^(.*), \d\d:\d\d/);
  assert.ok((await page.locator('.sheet__head').innerText()).includes(date), date);
  await button(page, 'Start a new check').click();
  await page.locator('.question__form').waitFor();
  assert.equal(await page.locator('.old-answers aside').count(), 0);
  assert.equal((await shelf(page)).length, 1);
  assert.deepEqual(log.problems, []);
});

test('opening a saved check asks before it replaces answers', async (t) => {
  const { page } = await at(t, 'saved/', { answers: result('clot'), texts: [record('cramp', { days: 1 })] });
  await button(page, /^Open the check/).click();
  await button(page, 'Keep my answers').click();
  assert.match(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), /swelling_one_leg/);
  await button(page, /^Open the check/).click();
  await button(page, 'Open the saved check').click();
  await page.locator('.urgency-card--self-care').waitFor();
});

test('two checks are compared: more urgent comes first, then what is new, gone and changed', async (t) => {
  const texts = [
    record('cramp', { days: 9, figures: 'pain = 2\nwalk_m = 200\nleft_mm = 385\nright_mm = 371\n' }),
    record('clot', { figures: 'pain = 7\nwalk_m = 350\nleft_mm = 370\nright_mm = 372\n' }),
  ];
  const { page, log } = await at(t, 'saved/', { texts });
  const text = (await page.locator('.saved__compared').innerText()).replace(/\s+/g, ' ');
  assert.match(text, /^(?:Today|Be seen|.{0,40}) ?Be seen today/);
  assert.match(text, /More urgent than before\. Before: Look after it at home\. Later: Be seen today\./);
  assert.match(text, /New One leg is newly bigger than the other The sore leg is warmer/);
  assert.match(text, /These two checks may be about different people/);
  assert.match(text, /Walking distance 200 m.{0,12}350 m/);
  assert.match(text, /Left calf 38\.5 cm.{0,12}37\.0 cm/);
  assert.ok(text.indexOf('Be seen today') < text.indexOf('New '));
  assert.equal(await page.locator('.course').count(), 3);
  assert.match(await page.locator('.course').last().innerText(), /Left calf \(solid line\): 38\.5 cm at first, 37\.0 cm last\.\n+Right calf \(dashed line\): 37\.1 cm at first, 37\.2 cm last\./);
  await page.locator('.saved__choice select').first().selectOption({ index: 1 });
  await page.getByText('Choose two different checks.').waitFor();
  assert.deepEqual(log.problems, []);
});

test('when it is less urgent now, nothing calms, and an earlier check of another day offers a new one', async (t) => {
  const { page } = await at(t, 'saved/', { texts: [record('clot', { days: 9 }), record('cramp', { days: 2 })] });
  const text = await page.locator('.saved__compared').innerText();
  assert.match(text, /By the later answers: Look after it at home\. Before: Be seen today\. Your warning signs still count\./);
  assert.match(text, /not from today\. Do a new check before you act on this/);
  assert.match(text, /No longer there\n+That alone does not show that the cause is gone/);
});

// ---- deleting ----

test('a deleted check can be put back by keyboard, all can be deleted, and the answers with them', async (t) => {
  const texts = [record('clot', { days: 1 }), record('cramp', { days: 3 })];
  const { page } = await at(t, 'saved/', { answers: result('clot'), texts });
  await button(page, /^Delete the check/).first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('The check is deleted.').waitFor();
  assert.deepEqual(await shelf(page), [texts[1]]);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Put it back');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelectorAll('.saved-check').length === 2);
  assert.deepEqual((await shelf(page)).sort(), [...texts].sort());
  await button(page, 'Delete all saved checks and my answers').click();
  await button(page, 'No, keep them').click();
  assert.equal((await shelf(page)).length, 2);
  await button(page, 'Delete all saved checks and my answers').click();
  await button(page, 'Yes, delete everything').click();
  await page.getByText('Everything is deleted').waitFor();
  assert.deepEqual(await shelf(page), []);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), null);
});

test('deleting the answers says that saved checks are still there', async (t) => {
  const { page } = await at(t, 'check/result/', { answers: result('clot'), texts: [record('cramp')] });
  await button(page, 'Delete my answers').click();
  await page.getByRole('link', { name: 'See or delete them' }).click();
  await page.locator('.saved-check').waitFor();
  await page.goto(new URL('/', page.url()).href);
  await hasState(page, 'ready');
  await page.getByRole('link', { name: 'Your saved checks' }).first().click();
  await page.locator('.saved-check').waitFor();
});

// ---- files ----

test('the file brings everything back on another device, and twice makes no duplicates', async (t) => {
  const texts = [record('clot', { days: 1, figures: 'pain = 3\n' }), record('cramp', { days: 40 }), 'garbage\n', sealed('x', 9)];
  const { page } = await at(t, 'saved/', { texts });
  const [name, file] = await saved(page, 'Save all as a file');
  assert.equal(name, 'calfcheck-checks.txt');
  const { page: there, log } = await at(t, 'saved/');
  assert.match(await bringIn(there, file), /^Checks brought in: 2\. Left out, as they can't be read: 2\.$/);
  assert.deepEqual((await shelf(there)).sort(), texts.slice(0, 2).sort());
  assert.match(await bringIn(there, `\ufeff${file.replaceAll('\n', '\r\n')}`), /^Checks brought in: 0\. Already here: 2\./);
  assert.equal(await there.locator('.saved-check').count(), 2);
  const damaged = file.replace('pain = 3', 'pain = 4');
  await there.evaluate(() => localStorage.clear());
  assert.match(await bringIn(there, damaged), /^Checks brought in: 1\. Left out, as they can't be read: 3\.$/);
  assert.deepEqual(log.problems, []);
});

const HOSTILE = {
  'of 10 MB': ['calfcheck file 1\n'.padEnd(10_000_000, 'x'), /too big/],
  'of a thousand checks': [`calfcheck file 1\n${'calfcheck check 1 x\n'.repeat(1000)}`, /too big/],
  'a script': ['<script>document.title = "bad"</script>', /holds no saved checks/],
  'binary': [Buffer.from(Array.from({ length: 5000 }, (_, place) => (place * 37) % 256)), /holds no saved checks/],
  'deeply nested': ['{"checks":['.repeat(60_000), /holds no saved checks/],
  'empty': ['', /holds no saved checks/],
  'of another version': [`calfcheck file 2\n${sealed('x')}`, /another version/],
  'ours with nothing in it': ['calfcheck file 1\n', /^Checks brought in: 0\.$/],
  'ours with hostile checks': [`calfcheck file 1\n${sealed('app = <img src=x onerror=alert(1)>\n')}${sealed(`${'\0'.repeat(9000)}\n`)}calfcheck check 1 `, /^Checks brought in: 0\. Left out, as they can't be read: 3\.$/],
};

test('hostile files are refused with a message, and nothing else is lost', async (t) => {
  const texts = [record('cramp', { days: 5 })];
  const { page, log } = await at(t, 'saved/', { answers: result('clot'), texts });
  for (const [name, [content, message]] of Object.entries(HOSTILE)) {
    assert.match(await bringIn(page, content), message, name);
    assert.deepEqual(await shelf(page), texts, name);
    // Away with the message, so that the next one is its own.
    await page.reload();
    await hasState(page, 'ready');
  }
  const forged = sealed(`app = <b>\nregion = <img src=x onerror=alert(1)>\npain = 99\n${ANSWERS.cramp.replace(/answers 1 \w+/, 'answers 1 "><script>')}`);
  assert.match(await bringIn(page, forged), /^Checks brought in: 1\.$/);
  assert.equal(await page.locator('main script, main img, main b').count(), 0);
  assert.match(await page.evaluate(() => sessionStorage.getItem('calfcheck-answers')), /swelling_one_leg/);
  assert.deepEqual(log.problems, []);
});

// ---- whatever is in storage ----

test('damaged checks and those of another version are set aside, can be saved and deleted, and are never fatal', async (t) => {
  const good = record('clot', { days: 1 });
  const texts = [good, 'garbage', good.replace('age = 55', 'age = 25').replace(/^(calfcheck check 1 )\w+/, `$1${'0'.repeat(16)}`), sealed('a new world', 7), good.slice(0, 300).replace(/1 \w+/, `1 ${'1'.repeat(16)}`)];
  const { page, log } = await at(t, 'saved/', { texts });
  assert.equal(await page.locator('.saved-check').count(), 5);
  const words = await page.locator('.saved-check > p:first-child').allInnerTexts();
  assert.deepEqual(words.sort(), ['A check from another version of CalfCheck', ...Array(3).fill('A damaged check')]);
  assert.deepEqual(await axe(page), []);
  const [, file] = await saved(page, 'Save it as a file');
  assert.ok(texts.includes(file), file);
  for (let left = 4; left > 0; left -= 1) {
    await button(page, /^Delete the check: A /).first().click();
    await page.waitForFunction((count) => document.querySelectorAll('.saved-check').length === count, left);
  }
  assert.deepEqual(await shelf(page), [good]);
  assert.deepEqual(log.problems, []);
});

test('answers kept in the oldest form become a check without a date, once', async (t) => {
  const { page } = await at(t, 'saved/', { texts: [ANSWERS.clot] });
  assert.match(await page.locator('.saved-check').innerText(), /^Date not known\n+The advice by this version: Be seen today/);
  assert.deepEqual(await shelf(page), [sealed(ANSWERS.clot)]);
  await button(page, /^Open/).click();
  await page.locator('.old-answers').getByText('Date not known').waitFor();
});

// ---- for everyone ----

const MANY = [
  record('cramp', { days: 60, figures: 'pain = 2\nwalk_m = 200\nleft_mm = 385\nright_mm = 371\n' }),
  record('cramp', { days: 30, figures: 'pain = 5\nwalk_m = 150\nleft_mm = 380\nright_mm = 371\n' }),
  record('cramp', { days: 20 }), record('clot', { days: 9, figures: 'pain = 4\nleft_mm = 372\n' }),
  record('clot', { figures: 'pain = 7\nwalk_m = 350\nleft_mm = 370\nright_mm = 372\n' }), 'garbage',
];

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the saved checks and the form that keeps one, ${colorScheme}`, async (t) => {
    const { page, site } = await at(t, 'saved/', { answers: result('clot'), texts: MANY, options: { colorScheme } });
    for (const fold of await page.locator('main summary').all()) await fold.click();
    await button(page, 'Delete all saved checks and my answers').click();
    assert.deepEqual(await axe(page), []);
    await page.goto(`${site.url}check/result/`);
    await hasState(page, 'ready');
    await page.locator('.keep summary').click();
    await button(page, 'Keep this check').click();
    await page.locator('.keep__kept').waitFor();
    assert.deepEqual(await axe(page), []);
  });
}

test('at 320 px and with text of 200 % nothing of the saved checks goes sideways', async (t) => {
  const { page } = await at(t, 'saved/', { texts: MANY, options: { viewport: { width: 320, height: 640 } } });
  for (const fold of await page.locator('main summary').all()) await fold.click();
  for (const size of ['100%', '200%']) {
    await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
    const wide = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > 321 && !element.closest('.visually-hidden')).map((element) => `${element.tagName}.${element.className}`));
    assert.deepEqual(wide, [], size);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), size);
  }
});

test('saved checks work without a network', async (t) => {
  const site = await serve(t);
  const browser = await launch(t);
  const { page, log } = await browser.open(site.url);
  await isOffline(page);
  await shelve(page, record('clot', { days: 1 }), record('cramp', { days: 3 }));
  await site.close();
  await page.goto(`${site.url}saved/`);
  await hasState(page, 'ready');
  await page.locator('.saved__compared').getByText('More urgent than before').waitFor();
  assert.deepEqual(log.problems, []);
});
