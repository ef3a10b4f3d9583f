/** The steps of a search, as they run in the page: 50,000 people, and responses of a given size. */
import { afterPaint, recordFrames, sleep, whenPainted } from './frames.js';

const given =
  'Ada Ben Cleo Dan Eva Finn Gus Hana Ivo Jude Kim Lea Max Nia Ola Pia Quin Rae Sam Tia Uma Vik Wes Xia Yan Zoe';
const family = 'Park Ito Roy Wu Lind Ode Hale Stone Frost Brook';

let adapter;
let search;

/** Responses from a table by the first two letters, because the list is measured and not the look-up. */
function directoryOf(count, limit) {
  const firsts = given.split(' ');
  const lasts = family.split(' ');
  const byStart = new Map();
  for (let i = 0; i < count; i += 1) {
    const first = firsts[i % firsts.length];
    const last = lasts[(i * 7) % lasts.length];
    const person = {
      id: `p${i}`,
      name: `${first} ${last} ${i}`,
      email: `${first}.${last}.${i}@example.org`.toLowerCase(),
    };
    const start = first.slice(0, 2).toLowerCase();
    const people = byStart.get(start) ?? [];
    byStart.set(start, people);
    if (people.length < limit) people.push(person);
  }
  return (text) => byStart.get(text.trim().toLowerCase()) ?? [];
}

export async function load(url) {
  adapter = await import(url);
  await adapter.load?.();
}

export async function mount(limit) {
  const stage = document.createElement('div');
  stage.style.cssText = 'width:420px;height:640px;position:relative';
  document.getElementById('stage').append(stage);
  search = await adapter.mountSearch(stage, directoryOf(50_000, limit));
  await afterPaint();
  search.field().focus();
}

/** Waits for the next key and resolves once matching options are painted. */
export function arm(name) {
  window.painted = new Promise((resolve, reject) => {
    const onKey = ({ timeStamp }) => {
      window.removeEventListener('keydown', onKey, true);
      whenPainted(() => shows(name), 8_000).then((time) => resolve(time - timeStamp), reject);
    };
    window.addEventListener('keydown', onKey, true);
  });
}

function shows(name) {
  const [first] = search.options();
  return first?.textContent.includes(name) === true && first.getBoundingClientRect().height > 0;
}

export async function clear() {
  search.field().select();
  await afterPaint();
}

/** Pastes a long list of addresses and measures the longest time for which the page was blocked. */
export async function paste(url, server, token, text, done) {
  await load(url);
  const field = await adapter.mountPaste(document.getElementById('stage'), server, token);
  await sleep(500);
  const stop = recordFrames();
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  const begin = performance.now();
  field.paste(text);
  await whenPainted(() => field.report().includes(done), 60_000);
  const ms = performance.now() - begin;
  const { worstFrame } = await stop();
  observer.disconnect();
  return { ms, longestTask: longest, worstFrame };
}
