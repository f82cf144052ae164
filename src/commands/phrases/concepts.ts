/** What a word or a few words of a question mean, whatever the language. */
export const CONCEPTS = [
  // What is asked of a customer.
  'usage',
  'licences',
  // "Does not use": of all customers those who use none, of one what is unused.
  'not-using',
  // Unused seats are left, and so is time: which one, the other words say.
  'left',
  'unused',
  'renewals',
  // Before the trend, which has the same words: a direction says more.
  'worse',
  'better',
  'trend',
  'plan',
  // Asks what may go, which is no wish to have it gone: "what should they drop".
  'advice',
  // Money that goes for nothing, as unused seats are in money.
  'money-lost',
  // Which customers: all of them, a question for some, an order of them.
  'customers',
  'which',
  // The same beside no customer; beside one it asks which of their things.
  'which-of',
  'worst',
  'low-usage',
  // What turns another word around: "not using", "never used Teams".
  // Has none of a product: "who has no Copilot".
  'lacks',
  'not',
  'never',
  'has',
  // Half of the seats is a bound as well.
  'below-half',
  'above-half',
  // A number with what it bounds.
  'below',
  'above',
  'at-least',
  'number',
  // What is kept in a conversation; the reader never changes any of it.
  'watch',
  'tell',
  'alerts',
  // What says of alerts that they go on: "what is firing".
  'open',
  'digest',
  'stop',
  'snooze',
  // What the bot cannot do.
  'cancel',
  'buy',
  'assign',
  'delete',
  // Takes a customer to another product, where one is named: nothing the bot does.
  'move',
  // What is to go to somebody else.
  'send',
  // What should be looked at now: alerts, where nothing else is named.
  'urgent',
  // That somebody has to tell a customer: asked when, it is the last day to act.
  'tell-them',
  // What it will be, which nobody knows.
  'forecast',
  // What figures would have to be parted by: people, departments, countries.
  'divided',
  // What is paid and owed: of unused seats a part of the answer, of anything else another question.
  'money',
  // What belongs to another question or another person.
  'compare',
  'people',
  // All customers where a list is asked for, people anywhere else.
  'everyone',
  'how-many',
  'when',
  'how-to',
  'why',
  'help',
  'thanks',
  'greeting',
  // What points at the question before.
  'and-what-of',
  'its',
  // What is beside a clear question for a customer, and the matter of any other sentence: a meeting.
  'aside',
  // What says nothing by itself.
  'filler',
] as const;
export type Concept = (typeof CONCEPTS)[number];

/** Spans of time that have a name; `{amount}` counts days, weeks or months in the last two groups. */
export const SPAN_NAMES = [
  'last-week',
  'last-month',
  'last-quarter',
  'last-year',
  'this-week',
  'this-month',
  'this-quarter',
  'this-year',
  'next-week',
  'next-month',
  'next-quarter',
  'next-year',
  'next-days',
  'next-weeks',
  'next-months',
  'last-days',
  'last-weeks',
  'last-months',
] as const;
export type SpanName = (typeof SPAN_NAMES)[number];

/** Words for some of the concepts, those of one subject. Phrases as in `phrases.ts`, with `{amount}` as the only capture. */
export type ConceptPhrases = Readonly<Partial<Record<Concept, readonly string[]>>>;

/** The words of one language by what they mean. Phrases as in `phrases.ts`, with `{amount}` as the only capture. */
export interface MeaningPhrases {
  readonly concepts: Readonly<Record<Concept, readonly string[]>>;
  readonly spans: Readonly<Record<SpanName, readonly string[]>>;
  /** January to December: twelve lines. */
  readonly months: readonly string[];
}
