import { z } from 'zod';
import { isMailDomain, parseMailAddress } from '../domain/mail-address.js';

/** A mail server: how to reach it, and as whom. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  readonly isTls: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

export const smtpUrl = z
  .string()
  .trim()
  .transform((text, context): SmtpServer => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isTls = url?.protocol === 'smtps:';
    if (url === undefined || (!isTls && url.protocol !== 'smtp:') || !/^[\w.[\]:-]+$/.test(url.hostname)) {
      context.addIssue('is no mail server such as smtp://user:password@mail.contoso.com:587 or smtps://…');
      return z.NEVER;
    }
    if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '') {
      context.addIssue('must end with the host or its port');
      return z.NEVER;
    }
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    const port = url.port === '' ? (isTls ? 465 : 587) : Number(url.port);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return { host, port, isTls, auth: user === '' ? undefined : { user, pass } };
  });

/** Whom mails come from. */
export interface MailSender {
  readonly name: string;
  readonly address: string;
}

/** `seatwise@contoso.com` or `Seatwise <seatwise@contoso.com>`. */
export const mailSender = z
  .string()
  .trim()
  .transform((text, context): MailSender => {
    const [, name, within] = /^(?:([^<>@"\\\p{Cc}]{0,100})<)?([^<>\s]+)>?$/u.exec(text) ?? [];
    const address = parseMailAddress(within ?? '');
    const isWhole = (name === undefined) === !text.endsWith('>');
    if (address !== undefined && isWhole) return { name: name?.trim() ?? '', address };
    context.addIssue('must be an address such as seatwise@contoso.com or Seatwise <seatwise@contoso.com>');
    return z.NEVER;
  });

/** Domains separated by commas, semicolons or white space. */
export const mailDomains = z
  .string()
  .toLowerCase()
  .transform((text) => text.split(/[\s,;]+/).filter((part) => part !== ''))
  .pipe(z.array(z.string().refine(isMailDomain, 'holds something that is no domain such as contoso.com')));
