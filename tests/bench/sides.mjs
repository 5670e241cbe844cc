// What a team would pick instead, each with our questions: LHC-Forms, SurveyJS, and a plain form in React.
// Every site has what it needs and nothing else: a page, a style, one script (LHC-Forms: the files its manual names).

import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, 'node_modules');

/** The questions of a `Questionnaire`, without the scores, as any form would take them. */
export function plain(questionnaire) {
  const questions = groups(questionnaire).flatMap(({ item }) => item);
  return questions.map(({ linkId, text, type, repeats, answerOption, extension }) => ({
    id: linkId,
    text,
    kind: type === 'quantity' ? 'number' : repeats ? 'many' : 'one',
    unit: extension?.[0].valueCoding.display,
    options: answerOption?.map(({ valueCoding: { code, display } }) => ({ id: code, text: display })),
  }));
}

/** The stages of the interview; the published scores come after them and have calculated items. */
const groups = ({ item }) => item.filter((group) => !group.item.some((one) => one.readOnly));

/** The same `Questionnaire` without the scores. */
const withoutScores = (questionnaire) => ({ ...questionnaire, item: groups(questionnaire) });

const page = (head) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Calf pain</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
</head>
<body><main id="app"></main></body>
</html>
`;

const style = (name) => `<link rel="stylesheet" href="/${name}">`;
const script = (name) => `<script src="/${name}" defer></script>`;

const PLAIN_STYLE = `body{margin:1rem;font:1.125rem/1.5 system-ui,sans-serif}fieldset{border:0;padding:0}
legend{font-size:1.5rem;font-weight:bold}label{display:flex;gap:.75rem;align-items:center;min-height:2.75rem}button{font:inherit;padding:.5rem 1rem}
`;

/** One minified script; `questions` and `questionnaire` are what it imports by these names. */
async function bundle(name, content) {
  const given = {
    name: 'given',
    setup(esbuild) {
      esbuild.onResolve({ filter: /^questions$|^questionnaire$/ }, ({ path }) => ({ path, namespace: 'given' }));
      esbuild.onLoad({ filter: /.*/, namespace: 'given' }, ({ path }) => ({ contents: JSON.stringify(content[path]), loader: 'json' }));
    },
  };
  const { outputFiles: [{ contents }] } = await build({
    entryPoints: [join(here, 'sides', name)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [given],
  });
  return contents;
}

const packaged = (path) => readFile(join(packages, path));

const FORMS = 'lforms/dist/lforms/';
const FORMS_FILES = {
  'zone.min.js': 'webcomponent/assets/lib/zone.min.js',
  'runtime.js': 'webcomponent/runtime.js',
  'polyfills.js': 'webcomponent/polyfills.js',
  'main.js': 'webcomponent/main.js',
  'lformsFHIR.min.js': 'fhir/R4/lformsFHIR.min.js',
};

/** The files of each side. */
const SIDES = {
  async 'LHC-Forms'(content) {
    const names = Object.keys(FORMS_FILES);
    const files = await Promise.all(names.map(async (name) => [name, await packaged(FORMS + FORMS_FILES[name])]));
    return {
      'index.html': page([style('styles.css'), ...[...names, 'app.js'].map(script)].join('\n')),
      'styles.css': await packaged(`${FORMS}webcomponent/styles.css`),
      'app.js': await bundle('lhc.js', content),
      ...Object.fromEntries(files),
    };
  },
  async SurveyJS(content) {
    return {
      'index.html': page(style('styles.css') + script('app.js')),
      'styles.css': await packaged('survey-core/survey-core.fontless.min.css'),
      'app.js': await bundle('survey.js', content),
    };
  },
  async React(content) {
    return { 'index.html': page(style('styles.css') + script('app.js')), 'styles.css': PLAIN_STYLE, 'app.js': await bundle('react.jsx', content) };
  },
};

const NEXT = { React: 'Continue', SurveyJS: 'Next' };

/** What the first question's field is, and how the page shows that it took an answer. */
export const ANSWERABLE = { 'LHC-Forms': 'wc-lhc-form input', SurveyJS: '.sd-question input', React: 'form input' };

/** How a question and the way to the next one are found; LHC-Forms shows all at once. */
export const HASTY = {
  SurveyJS: { heading: '.sd-question__title', button: '.sd-navigation__next-btn' },
  React: { heading: 'legend', button: '[type=submit]' },
};

/** Answers the first question; fails unless the page took the answer. */
export async function prove(name, tab) {
  const field = tab.locator(ANSWERABLE[name]).first();
  await field.fill('44');
  if (name === 'LHC-Forms') {
    await field.blur();
    await tab.waitForFunction(() => JSON.stringify(LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4').item ?? []).includes('44'));
  } else {
    const before = await tab.locator('#app').innerText();
    await tab.getByRole('button', { name: NEXT[name] }).or(tab.locator(`input[value="${NEXT[name]}"]`)).first().click();
    await tab.waitForFunction((text) => document.getElementById('app').innerText !== text, before);
  }
}

/** Headers that any host would send; these pages have no policy of their own. */
const HEADERS = '/*\n  X-Content-Type-Options: nosniff\n';

/** Builds all of them into a folder each; gives `{ name: folder }`. */
export async function buildSides(questionnaire, folder) {
  const content = { questions: plain(questionnaire), questionnaire: withoutScores(questionnaire) };
  await rm(folder, { recursive: true, force: true });
  const built = {};
  for (const [name, files] of Object.entries(SIDES)) {
    built[name] = join(folder, name);
    await mkdir(built[name], { recursive: true });
    const all = { ...(await files(content)), '404.html': page(''), _headers: HEADERS };
    for (const [file, text] of Object.entries(all)) {
      await writeFile(join(built[name], file), text);
      await writeFile(join(built[name], `${file}.br`), await packed(Buffer.from(text)));
    }
  }
  return built;
}

const packed = (bytes) =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** The versions that were compared. */
export function versions() {
  const require = createRequire(import.meta.url);
  const version = (name) => JSON.parse(require('node:fs').readFileSync(join(packages, name, 'package.json'), 'utf8')).version;
  return Object.fromEntries(['lforms', 'survey-core', 'survey-js-ui', 'react', 'react-dom', 'lighthouse'].map((name) => [name, version(name)]));
}
