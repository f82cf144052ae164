import assert from 'node:assert/strict';
import type { ReportProblem, WrittenReport } from '../../src/commands/report-request.js';
import { recognize } from '../helpers/understanding.js';

const ADDRESS = 'ana@contoso.com';

function commandIn(text: string) {
  const recognized = recognize(text);
  return recognized.kind === 'command' ? recognized.command : undefined;
}

function reportIn(text: string) {
  const command = commandIn(text);
  return command?.name === 'report' ? command.what : assert.fail(`${text}: ${command?.name}`);
}

const monthly = (customer?: string): WrittenReport => ({
  customer,
  days: 'monthly',
  time: undefined,
  zone: undefined,
  address: ADDRESS,
});
const mondays = (zone: string, customer?: string): WrittenReport => ({
  customer,
  days: 'monday',
  time: '08:00',
  zone,
  address: ADDRESS,
});

describe('a report whose words are mistyped', () => {
  for (const text of [
    'repport for everyone weekly',
    'rapportt voor iedereen wekelijks',
    'raporrt dla wszystkich co tydzień',
    'rapprt pour tous les clients chaque semaine',
    'relatorioo de todos os clientes semanal',
  ]) {
    it(`is still one: ${text}`, () => {
      const recognized = recognize(text);
      assert.deepEqual(recognized, {
        kind: 'command',
        command: { name: 'report', what: { problem: 'days' } },
      });
    });
  }
});

describe('a report by mail', () => {
  const understood: readonly (readonly [string, WrittenReport])[] = [
    ['report contoso monthly to ana@contoso.com', monthly('contoso')],
    ['report contoso to ana@contoso.com every month', monthly('contoso')],
    [
      'please send me a usage report for Bank of America each month to <ana@Contoso.com>.',
      monthly('Bank of America'),
    ],
    ['monthly report on contoso to mailto:ana@contoso.com', monthly('contoso')],
    ['report "Monday Coffee" once a month to ana@contoso.com', monthly('Monday Coffee')],
    ['Contoso report monthly to ana@contoso.com', monthly('Contoso')],
    ['report portfolio monday 08:00 Europe/Lisbon to ana@contoso.com', mondays('Europe/Lisbon')],
    ['report all customers every monday at 8am new york to ana@contoso.com', mondays('new york')],
    ['hello, report monthly contoso.com to ana@contoso.com', monthly('contoso.com')],
    ['relatório contoso mensal para ana@contoso.com', monthly('contoso')],
    [
      'enviar relatório de todos os clientes à segunda 8h00 em Europe/Lisbon para ana@contoso.com',
      mondays('Europe/Lisbon'),
    ],
    ['raport o Contoso co miesiąc na adres ana@contoso.com', monthly('Contoso')],
    [
      'raport wszyscy klienci w poniedziałek o 8:00 Europe/Warsaw do ana@contoso.com',
      mondays('Europe/Warsaw'),
    ],
    ['rapport sur Contoso tous les mois à ana@contoso.com', monthly('Contoso')],
    ['rapport tous les clients lundi 8h00 Europe/Paris à ana@contoso.com', mondays('Europe/Paris')],
    ['rapport over Contoso maandelijks naar ana@contoso.com', monthly('Contoso')],
    ['rapport alle klanten maandag 8 uur Europe/Amsterdam naar ana@contoso.com', mondays('Europe/Amsterdam')],
    ['報告 Contoso 每月 到 ana@contoso.com', monthly('Contoso')],
    ['每月寄 Contoso 的報告到 ana@contoso.com', monthly('Contoso')],
    ['報告 所有客戶 星期一 08:00 Asia/Taipei 寄到 ana@contoso.com', mondays('Asia/Taipei')],
  ];
  for (const [text, report] of understood)
    it(`is understood: ${text}`, () => {
      assert.deepEqual(reportIn(text), { report });
    });

  const incomplete: readonly (readonly [string, ReportProblem])[] = [
    ['report contoso monthly', 'address'],
    ['report portfolio monday 08:00 Europe/Lisbon', 'address'],
    ['report contoso monthly to ana@localhost', 'address'],
    ['report contoso monthly to ana@contoso.com and bob@contoso.com', 'address'],
    ['report contoso to ana@contoso.com', 'days'],
    ['report contoso weekly to ana@contoso.com', 'days'],
    ['report contoso monday friday to ana@contoso.com', 'days'],
    ['report contoso daily 25:61 to ana@contoso.com', 'time'],
    ['report contoso daily 08:00 09:00 to ana@contoso.com', 'time'],
    ['report monthly to ana@contoso.com', 'subject'],
  ];
  for (const [text, problem] of incomplete)
    it(`is asked back for what is missing: ${text}`, () => assert.deepEqual(reportIn(text), { problem }));

  const others: readonly (readonly [string, string | undefined])[] = [
    ['weekly report monday 09:00 Europe/Paris', 'digest'],
    ['watch Report Corp below 40% ticket to service@psa.example', 'watch'],
    ['watch all renewals 30 days ticket to report@psa.example', 'watch'],
    ['usage report for Contoso', 'license-usage'],
    ['status report', 'status'],
    ['report contoso', undefined],
    ['monthly report', undefined],
    ['please tell ana@contoso.com about contoso', undefined],
  ];
  for (const [text, name] of others)
    it(`is not taken for one: ${text}`, () => assert.equal(commandIn(text)?.name, name));
});
