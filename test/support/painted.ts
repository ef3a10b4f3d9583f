/** Compares what a page paints with what its DOM contains: a row can be in view and still not be painted. */
import type { OtherPage } from './other-page.ts';
import { blankIn, type PaintedView, viewOf } from './painted-view.ts';

/** The rows in view whose region has only one color; `["nothing in view"]` when there are no rows. */
export async function blankRows(page: OtherPage, scroller = '[role="log"]'): Promise<string[]> {
  const { region, rows } = await page.run<PaintedView>(viewOf(scroller));
  if (!region || rows.length === 0) return ['nothing in view'];
  return blankIn(await page.picture(region), rows);
}
