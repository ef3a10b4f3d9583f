/** Validates and normalizes typed e-mail addresses. */

/**
 * The address as requests send it: letters composed, as a Mac does not write them; the domain in lower case and
 * punycode, so that look-alike letters show. Undefined for anything but a single plain address: quoted forms, lists,
 * control characters, headers.
 */
export function readAddress(text: string): string | undefined {
  // Most of the texts that users type are names, and the patterns below take longer.
  if (!text.includes('@') || text.length > longestAddress * 2) return undefined;
  const composed = text.normalize('NFC').trim();
  const [, local = '', name = ''] = /^([^@\s]+)@([^@\s]+)$/.exec(composed) ?? [];
  const domain = composed.length > longestAddress ? undefined : readDomain(name);
  return isLocalPart(local) && domain !== undefined ? `${local}@${domain}` : undefined;
}

/** Like `readAddress`, all in lower case, for comparing addresses. */
export function readEmail(text: string): string | undefined {
  // Some letters compose only in lower case.
  return readAddress(text)?.toLowerCase().normalize('NFC');
}

/** The part after the "@" of an address that `readAddress` returned. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

const longestAddress = 254;

/**
 * Letters of any script with their marks, and dots and other signs between them, but not what RFC 5321 allows only in
 * quotes. [RFC 6532]
 */
function isLocalPart(text: string): boolean {
  return /^(?=.{1,64}$)(?:[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-][\p{M}]*)+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(
    text,
  );
}

const hostName = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d-]{2,63}$/;

/** A last label that mixes scripts, as in `example.com谢谢`, is an address with the words after it. */
const mixedEnd = /(?:[a-z][^.]*[^\0-\x7f]|[^\0-\x7f][^.]*[a-z])[^.]*$/i;

function readDomain(text: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M}.-]+$/u.test(text) || mixedEnd.test(text)) return undefined;
  const { hostname } = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : { hostname: '' };
  return hostName.test(hostname) ? hostname : undefined;
}
