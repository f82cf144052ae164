/** Whether a text is an address with a user name or a password in it. */
export function hasUrlCredentials(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && (url.username !== '' || url.password !== '');
}

const CREDENTIALS = /^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i;

/** An address without what may be a secret in it: user name, password, query and fragment. Other texts stay. */
export function withoutUrlSecrets(text: string): string {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text;
  const end = text.search(/[?#]/);
  const place = (end < 0 ? text : text.slice(0, end)).replace(CREDENTIALS, '$1[hidden]@');
  return end < 0 ? place : `${place}?[hidden]`;
}
