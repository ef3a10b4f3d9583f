/** Validates and normalizes typed e-mail addresses. */

/**
 * The address as requests send it: the domain in lower case and punycode, so that look-alike letters show. Undefined
 * for anything but a single plain address: quoted forms, lists, control characters, headers.
 */
export function readAddress(text: string): string | undefined {
  if (text.length > longestAddress) return undefined;
  const [, local = '', name = ''] = /^\s*([^@\s]+)@([^@\s]+)\s*$/.exec(text) ?? [];
  const domain = readDomain(name);
  return isLocalPart(local) && domain !== undefined ? `${local}@${domain}` : undefined;
}

/** Like `readAddress`, all in lower case, for comparing addresses. */
export function readEmail(text: string): string | undefined {
  return readAddress(text)?.toLowerCase();
}

/** The part after the "@" of an address that `readAddress` returned. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

const longestAddress = 254;

/** Letters, with dots and other signs between them, but not what RFC 5321 allows only in quotes. */
function isLocalPart(text: string): boolean {
  return /^(?=.{1,64}$)[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(
    text,
  );
}

const hostName = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d-]{2,63}$/;

function readDomain(text: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(text)) return undefined;
  const { hostname } = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : { hostname: '' };
  return hostName.test(hostname) ? hostname : undefined;
}
