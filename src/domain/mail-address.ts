const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** Dot-atoms alone: no quotes, no comments, no spaces, no angle brackets, nothing beyond ASCII. */
const LOCAL = /^[a-z0-9_+-]+(?:[.'][a-z0-9_+-]+)*$/i;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A name and never a number: what ends in digits alone is an IP address. */
const TOP = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * A plain mail address, `local@domain.top`, its domain in lower case; undefined for anything else: quoted local parts,
 * IP addresses, display names, several addresses, control characters. At most 254 characters. Source: RFC 5321, of which
 * it takes the part that every server takes.
 */
export function parseMailAddress(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const at = text.indexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1).toLowerCase();
  if (at < 1 || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  return isMailDomain(domain) ? `${local}@${domain}` : undefined;
}

/** Whether a text is the name of a domain that mail can go to: labels and a top one that is a word, lower case. */
export function isMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return domain.length <= 253 && labels.length > 1 && TOP.test(top) && labels.every((one) => LABEL.test(one));
}

/** What stands behind the @ of an address that parseMailAddress gave. */
export function domainOfAddress(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
