/** Where somebody comes from, as far as it can be known. */
import { domainOf } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';

/**
 * What the page's own search says, else the domain of an address of another house than the visitor's: the service
 * tells no organization. "" where there is nothing to tell apart.
 */
export function organizationOf({ organization, username }: Person, ownAddress: string): string {
  if (organization) return organization;
  if (!username.includes('@') || !ownAddress.includes('@')) return '';
  const domain = domainOf(username).toLowerCase();
  return domain === domainOf(ownAddress).toLowerCase() ? '' : domain;
}
