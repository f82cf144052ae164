import { createRequire } from 'node:module';

interface ParseEvent {
  readonly event: string;
  readonly message: string;
}

interface AdaptiveCardsLibrary {
  AdaptiveCard: new () => {
    parse(payload: unknown, context?: unknown): void;
    validateProperties(): { validationEvents: unknown[] };
  };
  SerializationContext: new () => { readonly eventCount: number; getEventAt(index: number): ParseEvent };
}

// The package's main entry cannot be loaded by Node (an import without extension); its bundle can.
const library = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
) as AdaptiveCardsLibrary;

/** What the adaptivecards package has to say against a card: empty for a good one. */
export function parseEvents(card: unknown): readonly string[] {
  const context = new library.SerializationContext();
  new library.AdaptiveCard().parse(structuredClone(card), context);
  return Array.from({ length: context.eventCount }, (_, index) =>
    JSON.stringify(context.getEventAt(index).message),
  );
}

/** Every element, column and action of a card, at any depth. */
export function elementsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(elementsOf)];
}
