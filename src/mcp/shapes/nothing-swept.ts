/** That no figures of all customers are kept, and when they will be. */
export function nothingSweptSaid(nextSweepAt: Date): string {
  return `No figures of all customers are kept yet. They come with the daily sweep, next at ${nextSweepAt.toISOString()}.`;
}

export const NO_DATABASE_SAID = 'Nothing is kept here: questions about all customers need the database.';
