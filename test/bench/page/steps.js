/** The measured steps, as they run in the page. They know only the adapter `{ load, mount }` of a peer. */
import { countElements, findText, hasNearEnd, textBox, tokenNearMiddle, viewOf } from './deep-dom.js';
import { afterPaint, recordFrames, sleep, whenPainted } from './frames.js';
import { makeMessages, token } from './messages.js';

let adapter;
/** The mounted list and its container. */
let list;
let stage;
/** The indexes of the next newer and the next older message. */
let newest = 0;
let oldest = -1;

const shown = (wanted) => hasNearEnd(list.list(), wanted);

function box(width = 420, height = 640) {
  const element = document.createElement('div');
  element.style.cssText = `width:${width}px;height:${height}px;position:relative;overflow:hidden`;
  document.getElementById('stage').append(element);
  return element;
}

/** The time of a fixed amount of work in ms, which shows how noisy the machine is. */
export function calibrate() {
  const begin = performance.now();
  let value = 0;
  for (let i = 0; i < 8e6; i += 1) value = (Math.imul(value, 31) + i) | 0;
  return performance.now() - begin + value * 0;
}

export async function load(url) {
  adapter = await import(url);
  await adapter.load?.();
}

export async function mount(count) {
  const messages = makeMessages(count);
  newest = count;
  oldest = -1;
  stage = box();
  await afterPaint();
  const begin = performance.now();
  list = await adapter.mount(stage, messages);
  const ms = (await whenPainted(() => shown(token(count - 1)))) - begin;
  return { ms };
}

/** The time from the first request for the script to the frame with the messages. */
export async function start(url, count) {
  const begin = performance.now();
  await load(url);
  stage = box();
  list = await adapter.mount(stage, makeMessages(count));
  return { ms: (await whenPainted(() => shown(token(count - 1)), 60_000)) - begin };
}

export async function many(instances, count) {
  const boxes = Array.from({ length: instances }, () => box(300, 400));
  await afterPaint();
  const begin = performance.now();
  const lists = [];
  for (const element of boxes) lists.push(await adapter.mount(element, makeMessages(count)));
  const last = token(count - 1);
  const open = new Set(lists);
  const isDone = () => {
    for (const one of open) {
      if (!hasNearEnd(one.list(), last)) return false;
      open.delete(one);
    }
    return true;
  };
  return { ms: (await whenPainted(isDone, 60_000)) - begin };
}

async function toEnd() {
  const scroller = list.scroller();
  for (let round = 0; round < 40; round += 1) {
    const end = scroller.scrollHeight - scroller.clientHeight;
    if (round > 1 && Math.abs(scroller.scrollTop - end) < 2) return;
    scroller.scrollTop = end;
    await afterPaint();
  }
}

/** Appends one message at a time and waits until each is painted. */
export async function append(count) {
  await toEnd();
  await sleep(60);
  const begin = performance.now();
  const latencies = [];
  for (let i = 0; i < count; i += 1) {
    const [message] = makeMessages(1, newest, true);
    newest += 1;
    await afterPaint();
    const from = performance.now();
    list.append(message);
    latencies.push((await whenPainted(() => shown(message.id))) - from);
    await afterPaint();
  }
  await sleep(120);
  const text = findText(stage, token(newest - 1));
  const view = viewOf(list.scroller(), stage);
  const line = text && textBox(text);
  const follows = Boolean(line) && line.bottom > view.top + 1 && line.top < view.bottom - 1;
  return { latencies, follows, span: performance.now() - begin };
}

/** The same rhythm without messages, which gives the cost of the frames alone. */
export async function idle(ms) {
  const begin = performance.now();
  while (performance.now() - begin < ms) {
    await afterPaint();
    shown('nothing');
  }
}

/** Appends `count` messages evenly over `ms`. A worker sends them, so that a busy page cannot delay them. */
export async function burst(count, ms) {
  await toEnd();
  await sleep(60);
  const messages = makeMessages(count, newest, true);
  newest += count;
  const source = `let i = 0; const begin = performance.now();
    const timer = setInterval(() => {
      while (i < ${count} && performance.now() - begin >= (i * ${ms}) / ${count}) postMessage(i++);
      if (i >= ${count}) clearInterval(timer);
    }, 1);`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const stop = recordFrames();
  const begin = performance.now();
  await new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      list.append(messages[data]);
      if (data === count - 1) resolve();
    };
  });
  const lag = (await whenPainted(() => shown(messages[count - 1].id))) - begin - ms;
  worker.terminate();
  return { lag, ...(await stop()) };
}

/** Scrolls up by a fixed step in each frame. A frame without a message near the middle counts as blank. */
export async function scroll(frames, step) {
  await toEnd();
  await sleep(100);
  const scroller = list.scroller();
  const view = viewOf(scroller, stage);
  let steps = 0;
  let blank = 0;
  let done;
  const finished = new Promise((resolve) => (done = resolve));
  const stop = recordFrames(() => {
    if (steps >= frames || (steps > 0 && scroller.scrollTop <= 1)) return done();
    steps += 1;
    scroller.scrollTop -= step;
    setTimeout(() => (blank += tokenNearMiddle(view, 48) ? 0 : 1));
  });
  await Promise.race([finished, sleep(30_000)]);
  return { ...(await stop()), steps, blank };
}

/** Prepends older messages and watches the line in the middle of the view. */
export async function prepend(count, offset = 100) {
  const scroller = list.scroller();
  for (let i = 0; i < 12; i += 1) {
    scroller.scrollTop = offset;
    await afterPaint();
  }
  await sleep(250);
  const view = viewOf(scroller, stage);
  const anchor = tokenNearMiddle(view, view.height / 2 - 10);
  const top = () => {
    const text = anchor && findText(stage, anchor);
    return text ? textBox(text).top : NaN;
  };
  const before = top();
  const messages = makeMessages(count, oldest - count + 1);
  oldest -= count;
  await afterPaint();
  list.prepend(messages);
  let transient = 0;
  for (let frame = 0; frame < 36; frame += 1) {
    await afterPaint();
    transient = Math.max(transient, Math.abs(top() - before));
  }
  await sleep(100);
  return { jump: Math.abs(top() - before), transient };
}

export const inspect = () => ({ elements: countElements(stage) });
