import type { Migration } from './migration.js';

/** What SKUs are where their licences are assigned. How it stands with the matrix itself is in price_sheet. */
export const offerMatrix: Migration = {
  name: '0018-offer-matrix',
  sql: `
    create table offer_line (
      product_id text not null,
      sku_id text not null,
      -- skuId of subscribedSkus
      provisioning_id uuid not null,
      -- skuPartNumber of subscribedSkus; empty where the matrix does not say
      part_number text not null,
      title text not null,
      primary key (product_id, sku_id, provisioning_id)
    );
  `,
};
