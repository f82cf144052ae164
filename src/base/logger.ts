import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

/** Data first, constant message. Never message text, people's names or tokens. */
export interface Logger {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
  child(data: object): Logger;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const SECRET_KEYS = [
  'authorization',
  'Authorization',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'clientSecret',
  'client_secret',
  'client_assertion',
  'password',
  'MicrosoftAppPassword',
  'token',
];

/** The part of an address before its host; bounded, so that the work grows with the length of a text only. */
const URL_CREDENTIALS = /(:\/\/)[^\s/?#@]{1,500}@/g;
const BEARER = /\bBearer\s+[\w.~+/=-]+/gi;
// A beginning is enough for both: a text may have been cut, and what cannot fail is looked at once.
const PEM = /-----BEGIN [\w ]+-----[^-]*(?:-----END [\w ]+-----)?/g;
const JWT = /\beyJ[\w-]+(?:\.[\w-]+)*/g;

/** Takes bearer tokens, JWTs, PEM keys and passwords in addresses out of a text; everything else stays as it is. */
export function redactSecrets(text: string): string {
  return text
    .replace(BEARER, 'Bearer [redacted]')
    .replace(JWT, '[redacted]')
    .replace(PEM, '[redacted]')
    .replace(URL_CREDENTIALS, '$1[redacted]@');
}

/** What else of an error reaches the log where it has it: what finds a call again. */
const ERROR_FACTS = ['code', 'status', 'correlationId', 'requestId', 'trace'] as const;
const LONGEST_FACT = 200;

function factsOf(error: Error): object {
  const entries = ERROR_FACTS.map((name) => {
    const fact = (error as Partial<Record<typeof name, unknown>>)[name];
    if (typeof fact === 'string') return [name, redactSecrets(fact).slice(0, LONGEST_FACT)];
    return [name, typeof fact === 'number' ? fact : undefined];
  });
  return Object.fromEntries(entries);
}

function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: redactSecrets(String(error)) };
  const { name, message, stack, cause } = error;
  return {
    name,
    ...factsOf(error),
    message: redactSecrets(message),
    stack: stack === undefined ? undefined : redactSecrets(stack),
    cause: cause === undefined ? undefined : serializeError(cause),
  };
}

/**
 * One JSON line an entry. An `err` field is reduced to name, message, stack, cause and ids, so that request objects
 * hanging on a library's error never reach the log.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
    serializers: { err: serializeError },
  };
  const logger: PinoLogger = destination ? pino(options, destination) : pino(options);
  return logger;
}

/**
 * Sends what libraries print on the console to the log, at debug level and without secrets: botbuilder prints the
 * keys of a token it cannot verify. Gives back the way to undo it.
 */
export function captureConsole(logger: Logger): () => void {
  const original = { ...console };
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    console[method] = (...parts: unknown[]) => {
      const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
      logger.debug({ text: redactSecrets(text).slice(0, 500) }, 'console output of a library');
    };
  }
  return () => void Object.assign(console, original);
}
