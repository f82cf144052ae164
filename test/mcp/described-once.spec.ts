import assert from 'node:assert/strict';
import { z } from 'zod';
import { describedOnce } from '../../src/mcp/described-once.js';

describe('describedOnce', () => {
  const schema = z.object({ page: z.int().default(1) });

  it('describes as the schema does, each side for itself, and the second time gives the same', () => {
    const { jsonSchema } = describedOnce(schema)['~standard'];
    const options = { target: 'draft-2020-12' } as const;
    for (const side of ['input', 'output'] as const) {
      assert.deepEqual(jsonSchema[side](options), schema['~standard'].jsonSchema[side](options));
      assert.equal(jsonSchema[side](options), jsonSchema[side](options));
    }
    assert.notDeepEqual(jsonSchema.input(options), jsonSchema.output(options));
  });

  it('parses as the schema does', async () => {
    const { validate } = describedOnce(schema)['~standard'];
    assert.deepEqual(await validate({}), { value: { page: 1 } });
    assert.ok((await validate({ page: 'x' })).issues);
  });
});
