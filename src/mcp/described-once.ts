import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import type { z } from 'zod';

/**
 * A schema that is turned into JSON Schema once: the SDK does it for each server, so for each request over HTTP, where
 * it costs more than the answer.
 */
export function describedOnce<Schema extends z.ZodObject>(
  schema: Schema,
): StandardSchemaWithJSON<z.input<Schema>, z.output<Schema>> {
  const standard = schema['~standard'];
  const { jsonSchema } = standard;
  const known = new Map<string, Record<string, unknown>>();
  const described = (side: 'input' | 'output') => (options: Parameters<typeof jsonSchema.input>[0]) => {
    const key = `${side} ${options.target}`;
    const kept = known.get(key) ?? jsonSchema[side](options);
    known.set(key, kept);
    return kept;
  };
  return {
    '~standard': {
      version: standard.version,
      vendor: standard.vendor,
      validate: standard.validate,
      jsonSchema: { input: described('input'), output: described('output') },
    },
  };
}
