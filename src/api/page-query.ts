/**
 * The query of a page URL. Whether such URLs are absolute is unknown, and an answer must not choose
 * the host or the endpoint of a request that carries a token: only its query is used.
 */
export function pageQuery(page: string): Record<string, string> {
  const mark = page.indexOf('?');
  return mark < 0 ? {} : Object.fromEntries(new URLSearchParams(page.slice(mark + 1)));
}
