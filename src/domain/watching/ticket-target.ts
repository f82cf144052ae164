/** Where the alerts of a watch go as tickets, beside their cards. */
export type TicketTarget =
  /** ALERT_WEBHOOK_URL. */
  | { readonly kind: 'webhook' }
  /** A mail address as parseMailAddress gives it. */
  | { readonly kind: 'mail'; readonly address: string };

/** The same for two tickets that go to one place, and what keeps their order there: nothing overtakes another. */
export function laneOf(target: TicketTarget): string {
  return target.kind === 'webhook' ? 'webhook' : target.address.toLowerCase();
}
