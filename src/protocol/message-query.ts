/** The addresses of further pages of messages, which a response names and which are therefore hostile. */

/** The parameters that lead to another page. [doc: D/api/spaces/spaces_spaceid_messages_query] All others stay as they were sent. */
const pageParameters = ['refTime', 'direction', 'pageref', 'nextRefObjId', 'prevRefObjId', 'page'];
const longestValue = 100;

/**
 * What leads to the page at `url`; undefined if `url` is not an address of the endpoint at `path`. Its origin does not
 * count, because the request goes to the configured server whatever the response says.
 */
export function readPageQuery(url: string, path: string): Readonly<Record<string, string>> | undefined {
  const found = URL.parse(url, 'https://service.example');
  if (!found || plainPath(found.pathname) !== plainPath(path)) return undefined;
  const known = [...found.searchParams].filter(
    ([name, value]) => pageParameters.includes(name) && value.length <= longestValue,
  );
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

/** `/topics/` is the older name of `/spaces/`. [client: LT] */
function plainPath(path: string): string {
  return path.replace(/\/+$/, '').replace('/api/topics/', '/api/spaces/');
}
