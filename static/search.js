// Searches the library as it stands on the page: names, medical names, summaries and the words in `data-words`.
// Every word of the search has to be found, as the beginning of a word or with a slip of the fingers.

const LITTLE = new Set('a an and at by for from i in is it my of on or that the to with when'.split(' '));
const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

const words = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];

/** Whether the two differ by at most so many letters put in, left out, changed, or swapped with their neighbour. */
function near(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  if (start >= Math.max(a.length, b.length)) return true;
  if (!most) return false;
  const [c, d] = [a.slice(start), b.slice(start)];
  const left = most - 1;
  if (c[0] === d[1] && c[1] === d[0] && c.length > 1 && near(c.slice(2), d.slice(2), left)) return true;
  return near(c.slice(1), d, left) || near(c, d.slice(1), left) || near(c.slice(1), d.slice(1), left);
}

/** A slip in words of four letters, two in words of eight; longer words may still be in the making. */
function matches(word, wanted) {
  if (word.startsWith(wanted)) return true;
  const most = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
  return most > 0 && (near(word, wanted, most) || near(word.slice(0, wanted.length), wanted, most));
}

let index;
let timer;

function search(text) {
  const said = (card) => [...card.children].map((part) => part.textContent).join(' ');
  index ??= all('.library-card').map((card) => [card, [...new Set(words(`${said(card)} ${card.dataset.words}`))]]);
  const wanted = words(text).filter((word, place, list) => !LITTLE.has(word) || list.length === 1);
  let found = 0;
  for (const [card, known] of index) {
    card.hidden = !wanted.every((word) => known.some((one) => matches(one, word)));
    found += card.hidden ? 0 : 1;
  }
  for (const part of all('.library__section')) part.hidden = !part.querySelector('.library-card:not([hidden])');
  for (const rest of all('.library__letters, .library__about')) rest.hidden = wanted.length > 0;
  find('.search__empty').hidden = found > 0;
  const count = found === 1 ? '1 page' : `${found || 'No'} pages`;
  // Said when the fingers rest.
  clearTimeout(timer);
  timer = setTimeout(() => (find('.search__count').textContent = wanted.length ? `${count} found` : ''), 400);
}

const typed = ({ target }) => target.id === 'search' && search(target.value);
// The app moves the page into its frame, so the document listens; not in a way that ends when the app starts again.
EventTarget.prototype.addEventListener.call(document, 'input', typed);
const box = find('#search');
if (box?.value) search(box.value);
