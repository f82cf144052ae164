import { Entity } from 'botframework-connector/lib/connectorApi/models/mappers.js';

/**
 * Makes the Bot Connector's client send entities as they are. By itself it knows mentions alone, and leaves out of any
 * other entity what a mention has not: of a citation only its type would arrive.
 */
export function sendWholeEntities(): void {
  Entity.type.additionalProperties = { type: { name: 'any' } };
}
