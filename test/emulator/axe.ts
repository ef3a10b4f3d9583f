/** Checks the accessibility of a page of another origin, whose policy allows only the test runner's scripts. */
import type { OtherPage } from '../support/other-page.ts';

/** Returns the ids of the violated rules. */
export async function violationsIn(page: OtherPage): Promise<readonly string[]> {
  const source = await (await fetch('/node_modules/axe-core/axe.min.js')).text();
  return page.run(`${source}; axe.run(document).then(({ violations }) => violations.map(({ id }) => id))`);
}
