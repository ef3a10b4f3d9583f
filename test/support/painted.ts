/** Compares what a page paints with what its DOM contains: a row can be in the DOM, and in view, and still not be painted. */
import { allElements, type OtherPage, type Region } from './other-page.ts';

interface Row extends Region {
  readonly text: string;
}

interface View {
  /** The part of the conversation, or of the list, that the viewport shows. */
  readonly region: Region;
  readonly rows: readonly Row[];
}

/** The rows in view whose region has only one colour; `["nothing in view"]` when there are no rows. */
export async function blankRows(page: OtherPage, scroller = '[role="log"]'): Promise<string[]> {
  const { region, rows } = await page.run<View>(viewOf(scroller));
  if (rows.length === 0) return ['nothing in view'];
  const image = await decode(await page.picture(region));
  return rows.filter((row) => coloursIn(image, row) < 2).map(({ text }) => text);
}

/** Rows below this height may show only the space between two lines. */
const lowestRow = 12;

/** Source of a script that reads a `View`. Positions of rows are relative to its region. Waits until frames are painted. */
function viewOf(scroller: string): string {
  return `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => {
    const log = ${allElements}.find((one) => one.matches('${scroller}') && one.checkVisibility());
    if (!log) return { rows: [] };
    const clip = (box, by) => {
      const [x, y] = [Math.max(box.left, by.left), Math.max(box.top, by.top)].map(Math.ceil);
      const [right, bottom] = [Math.min(box.right, by.right), Math.min(box.bottom, by.bottom)].map(Math.floor);
      return { x, y, width: right - x, height: bottom - y };
    };
    const box = log.getBoundingClientRect();
    const region = clip(
      { left: box.left, top: box.top, right: box.left + log.clientWidth, bottom: box.bottom },
      { left: 0, top: 0, right: innerWidth, bottom: innerHeight },
    );
    const view = new DOMRect(region.x, region.y, region.width, region.height);
    const rows = [...log.querySelectorAll('article .bubble, [role="option"]')]
      .map((row) => ({ row, at: clip(row.parentElement.getBoundingClientRect(), view) }))
      .filter(({ at }) => at.height >= ${lowestRow} && at.width > 0)
      .map(({ row, at }) => ({ ...at, x: at.x - region.x, y: at.y - region.y, text: row.innerText.slice(0, 30) }));
    return { region, rows };
  })`;
}

async function decode(png: string): Promise<ImageData> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  canvas.drawImage(bitmap, 0, 0);
  return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
}

function coloursIn({ data, width }: ImageData, at: Region): number {
  const pixels = new Uint32Array(data.buffer);
  const colours = new Set<number>();
  for (let y = at.y; y < at.y + at.height; y += 1)
    for (const pixel of pixels.subarray(y * width + at.x, y * width + at.x + at.width)) colours.add(pixel);
  return colours.size;
}
