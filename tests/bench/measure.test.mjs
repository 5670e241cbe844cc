// The measuring itself: it sees what is there, and fails where nothing comes.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { launchOnce } from '../e2e/harness.mjs';
import { faults } from './lighthouse.mjs';
import { load } from './measure.mjs';

const visit = await launchOnce(after);

/** Serves one page and nothing else. */
async function pageOf(t, html) {
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

test('the moment of the first question, the bytes and the shift are seen', async (t) => {
  const filler = 'x'.repeat(100_000);
  const url = await pageOf(t, `<!doctype html><title>t</title><p id="p">text<!--${filler}--><script>
    setTimeout(() => p.before(Object.assign(document.createElement('div'), { style: 'height:300px' })), 900);
    setTimeout(() => p.append(document.createElement('input')), 1200);</script>`);
  const { bytes, paint, answerable, shift } = await load(visit, url, { answerable: 'input' });
  assert.ok(bytes > 100_000 && bytes < 110_000, `${bytes} bytes`);
  // 100 kB take half a second on that line, and the question comes 1.2 s later.
  assert.ok(answerable > 1700 && answerable < 20_000, `${answerable} ms`);
  assert.ok(paint > 150 && paint < answerable - 500, `${paint} ms`);
  assert.ok(shift > 0.05, `${shift}`);
});

test('a page that never asks anything is a failure', async (t) => {
  const url = await pageOf(t, '<!doctype html><title>t</title><p>text<input hidden>');
  await assert.rejects(load(visit, url, { answerable: 'input', late: 3000 }), /can never be answered/);
});

test('a page whose answer leads nowhere is a failure', async (t) => {
  const url = await pageOf(t, '<!doctype html><title>t</title><h1>One</h1><input><button>Next</button>');
  const hasty = { heading: 'h1', button: 'button' };
  await assert.rejects(load(visit, url, { answerable: 'input', hasty, late: 3000 }), /an answer leads nowhere/);
});

test('the second question is seen when an answer leads to it', async (t) => {
  const url = await pageOf(t, `<!doctype html><title>t</title><h1 id="h">One</h1><input id="i"><button id="b">Next</button><script>
    b.onclick = () => setTimeout(() => (h.textContent = i.value), 700);</script>`);
  const { answerable, next } = await load(visit, url, { answerable: 'input', hasty: { heading: 'h1', button: 'button' } });
  assert.ok(next - answerable > 650, `${next - answerable} ms`);
});

test('a page that does not take the answer is a failure', async (t) => {
  const url = await pageOf(t, '<!doctype html><title>t</title><input>');
  const prove = () => Promise.reject(new Error('not taken'));
  await assert.rejects(load(visit, url, { answerable: 'input', prove }), /not taken/);
});

test('only audits that cost points are faults', () => {
  const ref = (id, weight) => ({ id, weight });
  const report = {
    categories: { seo: { id: 'seo', auditRefs: [ref('bad', 1), ref('good', 1), ref('advice', 0), ref('absent', 1)] } },
    audits: { bad: { score: 0.5, title: 'Bad' }, good: { score: 1 }, advice: { score: 0 }, absent: { score: null } },
  };
  assert.deepEqual(faults(report), ['seo: bad 0.50: Bad']);
});
