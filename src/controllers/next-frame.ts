/** Runs a task once the page has painted what it shows now: in the next frame but one, because the next one paints it. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(task)));
}

/** Runs a task in the next frame, once for any number of requests. */
export class NextFrame {
  readonly #task: () => void;
  #frame = 0;

  constructor(task: () => void) {
    this.#task = task;
  }

  request(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#task();
    });
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}
