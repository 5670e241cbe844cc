// Runs every story on this device when asked, with the engine that answers people, and compares the figures with those
// of the build. What it needs to know (file names and hashes) is on its own script tag.

const settings = document.querySelector('script[data-stories]').dataset;
const find = (selector) => document.querySelector(selector);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const SLICE = 16; // milliseconds of work before the page may do something else
const FAILED = 'The stories could not be run on this device. The figures on this page are from when it was built.';

/** A file of this build and no other; a second try goes past every copy. */
async function verified(url, integrity) {
  const get = async (cache) => {
    const response = await fetch(url, { integrity, cache });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };
  return get('default').catch(() => get('reload'));
}

let tries = 0;

/** A try that failed is kept by the browser under its address, so each has its own. */
async function load() {
  const url = tries ? `${settings.module}?r=${tries}` : settings.module;
  tries += 1;
  const [, response] = await Promise.all([
    verified(url, settings.moduleIntegrity),
    verified(settings.stories, settings.storiesIntegrity),
  ]);
  const module = await import(url);
  await module.default({ module_or_path: response });
  return module;
}

/** Lets the page answer and draw. A timer would wait longer each time. */
const pause = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(0);
  });

const milliseconds = () => performance.now();

/** Runs them all; gives back how long it took, in milliseconds. */
async function runAll(module, progress) {
  const begin = milliseconds();
  const count = module.start();
  progress.max = count;
  for (let done = 0; done < count; ) {
    const slice = milliseconds();
    while (done < count && milliseconds() - slice < SLICE) done = module.run(1);
    progress.value = done;
    await pause();
  }
  return { count, took: milliseconds() - begin };
}

/** The figures by their names: [exact value, words]. */
const read = (text) => new Map(text.trim().split('\n').map((line) => line.split('\t')).map(([name, ...rest]) => [name, rest]));

/** Puts the figures of this device into a copy of the tables, and gives back which differ from those of the build. */
function show(figures) {
  const differs = all('main [data-figure]:not(.run-here *)').filter(
    (cell) => figures.get(cell.dataset.figure)?.[0] !== cell.getAttribute('value'),
  );
  const names = new Set(differs.map((cell) => cell.dataset.figure));
  const frames = all('table[data-copied]').map((table) => table.parentElement.cloneNode(true));
  for (const frame of frames) {
    const caption = frame.querySelector('caption');
    caption.textContent = caption.textContent.replace('when this was built', 'on this device');
    frame.setAttribute('aria-label', caption.textContent);
    frame.querySelector('table').removeAttribute('data-copied');
    for (const cell of all('[data-figure]', frame)) {
      const [value, words] = figures.get(cell.dataset.figure) ?? ['', 'missing'];
      if (names.has(cell.dataset.figure)) {
        cell.classList.add('measured__value--differs');
        cell.textContent = `${words} (built: ${cell.textContent})`;
      } else cell.textContent = words;
      cell.setAttribute('value', value);
    }
  }
  find('.run-here__figures').replaceChildren(...frames);
  return names.size;
}

const seconds = (time) => (time / 1000).toFixed(2);
let module;

async function run() {
  const [button, progress, status] = ['button', 'progress', 'status'].map((part) => find(`.run-here__${part}`));
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  progress.value = 0;
  progress.hidden = false;
  status.textContent = 'The stories are running.';
  try {
    module ??= await load();
    const { count, took } = await runAll(module, progress);
    const differing = show(read(module.figures()));
    const outcome = differing
      ? `${differing} figures are not the same as when this was built. They are marked below.`
      : 'All figures are the same as when this was built, to the last digit.';
    status.textContent = `${outcome} ${count} runs took ${seconds(took)} seconds.`;
    status.dataset.took = took;
  } catch (error) {
    console.warn(error);
    module = undefined;
    find('.run-here__figures').replaceChildren();
    status.textContent = FAILED;
  }
  progress.hidden = true;
  button.removeAttribute('aria-disabled');
}

const pressed = ({ target }) => target.closest?.('.run-here__button') && run();
// The app moves the page into its frame, so the document listens; not in a way that ends when the app starts again.
EventTarget.prototype.addEventListener.call(document, 'click', pressed);
