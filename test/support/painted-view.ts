/** Finds rows that are in the DOM and in view but not painted. Without imports, because `test/bench` runs it in its own pages. */

/** A part of the viewport, in CSS pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A row in view. Its position is relative to the region of the view. */
export interface PaintedRow extends Region {
  readonly text: string;
}

export interface PaintedView {
  /** The part of the scroller that the viewport shows; undefined when it shows none. */
  readonly region?: Region;
  readonly rows: readonly PaintedRow[];
}

/**
 * Source of a script that reads the view of a scroller and its rows, after the browser had two frames to paint them.
 * Rows below 12 pixels are left out, because they may show only the space between two lines.
 */
export function viewOf(scroller: string): string {
  return `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => {
    const deep = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
    const clip = (box, by) => {
      const [x, y] = [Math.max(box.left, by.left), Math.max(box.top, by.top)].map(Math.ceil);
      const [right, bottom] = [Math.min(box.right, by.right), Math.min(box.bottom, by.bottom)].map(Math.floor);
      return { x, y, width: right - x, height: bottom - y };
    };
    const log = deep(document).find((one) => one.matches('${scroller}') && one.checkVisibility());
    if (!log) return { rows: [] };
    const box = log.getBoundingClientRect();
    const inside = { left: box.left, top: box.top, right: box.left + log.clientWidth, bottom: box.bottom };
    const region = clip(inside, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    if (region.width <= 0 || region.height <= 0) return { rows: [] };
    const view = new DOMRect(region.x, region.y, region.width, region.height);
    const rows = [...log.querySelectorAll('[part~="bubble"], [role="option"]')]
      .map((row) => ({ row, at: clip(row.parentElement.getBoundingClientRect(), view) }))
      .filter(({ at }) => at.height >= 12 && at.width > 0)
      .map(({ row, at }) => ({ ...at, x: at.x - region.x, y: at.y - region.y, text: row.innerText.slice(0, 30) }));
    return { region, rows };
  })`;
}

/** The texts of the rows that have only one color in the picture, a PNG in base64. Runs in a page. */
export async function blankIn(png: string, rows: readonly PaintedRow[]): Promise<string[]> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  canvas.drawImage(bitmap, 0, 0);
  const isBlank = ({ x, y, width, height }: PaintedRow): boolean => {
    const pixels = new Uint32Array(canvas.getImageData(x, y, width, height).data.buffer);
    return pixels.every((pixel) => pixel === pixels[0]);
  };
  return rows.filter(isBlank).map(({ text }) => text);
}
