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
export function note({ answerable, press }) {
  const told = (globalThis.noted = { shift: 0, longest: 0, which: 'none as long as a frame' });
  const now = () => performance.timeOrigin + performance.now();
  const observe = (type, see, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true, ...more });
  observe('paint', ({ name, startTime }) => {
    if (name !== 'first-contentful-paint') return;
    // The first page of the tab may be left at once; its figures stay.
    sessionStorage.setItem('bench-began', sessionStorage.getItem('bench-began') ?? performance.timeOrigin);
    sessionStorage.setItem('bench-paint', sessionStorage.getItem('bench-paint') ?? performance.timeOrigin + startTime);
    if (press) document.querySelector(press)?.click();
  });
  observe('layout-shift', ({ value, hadRecentInput }) => (told.shift += hadRecentInput ? 0 : value));
  observe('event', ({ interactionId, duration, name, target }) => {
    if (!interactionId || duration <= told.longest) return;
    told.longest = duration;
    told.which = `${name} on ${target?.className || target?.nodeName}`;
  }, { durationThreshold: 16 });
  const look = () => {
    if (document.querySelector(answerable)?.checkVisibility()) told.answerable = now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Adds up what came over the line, request by request, each with the moment of its end. */
function count(session) {
  const requests = new Map();
  const counted = { ended: [] };
  session.on('Network.requestWillBeSent', ({ requestId, timestamp, wallTime }) => {
    counted.offset ??= (wallTime - timestamp) * 1000;
    requests.set(requestId, 0);
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    requests.set(requestId, (requests.get(requestId) ?? 0) + encodedDataLength);
  });
  const end = (id, bytes, timestamp) => counted.ended.push({ bytes, when: timestamp * 1000 + counted.offset });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => end(requestId, encodedDataLength, timestamp));
  session.on('Network.loadingFailed', ({ requestId, timestamp }) => end(requestId, requests.get(requestId) ?? 0, timestamp));
  counted.until = (moment) => counted.ended.filter(({ when }) => when <= moment).reduce((sum, { bytes }) => sum + bytes, 0);
  return counted;
}

/**
 * Loads a page for the first time and waits until its first question can be answered.
 * @param visit      gives an empty profile, as `launchOnce` does
 * @param answerable what matches the field of the first question once it can be answered, and nothing before
 * @param press      what to press at the first paint, to get to the first question
 * @param prove      answers the question and fails unless the page took it
 * @returns `{ bytes, paint, answerable, shift }`: bytes, milliseconds from the beginning of the navigation
 */
export async function load(visit, url, { answerable, press, prove, network = NETWORKS.slow4g, late = LATE }) {
  const { context, cleanup } = await visit();
  try {
    const page = await context.newPage();
    const session = await slow(page, network);
    const counted = count(session);
    await page.addInitScript(note, { answerable, press });
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
    const answered = Math.max(noted.answerable, noted.paint);
    return { bytes: counted.until(answered), paint: noted.paint - noted.began, answerable: answered - noted.began, shift: noted.shift };
  } finally {
    await cleanup();
  }
}

async function reached(page, late, url) {
  try {
    await page.waitForFunction(() => globalThis.noted?.answerable, undefined, { timeout: late });
  } catch (error) {
    const seen = await page.evaluate(() => `${location.pathname} ${document.body?.innerText.slice(0, 200)}`).catch(String);
    throw new Error(`${url}: the first question can never be answered; on the screen: ${seen}`, { cause: error });
  }
}
