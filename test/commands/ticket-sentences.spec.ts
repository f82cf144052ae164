import assert from 'node:assert/strict';
import type { TicketTarget } from '../../src/domain/watching/ticket-target.js';
import { recognize } from '../helpers/understanding.js';

const webhook: TicketTarget = { kind: 'webhook' };
const service: TicketTarget = { kind: 'mail', address: 'service@psa.example' };

function watchIn(text: string) {
  const { kind, ...rest } = recognize(text);
  assert.equal(kind, 'command', text);
  const command = 'command' in rest ? rest.command : assert.fail(text);
  return command.name === 'watch' ? command : assert.fail(`${text}: ${command.name}`);
}

describe('a ticket at the end of a watch', () => {
  const everyone: readonly (readonly [string, TicketTarget])[] = [
    ['watch all renewals 30 days ticket to service@psa.example', service],
    ['please watch all renewals 30 days and tickets to <service@psa.example>.', service],
    ['Watch all renewals in 30 days, ticket to mailto:service@PSA.example', service],
    [
      'watch all renewals 30 days ticket to my-team@psa-desk.example',
      { kind: 'mail', address: 'my-team@psa-desk.example' },
    ],
    ['watch all renewals 30 days ticket to webhook', webhook],
    ['vigiar renovações de todos em 30 dias ticket para service@psa.example', service],
    ['vigiar renovações de todos em 30 dias chamado para o webhook', webhook],
    ['obserwuj odnowienia wszystkich w ciągu 30 dni zgłoszenie do service@psa.example', service],
    ['obserwuj odnowienia wszystkich w ciągu 30 dni, zgłoszenia do webhook', webhook],
    ['surveiller les renouvellements de tous dans 30 jours ticket à service@psa.example', service],
    ['surveiller les renouvellements de tous dans 30 jours ticket vers le webhook', webhook],
    ['bewaak verlengingen van alle klanten binnen 30 dagen ticket naar service@psa.example', service],
    ['bewaak verlengingen van alle klanten binnen 30 dagen, tickets naar de webhook', webhook],
    ['監看 所有客戶 30 天內續約 工單送到 service@psa.example', service],
    ['監看所有客戶30天內續約，工單到webhook', webhook],
  ];
  for (const [text, ticket] of everyone)
    it(`says where it goes: ${text}`, () => {
      const { target } = watchIn(text);
      assert.deepEqual(
        [target?.customer, target?.rule, target?.ticket],
        [undefined, { kind: 'renewal', withinDays: 30 }, ticket],
      );
    });

  it('is of one customer as well, and leaves a name that looks like one alone', () => {
    const one = watchIn('watch Contoso below 40% ticket to service@psa.example').target;
    assert.deepEqual([one?.customer, one?.ticket], ['Contoso', service]);
    const game = watchIn('watch Ticket to Ride below 40%').target;
    assert.deepEqual([game?.customer, game?.ticket], ['Ticket to Ride', undefined]);
  });

  const wrong = [
    '"service desk"@psa.example',
    'service@[10.0.0.1]',
    'service@10.0.0.1',
    'service@psa',
    'a@psa.example,b@psa.example',
    'service@psa.example%0abcc:x@evil.example',
    'service@psa.example>evil@evil.example',
    'sérvice@psa.example',
    'service..desk@psa.example',
    'service@-psa.example',
  ];
  for (const address of wrong)
    it(`changes nothing where what was written is no plain address: ${address}`, () => {
      const recognized = recognize(`watch Contoso below 40% ticket to ${address}`);
      const command = recognized.kind === 'command' ? recognized.command : undefined;
      assert.ok(command?.name !== 'watch' || command.problem === 'ticket', JSON.stringify(command));
    });
});
