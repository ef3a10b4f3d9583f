/** Takes an invite link out of the page's own address. */

/** What of an invite link must not stay where it can be seen, shared or logged. */
const privateParts = ['pwd', 'inviteInfo'];

/**
 * The link or id in the query parameter `name` of the page's URL; "" where there is none. Once read, the PIN and
 * the people named in it are gone from the address bar; the id stays, so that a reload still finds the invitation.
 */
export function takePageInvite(name: string): string {
  const address = new URL(location.href);
  const text = address.searchParams.get(name) ?? '';
  if (text === '') return '';
  const link = URL.parse(text);
  for (const part of privateParts) {
    // A link pasted without encoding leaves its own parameters among the page's.
    const loose = address.searchParams.get(part);
    if (loose !== null) link?.searchParams.set(part, loose);
    address.searchParams.delete(part);
  }
  const whole = link?.href ?? text;
  for (const part of privateParts) link?.searchParams.delete(part);
  address.searchParams.set(name, link?.href ?? text);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
  return whole;
}
