/** What surrounds a pasted address. */
const WRAPPING = /^[\s<("'[]+|[\s>)"'\].,;:!?]+$/g;
const SCHEME = /^(?:[a-z][a-z0-9+.-]{0,15}:\/\/|mailto:)/;
const DOMAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,62}(?:\.[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,62})+$/u;
const LONGEST_DOMAIN = 253;
/** A registered name has at least two labels; shorter parents (`com`) belong to nobody. */
const SHORTEST_PARENT = 2;

/**
 * The domain a text consists of, in lower case: bare, as the host of a URL or behind the @ of an address;
 * undefined when the text is anything else. A leading `www.` is dropped. No punycode: Partner Center's default
 * domains are ASCII.
 */
export function parseDomain(text: string): string | undefined {
  const bare = text.replace(WRAPPING, '').toLowerCase().replace(SCHEME, '');
  const [host = ''] = bare.split(/[/?#]/, 1);
  const domain = host
    .slice(host.lastIndexOf('@') + 1)
    .replace(/:\d{1,5}$/, '')
    .replace(/^www\./, '');
  return domain.length <= LONGEST_DOMAIN && DOMAIN.test(domain) ? domain : undefined;
}

/** The domain and its parents, nearest first: an address at `emea.contoso.com` belongs to `contoso.com`. */
export function domainWithParents(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(0, 1 - SHORTEST_PARENT).map((_, at) => labels.slice(at).join('.'));
}

/** The first label, which tenants of one company tend to share: `contoso` of `contoso.onmicrosoft.com`. */
export function domainLabel(domain: string): string {
  const [label = ''] = domain.split('.', 1);
  return label;
}

/** The first label of a domain as it is compared: without hyphens, which people leave out and put in. */
export function labelKey(domain: string): string {
  return domainLabel(domain).replaceAll('-', '');
}
