/** Reads an invite link from the URL of the page. */

/** Parameters of an invite link that hold the PIN and names. They must not stay where they can be seen, shared or logged. */
const privateParameters = ['pwd', 'inviteInfo'];

/**
 * Returns the link or id in the query parameter `name` of the page's URL, or "". Removes the PIN and the names from the
 * address bar. The id stays, so that the invitation is found again after a reload.
 */
export function takePageInvite(name: string): string {
  const address = new URL(location.href);
  const text = address.searchParams.get(name) ?? '';
  if (text === '') return '';
  const link = URL.parse(text);
  for (const parameter of privateParameters) {
    // When a link was pasted without encoding, its parameters are parameters of the page.
    const unencoded = address.searchParams.get(parameter);
    if (unencoded !== null) link?.searchParams.set(parameter, unencoded);
    address.searchParams.delete(parameter);
  }
  const whole = link?.href ?? text;
  for (const parameter of privateParameters) link?.searchParams.delete(parameter);
  address.searchParams.set(name, link?.href ?? text);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
  return whole;
}
