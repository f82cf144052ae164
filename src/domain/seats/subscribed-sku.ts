/** What a customer's tenant holds of one licence now, whoever sold it, and how much of it people were given. */
export interface SubscribedSku {
  /** Lower-case GUID, the provisioning id of the offer matrix; undefined when not said. */
  readonly skuId: string | undefined;
  /** In capitals: `SPB`, `ENTERPRISEPACK`; undefined when not said. */
  readonly partNumber: string | undefined;
  /** As Partner Center calls it. */
  readonly name: string;
  /** Seats that are paid for and in force. Every count is a non-negative integer. */
  readonly active: number;
  /** Seats that people were given; they may exceed those there are. */
  readonly consumed: number;
  /** Seats whose term is over and which vanish unless they are renewed. */
  readonly warning: number;
  readonly suspended: number;
  /** Whether it is of the whole tenant, as storage is: nobody is given a seat of it. */
  readonly isForTenant: boolean;
}

/** Seats that are in force and given to nobody; those in grace are left out, since they vanish by themselves. */
export function seatsGivenToNobody({ active, consumed }: Pick<SubscribedSku, 'active' | 'consumed'>): number {
  return Math.max(0, active - consumed);
}
