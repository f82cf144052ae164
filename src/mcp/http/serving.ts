/** Where the tools are served, and for whom. */
export interface McpServing {
  /** The bot's own address, without a path. */
  readonly publicUrl: string;
  /** Of the sign-in service. */
  readonly authority: string;
  /** What tokens are for, as clients ask for it. */
  readonly audience: string;
  /** Whose people may ask. */
  readonly tenantIds: readonly string[];
}
