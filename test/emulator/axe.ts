/** Accessibility of a page of another origin, whose policy lets no script in but the runner's own. */
import type { OtherPage } from '../support/other-page.ts';

/** Ids of the rules that the page breaks. */
export async function violationsIn(page: OtherPage): Promise<readonly string[]> {
  const source = await (await fetch('/node_modules/axe-core/axe.min.js')).text();
  return page.run(`${source}; axe.run(document).then(({ violations }) => violations.map(({ id }) => id))`);
}
