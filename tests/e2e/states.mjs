// Every state of the app that is looked at: by the pictures, by axe and by the layout tests.
//
//   for (const [name, see] of STATES) { await see(stage); ... }      // stage = await setUp(page, site)

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dist, hasState } from './harness.mjs';
import { CLOT, CRAMP, well } from './person.mjs';

/** Pages that are only text, without the app. */
export const WITHOUT_APP = ['components/', 'evidence/'];

/** The address of every page of the app. */
export const addresses = () => allAddresses().filter((path) => !WITHOUT_APP.includes(path));

function allAddresses(folder = dist, path = '') {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return allAddresses(folder, `${path}${entry.name}/`);
    return entry.name === 'index.html' ? [path] : [];
  });
}

// ---- people ----

export const PEOPLE = {
  clot: CLOT,
  cramp: CRAMP,
  breathless: { ...CLOT, chest_and_head: ['short of breath'] },
  child: { ...well, age: 12 },
  spine: {
    ...well, age: 72, side: 'Both legs about the same', spot: 'Whole calf', duration: 'Over 3 months old, about the same',
    beginning: 'Slowly over weeks', pattern: 'Walking brings it on', back_and_feet: 'Low back pain',
    walking: ['Walking at my usual pace', 'Walking uphill', 'sometimes starts while I stand still'],
    sitting_and_bending: ['Standing on the spot', 'It goes away when I sit', 'better bending forward'],
  },
  tie: {
    ...well, age: 30, side: 'One leg only', spot: 'Upper half of the calf', duration: 'It started 1 to 14 days ago',
    beginning: 'Over a few hours',
  },
};

/** Runs in the page: answers until the questions end, as `answer` of person.mjs does, in one go. */
export async function answerAll(person) {
  const rest = () => new Promise((done) => setTimeout(done, 0));
  const until = async (holds) => {
    for (let tries = 0; !holds(); tries += 1) {
      if (tries > 2000) throw new Error('the next question does not come');
      await rest();
    }
  };
  const asked = () => document.querySelector('.question__form input')?.name;
  const matches = (text, label) => (typeof label === 'string' ? text.includes(label) : new RegExp(label.source).test(text));
  let last;
  for (let question = asked(); question; question = asked()) {
    last = question;
    const field = document.querySelector('.field__input');
    const rows = [...document.querySelectorAll('.choice')];
    const words = (row) => row.querySelector('.choice__text').textContent;
    const wanted = person[question];
    if (field && wanted !== undefined) {
      field.value = String(wanted);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await rest();
    } else {
      const labels = [wanted ?? (rows.some((row) => words(row) === 'None of these') ? 'None of these' : field ? '' : "I'm not sure")].flat();
      for (const label of labels) {
        const row = rows.find((one) => words(one) === label) ?? rows.find((one) => matches(one.textContent, label));
        if (!row) throw new Error(`${question}: no answer ${label}`);
        row.querySelector('input').click();
        await rest();
      }
    }
    document.querySelector('.question__form [type=submit]').click();
    await until(() => asked() !== question || document.querySelector('.error-summary'));
    if (document.querySelector('.error-summary')) throw new Error(`${question}: ${document.querySelector('.error-summary').textContent}`);
    if (location.pathname.endsWith('/emergency/')) break;
  }
  const kept = () => sessionStorage.getItem('calfcheck-answers') ?? '';
  await until(() => kept().includes(`\n${last} = `));
  return kept();
}

/** A person as it can be handed to a page. */
export const serialised = (person) => Object.fromEntries(Object.entries(person).map(([id, value]) => [id, value instanceof RegExp ? { source: value.source } : value]));

/**
 * Lets every person, or those named, answer once and keeps what the tab would keep. `go(path)` opens a page without answers,
 * `as(person, path)` one with the answers of that person.
 */
export async function setUp(page, site, people = Object.keys(PEOPLE)) {
  const stage = { page, site, kept: {} };
  const open = async (path, text) => {
    await page.evaluate((kept) => {
      sessionStorage.clear();
      localStorage.clear();
      if (kept) sessionStorage.setItem('calfcheck-answers', kept);
    }, text);
    await page.goto(site.url + path, { waitUntil: 'domcontentloaded' });
    await hasState(page, 'ready');
  };
  stage.go = (path) => open(path);
  stage.as = (person, path) => open(path, stage.kept[person]);
  stage.at = (person, question) => open('check/', stage.kept[person].replace(/^at = .*$/m, `at = ${question}`));
  for (const name of people) {
    await stage.go('check/');
    stage.kept[name] = await page.evaluate(answerAll, serialised(PEOPLE[name]));
  }
  return stage;
}

// ---- states ----

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
/** A page with an instruction of this level, for this person. */
const told = (person, level, path = 'check/result/') => async ({ page, as }) => {
  await as(person, path);
  await page.locator(`.urgency-card--${level}`).waitFor();
};
const library = (path) => ({ go }) => go(path);

async function timer({ page, go }) {
  await go('stretches/');
  await press(page, 'Start the timer');
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
}

async function explanation({ page, as }) {
  await as('clot', 'check/result/');
  for (const fold of await page.locator('main summary').all()) if (await fold.isVisible()) await fold.click();
}

async function whatIf({ page, as }) {
  await as('cramp', 'check/result/');
  await page.locator('.what-if summary').click();
  const question = page.getByRole('combobox', { name: 'Which answer?' });
  await question.selectOption({ label: await question.locator('option', { hasText: /breathing, chest or head/ }).first().innerText() });
  await page.locator('.what-if__row').first().click();
  await page.locator('.what-if__moved').waitFor();
}

async function measured({ page, go }, left) {
  await go('measure/');
  await page.getByRole('radio', { name: 'The left' }).check();
  for (const [leg, figure] of [['Left', left], ['Right', '36']]) {
    for (const turn of ['first', 'second']) await page.getByRole('textbox', { name: `${leg} leg, ${turn} time` }).fill(figure);
  }
  await press(page, 'Work out the difference');
}

async function chosenOnDrawing({ page, at }) {
  await at('clot', 'spot');
  await page.getByRole('option', { name: 'Upper half of the calf', exact: true }).click();
}

async function announced({ page, go }, path, event) {
  await go(path);
  await page.evaluate((name) => dispatchEvent(new CustomEvent(name)), event);
  await page.locator('.notice').first().waitFor();
}

/** Keeps the check on the page with these figures, as a person would. */
async function keep(page, figures) {
  await page.locator('.keep summary').click();
  for (const [label, figure] of Object.entries(figures)) await page.getByLabel(label).fill(figure);
  await press(page, 'Keep this check');
  await page.locator('.keep__kept').waitFor();
}

async function saved({ page, as, site, kept }) {
  await as('cramp', 'check/result/');
  await keep(page, { 'Pain now': '3', 'Metres you': '200', 'Left calf': '38.5', 'Right calf': '37.1' });
  await page.evaluate((text) => sessionStorage.setItem('calfcheck-answers', text), kept.clot.replace(/^at = .*$/m, 'at = /result'));
  await page.goto(`${site.url}check/result/`);
  await hasState(page, 'ready');
  await keep(page, { 'Pain now': '7', 'Metres you': '350', 'Left calf': '37', 'Right calf': '37.2' });
  await page.getByRole('link', { name: 'See your saved checks' }).click();
  await page.locator('.saved__compared').waitFor();
}

/** `[name, how to get there]`. */
export const STATES = [
  ['start', library('')],
  ['start-begun', ({ at, page, site }) => at('clot', 'spot').then(() => page.goto(site.url)).then(() => hasState(page, 'ready'))],
  ['question-number', ({ at }) => at('clot', 'age')],
  ['question-one', ({ at }) => at('clot', 'complaint')],
  ['question-many', ({ at }) => at('clot', 'swelling_and_skin')],
  ['question-check', ({ at }) => at('clot', 'squeeze')],
  ['question-drawing', ({ at }) => at('clot', 'spot')],
  ['question-drawing-chosen', chosenOnDrawing],
  ['question-empty', ({ go }) => go('check/')],
  ['error', async ({ page, go }) => {
    await go('check/');
    await press(page, 'Continue');
    await page.locator('.error-summary').waitFor();
  }],
  ['someone-else', async ({ page, go }) => {
    await go('');
    await page.getByRole('link', { name: 'Check for someone else' }).click();
    await page.getByText('This check is for someone else.').waitFor();
  }],
  ['emergency', told('breathless', 'emergency', 'check/emergency/')],
  ['answers', ({ as }) => as('clot', 'check/answers/')],
  ['result-emergency', told('breathless', 'emergency')],
  ['result-today', told('clot', 'same-day')],
  ['result-appointment', told('spine', 'routine')],
  ['result-home', told('cramp', 'self-care')],
  ['result-tie', async ({ page, as }) => {
    await as('tie', 'check/result/');
    await page.locator('.tie-note').waitFor();
  }],
  ['result-child', told('child', 'routine')],
  ['summary', ({ as }) => as('clot', 'check/summary/')],
  ['say', ({ as }) => as('clot', 'check/say/')],
  ['code', ({ as }) => as('clot', 'check/code/')],
  ['safety-net', ({ as }) => as('clot', 'check/safety-net/')],
  ['keep', async ({ page, as }) => {
    await as('clot', 'check/result/');
    await keep(page, { 'Pain now': '7' });
  }],
  ['saved', saved],
  ['saved-empty', library('saved/')],
  ['saved-open', async (stage) => {
    await saved(stage);
    await stage.page.getByRole('button', { name: /^Open the check/ }).last().click();
    await stage.page.getByRole('button', { name: 'Open the saved check' }).click();
    await stage.page.locator('.old-answers').waitFor();
  }],
  ['explanation', explanation],
  ['what-if', whatIf],
  ['library', library('conditions/')],
  ['condition', library('conditions/deep-vein-thrombosis/')],
  ['self-care', library('self-care/')],
  ['self-care-waits', ({ as }) => as('clot', 'self-care/')],
  ['measure', library('measure/')],
  ['measure-error', async ({ page, go }) => {
    await go('measure/');
    await press(page, 'Work out the difference');
  }],
  ['measure-result', (stage) => measured(stage, '39.5')],
  ['stretches', library('stretches/')],
  ['stretches-after-a-check', ({ as }) => as('cramp', 'stretches/')],
  ['timer', timer],
  ['plan', library('plan/')],
  ['not-found', library('no-such-page/')],
  ['offline', (stage) => announced(stage, '', 'offline')],
  ['update', (stage) => announced(stage, '', 'calfcheck-update')],
  ['answers-lost', async ({ page, go, site }) => {
    await go('');
    await page.evaluate(() => sessionStorage.setItem('calfcheck-answers', 'calfcheck answers 1 old\nage = 44\nno_such = yes\n'));
    await page.goto(`${site.url}check/`);
    await hasState(page, 'ready');
  }],
];
