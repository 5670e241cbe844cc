// One load of a page on a slow line and a slow processor, in a browser that has never seen it.

/** What Lighthouse takes for a telephone, and what its developers apply at each request to come out the same. */
export const NETWORKS = {
  slow4g: { latency: 150, down: 1638.4, up: 750 },
  strict: { latency: 562.5, down: 1474.56, up: 675 },
};

/** How much slower the processor is made. */
export const SLOWER = 4;

const LATE = 60_000; // milliseconds until a page counts as never answerable

/** Slows down a tab; gives the session that did. */
export async function slow(page, network) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  if (network) {
    const bytes = (kilobits) => (kilobits * 1000) / 8;
    const { latency, down, up } = network;
    await session.send('Network.emulateNetworkConditions', {
      offline: false, latency, downloadThroughput: bytes(down), uploadThroughput: bytes(up),
    });
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return session;
}

/** Runs in the page, before anything of it: notes paints, shifts, long interactions, and when it is answerable. */
export function note({ answerable, running = answerable, press, hasty }) {
  const told = (globalThis.noted = { shift: 0, longest: 0, which: 'none as long as a frame' });
  const now = () => performance.timeOrigin + performance.now();
  const first = (name, value) => sessionStorage.setItem(name, sessionStorage.getItem(name) ?? value);
  const observe = (type, see, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true, ...more });
  observe('paint', ({ name, startTime }) => {
    if (name !== 'first-contentful-paint') return;
    // The first page of the tab may be left at once; its figures stay.
    first('bench-began', performance.timeOrigin);
    first('bench-paint', performance.timeOrigin + startTime);
    if (press) document.querySelector(press)?.click();
  });
  observe('layout-shift', ({ value, hadRecentInput }) => (told.shift += hadRecentInput ? 0 : value));
  observe('event', ({ interactionId, duration, name, target }) => {
    if (!interactionId || duration <= told.longest) return;
    told.longest = duration;
    told.which = `${name} on ${target?.className || target?.nodeName}`;
  }, { durationThreshold: 16 });
  const heading = () => document.querySelector(hasty?.heading)?.textContent;
  let asked;
  /** Answers at once, as no person can. */
  const hurry = () => {
    asked = heading();
    const field = document.querySelector(answerable);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '44');
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    queueMicrotask(() => document.querySelector(hasty.button).click());
  };
  const look = () => {
    const seen = (selector) => document.querySelector(selector)?.checkVisibility();
    if (!told.answerable && seen(answerable)) {
      told.answerable = now();
      if (hasty) hurry();
    }
    if (!told.running && seen(running)) told.running = now();
    if (told.answerable && hasty && !told.next && heading() && heading() !== asked) told.next = now();
    // The paint is told a while after it was.
    const painted = told.answerable && sessionStorage.getItem('bench-paint');
    if (!painted || !told.running || (hasty && !told.next)) requestAnimationFrame(look);
    else told.done = true;
  };
  requestAnimationFrame(look);
}

/** Adds up what comes over the line, piece by piece, each with its moment. */
function count(session) {
  const pieces = [];
  const sums = new Map();
  let offset;
  const add = (id, bytes, timestamp) => {
    sums.set(id, (sums.get(id) ?? 0) + bytes);
    pieces.push({ bytes, when: timestamp * 1000 + offset });
  };
  session.on('Network.requestWillBeSent', ({ timestamp, wallTime }) => (offset ??= (wallTime - timestamp) * 1000));
  session.on('Network.responseReceived', ({ requestId, timestamp, response }) => add(requestId, response.encodedDataLength, timestamp));
  session.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => add(requestId, encodedDataLength, timestamp));
  // What the pieces did not tell.
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) =>
    add(requestId, encodedDataLength - (sums.get(requestId) ?? 0), timestamp));
  return (moment) => pieces.filter(({ when }) => when <= moment).reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * Loads a page for the first time and waits until its first question can be answered.
 * @param visit      gives an empty profile, as `launchOnce` does
 * @param answerable what matches the field of the first question once an answer is taken, and nothing before
 * @param running    what matches once all that the questions need is there
 * @param press      what to press at the first paint, to get to the first question
 * @param hasty      `{ heading, button }`: answer at once, press the button, and wait for another heading
 * @param prove      answers the question and fails unless the page took it
 * @returns `{ bytes, whole, paint, answerable, running, shift, next }`: bytes until answerable and until running;
 *          milliseconds from the beginning of the navigation
 */
export async function load(visit, url, { prove, network = NETWORKS.slow4g, late = LATE, ...wanted }) {
  const { context, cleanup } = await visit();
  try {
    const page = await context.newPage();
    const until = count(await slow(page, network));
    await page.addInitScript(note, wanted);
    await page.goto(url, { waitUntil: 'commit' });
    await reached(page, late, url);
    await page.waitForTimeout(1000);
    const noted = await page.evaluate(() => ({
      ...globalThis.noted,
      began: Number(sessionStorage.getItem('bench-began')),
      paint: Number(sessionStorage.getItem('bench-paint')),
    }));
    await prove?.(page);
    // What is in the page but not yet painted can't be answered.
    const [answerable, running] = [noted.answerable, noted.running].map((moment) => Math.max(moment, noted.paint));
    const since = (moment) => moment - noted.began;
    return {
      bytes: until(answerable),
      whole: until(running),
      paint: since(noted.paint),
      answerable: since(answerable),
      running: since(running),
      shift: noted.shift,
      ...(noted.next && { next: since(noted.next) }),
    };
  } finally {
    await cleanup();
  }
}

async function reached(page, late, url) {
  try {
    await page.waitForFunction(() => globalThis.noted?.done, undefined, { timeout: late });
  } catch (error) {
    const seen = await page.evaluate(() => [
      location.pathname,
      globalThis.noted?.answerable ? 'an answer leads nowhere' : 'the first question can never be answered',
      document.body?.innerText.slice(0, 200),
    ].join(': ')).catch(String);
    throw new Error(`${url}: ${seen}`, { cause: error });
  }
}
