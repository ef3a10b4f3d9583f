/** Measures when a frame is painted, and how many frames were dropped. */

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A task posted from a frame runs after that frame's style, layout and paint. */
function afterFrame(then) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(0);
}

/** Resolves with the time after the next frame. */
export const afterPaint = () =>
  new Promise((resolve) => requestAnimationFrame(() => afterFrame(() => resolve(performance.now()))));

/** Resolves with the time after the first frame in which `condition` is true. */
export function whenPainted(condition, timeout = 30_000) {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const next = () =>
      requestAnimationFrame(() => {
        const inFrame = condition();
        afterFrame(() => {
          if (inFrame || condition()) resolve(performance.now());
          else if (performance.now() - begin > timeout) reject(new Error('not painted in time'));
          else next();
        });
      });
    next();
  });
}

/** Records frames until the returned function is called; `each` runs in every frame. */
export function recordFrames(each) {
  const gaps = [];
  const long = [];
  let last = 0;
  let running = true;
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const loop = (time) => {
    if (!running) return;
    if (last) gaps.push(time - last);
    last = time;
    each?.();
    requestAnimationFrame(loop);
  };
  requestAnimationFrame(loop);
  return async () => {
    running = false;
    await sleep(30);
    long.push(...observer.takeRecords());
    observer.disconnect();
    return summary(gaps, long);
  };
}

function summary(gaps, long) {
  const sum = (list) => list.reduce((total, value) => total + value, 0);
  const dropped = sum(gaps.map((gap) => Math.max(0, Math.round(gap / (1000 / 60)) - 1)));
  return {
    frames: gaps.length,
    fps: (1000 * gaps.length) / sum(gaps),
    dropped,
    droppedPercent: (100 * dropped) / Math.max(1, dropped + gaps.length),
    worstFrame: Math.max(0, ...gaps),
    longTasks: long.length,
  };
}
