import assert from 'node:assert/strict';
import { licenseUsageReply } from '../../src/cards/usage/license-usage-card.js';
import {
  createShowLicenseUsage,
  type ShowLicenseUsageDeps,
} from '../../src/usecases/usage/show-license-usage.js';
import { messagesFor, render } from '../helpers/cards.js';
import { createCall, createFault, expectKind } from '../usecases/fakes.js';
import { createLiveStage } from './support/live-customers.js';

const HOUR_MS = 60 * 60_000;

type Stage = Awaited<ReturnType<typeof createLiveStage>>;
type Source = 'usage' | 'deployment' | 'subscriptions' | 'subscribedSkus';
const SOURCES: readonly Source[] = ['usage', 'deployment', 'subscriptions', 'subscribedSkus'];

/** The sources as they are, with a note of each question and each answer, in order. */
function noting({ deps }: Stage, what: readonly Source[] = SOURCES) {
  const notes: string[] = [];
  const noted = Object.fromEntries(
    what.map((name) => [
      name,
      {
        async read(...question: Parameters<ShowLicenseUsageDeps['usage']['read']>) {
          notes.push(`asks ${name}`);
          try {
            return await deps[name].read(...question);
          } finally {
            notes.push(`has ${name}`);
          }
        },
      },
    ]),
  );
  const parts = { ...deps, subscribedSkus: undefined, ...noted } as ShowLicenseUsageDeps;
  return { notes, show: createShowLicenseUsage(parts) };
}

async function cardOf({ deps }: Stage, show: ReturnType<typeof createShowLicenseUsage>) {
  const answer = expectKind(await show.byText('x', createCall()), 'usage');
  return licenseUsageReply(answer, deps.clock.now(), messagesFor('en-US'), render);
}

/** What Partner Center was asked since, whatever came first on the wire. */
function askedSince({ emulator }: Stage, from: number): readonly string[] {
  return emulator.requests
    .slice(from)
    .map(({ path }) => path.replace(/[0-9a-f-]{36}/, '<customer>'))
    .sort();
}

describe('live seats of a customer without the role', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createLiveStage('contoso.onmicrosoft.com');
    stage.emulator.state.setTenantRefusal(stage.customer.customerId, 'no-role');
  });
  afterEach(() => stage.close());

  it('are asked for beside the others, before any of them has answered', async () => {
    const { notes, show } = noting(stage);
    await show.byText('x', createCall());
    assert.deepEqual(notes.slice(0, 4).sort(), SOURCES.map((name) => `asks ${name}`).sort());
  });

  it('cost nothing from the second answer on: the same calls upstream and the same card as without them', async () => {
    await cardOf(stage, noting(stage).show);
    for (const hours of [2, 9]) {
      stage.pass(hours * HOUR_MS);
      let from = stage.emulator.requests.length;
      const refused = noting(stage);
      const card = await cardOf(stage, refused.show);
      const asked = askedSince(stage, from);
      assert.ok(asked.length >= 3, asked.join('\n'));
      assert.ok(!asked.some((path) => path.includes('subscribedskus')), asked.join('\n'));

      // The same figures, read by somebody who never heard of live seats.
      const other = await createLiveStage('contoso.onmicrosoft.com');
      try {
        other.pass(stage.deps.clock.now().getTime() - other.deps.clock.now().getTime());
        from = other.emulator.requests.length;
        const without = noting(other, ['usage', 'deployment', 'subscriptions']);
        const before = await cardOf(other, without.show);
        assert.deepEqual(asked, askedSince(other, from));
        assert.equal(card.text, before.text);
        assert.deepEqual(
          refused.notes.filter((note) => note.startsWith('asks') && !note.endsWith('subscribedSkus')),
          without.notes.filter((note) => note.startsWith('asks')),
        );
      } finally {
        await other.close();
      }
    }
  });

  it('are not waited for where they do not answer: the others are there, and the week’s figures stand', async () => {
    const { deps } = stage;
    let isLeftAlone = false;
    const silent: ShowLicenseUsageDeps = {
      ...deps,
      sideLimitMs: 2_000,
      subscribedSkus: {
        read: (_customerId, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              isLeftAlone = true;
              reject(createFault('timeout'));
            });
          }),
      },
    };
    const card = await cardOf(stage, createShowLicenseUsage(silent));
    const before = await cardOf(stage, createShowLicenseUsage({ ...deps, subscribedSkus: undefined }));
    assert.equal(card.text, before.text);
    assert.ok(isLeftAlone, 'the call is given up, not forgotten');
  });
});
