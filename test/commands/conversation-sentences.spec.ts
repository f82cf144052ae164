import assert from 'node:assert/strict';
import type { Command } from '../../src/commands/catalogue.js';
import { createCustomerIndex } from '../../src/domain/customers/customer-index.js';
import type { Language } from '../../src/i18n/locale.js';
import { readingOf } from '../helpers/understanding.js';

const trend = (customer: string): Command => ({ name: 'trend', customer });
const unwatch = (which: number | 'all' | undefined): Command => ({ name: 'unwatch', which });
const language = (language: string): Command => ({ name: 'language', language });
const PORTFOLIO: Command = { name: 'portfolio' };
const WATCHES: Command = { name: 'watches' };
const TEST: Command = { name: 'send-test-alert' };
const STATUS: Command = { name: 'status' };
const OPERATIONS: Command = { name: 'operations-here' };
const BY_MONEY: Command = { name: 'portfolio-by-money' };
const COST: Command = { name: 'cost-prices-here' };
const LIST: Command = { name: 'list-prices-here' };

/** What people type about trends, all customers, and what a conversation gets. */
const SENTENCES: Record<Language, readonly (readonly [sentence: string, command: Command])[]> = {
  en: [
    ['trend for Contoso', trend('Contoso')],
    ['show me the usage trend of Contoso please', trend('Contoso')],
    ["Contoso's trend", trend('Contoso')],
    ['trend Contoso', trend('Contoso')],
    ['usage history for contoso.com', trend('contoso.com')],
    ['How has the usage of Contoso changed?', trend('Contoso')],
    ['trend', trend('')],
    ['portfolio', PORTFOLIO],
    ['overview', PORTFOLIO],
    ['show all customers', PORTFOLIO],
    ['worst customers', PORTFOLIO],
    ['Who has unused licenses?', PORTFOLIO],
    ['who has the most unused licenses', PORTFOLIO],
    ['which customers have unused licences', PORTFOLIO],
    [
      'Which customers renew soon?',
      { name: 'customers', question: { kind: 'renewals', span: undefined, product: undefined } },
    ],
    ['what are the customers with the lowest usage', PORTFOLIO],
    ['license usage for all customers', PORTFOLIO],
    ['unused licenses for everyone', PORTFOLIO],
    ['usage by customer', PORTFOLIO],
    ['WHO license usage', { name: 'license-usage', customer: 'WHO' }],
    ['license usage for All for One Group', { name: 'license-usage', customer: 'All for One Group' }],
    ['watches', WATCHES],
    ['show me the watches', WATCHES],
    ['watch list', WATCHES],
    ['What is watched here?', WATCHES],
    ['which customers are watched', WATCHES],
    ['unwatch 3', unwatch(3)],
    ['unwatch #3', unwatch(3)],
    ['stop watching number 12', unwatch(12)],
    ['remove watch no. 4', unwatch(4)],
    ['unwatch all', unwatch('all')],
    ['delete all watches', unwatch('all')],
    ['unwatch', unwatch(undefined)],
    ['unwatch Contoso', { name: 'unwatch', customer: 'Contoso' }],
    ['i dont want alerts for Contoso anymore', { name: 'unwatch', customer: 'Contoso' }],
    ['I no longer need alerts about Contoso', { name: 'unwatch', customer: 'Contoso' }],
    ['unwatch Area 51', { name: 'unwatch', customer: 'Area 51' }],
    ['unwatch 2 and 3', unwatch(undefined)],
    ['unwatch -1', unwatch(undefined)],
    ['unwatch −1', unwatch(undefined)],
    ['unwatch －1', unwatch(undefined)],
    ['unwatch watch –1', unwatch(undefined)],
    ['unwatch watch-1', unwatch(1)],
    ['unwatch １', unwatch(1)],
    ['unwatch 1.5', unwatch(undefined)],
    ['unwatch 1234567890123', unwatch(undefined)],
    ['send test alert', TEST],
    ['please send us a test notification', TEST],
    ['test the alerts', TEST],
    ['language pl', language('pl')],
    ['language Polish', language('Polish')],
    ['change the language to Polish', language('Polish')],
    ['answer in French please', language('French')],
    ['language', language('')],
    ['status', STATUS],
    ['what is your status?', STATUS],
    ['operations here', OPERATIONS],
    ['send operations notices here', OPERATIONS],
    ['portfolio by money', BY_MONEY],
    ['show me all customers by cost', BY_MONEY],
    ['cost prices here', COST],
    ['show our cost prices here', COST],
    ['list prices here', LIST],
  ],
  'pt-PT': [
    ['tendência da Contoso', trend('Contoso')],
    ['Como evoluiu a utilização de licenças da Contoso?', trend('Contoso')],
    ['evolução do Banco Contoso', trend('Banco Contoso')],
    ['todos os clientes', PORTFOLIO],
    ['mostra todos os clientes', PORTFOLIO],
    ['piores clientes', PORTFOLIO],
    ['Que clientes têm licenças por utilizar?', PORTFOLIO],
    ['quais são os clientes com mais licenças por utilizar', PORTFOLIO],
    ['quem tem licenças por utilizar', PORTFOLIO],
    ['utilização de licenças de todos os clientes', PORTFOLIO],
    ['lista de vigilâncias', WATCHES],
    ['O que é vigiado aqui?', WATCHES],
    ['deixar de vigiar 2', unwatch(2)],
    ['já não quero alertas da Contoso', { name: 'unwatch', customer: 'Contoso' }],
    ['remover vigilância n.º 2', unwatch(2)],
    ['remover todas as vigilâncias', unwatch('all')],
    ['deixar de vigiar', unwatch(undefined)],
    ['enviar alerta de teste', TEST],
    ['idioma inglês', language('inglês')],
    ['responde em português', language('português')],
    ['estado', STATUS],
    ['avisos de operação aqui', OPERATIONS],
    ['portefólio por valor', BY_MONEY],
    ['clientes por custo', BY_MONEY],
    ['preços de custo aqui', COST],
    ['mostrar os preços de tabela aqui', LIST],
  ],
  pl: [
    ['trend dla Contoso', trend('Contoso')],
    ['pokaż trend wykorzystania licencji Contoso', trend('Contoso')],
    ['Jak zmieniało się wykorzystanie licencji w Contoso?', trend('Contoso')],
    ['wszyscy klienci', PORTFOLIO],
    ['pokaż wszystkich klientów', PORTFOLIO],
    ['najgorsi klienci', PORTFOLIO],
    ['Którzy klienci mają niewykorzystane licencje?', PORTFOLIO],
    ['kto ma niewykorzystane licencje', PORTFOLIO],
    ['wykorzystanie licencji wszystkich klientów', PORTFOLIO],
    ['lista obserwacji', WATCHES],
    ['Co tu jest obserwowane?', WATCHES],
    ['nie obserwuj 3', unwatch(3)],
    ['usuń obserwację nr 3', unwatch(3)],
    ['usuń wszystkie obserwacje', unwatch('all')],
    ['przestań obserwować', unwatch(undefined)],
    ['wyślij alert testowy', TEST],
    ['język polski', language('polski')],
    ['pisz po angielsku', language('angielsku')],
    ['stan', STATUS],
    ['pokaż stan', STATUS],
    ['powiadomienia techniczne tutaj', OPERATIONS],
    ['portfel według kwoty', BY_MONEY],
    ['klienci wg kosztów', BY_MONEY],
    ['ceny zakupu tutaj', COST],
    ['pokazuj ceny katalogowe tu', LIST],
  ],
  fr: [
    ['tendance de Contoso', trend('Contoso')],
    ["évolution de l'utilisation des licences d'Adatum", trend('Adatum')],
    ['Comment a évolué l’utilisation de Contoso ?', trend('Contoso')],
    ['tous les clients', PORTFOLIO],
    ['montre-moi tous les clients', PORTFOLIO],
    ['les pires clients', PORTFOLIO],
    ['Quels clients ont des licences inutilisées ?', PORTFOLIO],
    ['qui a des licences inutilisées ?', PORTFOLIO],
    ['utilisation des licences de tous les clients', PORTFOLIO],
    ['liste des surveillances', WATCHES],
    ['Que surveilles-tu ici ?', WATCHES],
    ['ne plus surveiller 3', unwatch(3)],
    ['arrête de surveiller le numéro 3', unwatch(3)],
    ['arrête de surveiller n° 3', unwatch(3)],
    ['supprimer toutes les surveillances', unwatch('all')],
    ['ne plus surveiller', unwatch(undefined)],
    ['envoyer une alerte de test', TEST],
    ['langue anglais', language('anglais')],
    ['parle français', language('français')],
    ['état', STATUS],
    ['avis d’exploitation ici', OPERATIONS],
    ['portefeuille par montant', BY_MONEY],
    ['clients par coût', BY_MONEY],
    ['prix d’achat ici', COST],
    ['afficher les prix catalogue ici', LIST],
  ],
  nl: [
    ['trend van Contoso', trend('Contoso')],
    ['Hoe is het gebruik van Contoso veranderd?', trend('Contoso')],
    ['Laat me de trend van Contoso zien', trend('Contoso')],
    ['alle klanten', PORTFOLIO],
    ['toon alle klanten', PORTFOLIO],
    ['slechtste klanten', PORTFOLIO],
    ['Welke klanten hebben ongebruikte licenties?', PORTFOLIO],
    ['wie heeft ongebruikte licenties', PORTFOLIO],
    ['licentiegebruik van alle klanten', PORTFOLIO],
    ['overzicht', PORTFOLIO],
    ['lijst van bewakingen', WATCHES],
    ['Wat wordt hier bewaakt?', WATCHES],
    ['stop bewaking 1', unwatch(1)],
    ['bewaak nummer 3 niet meer', unwatch(3)],
    ['verwijder alle bewakingen', unwatch('all')],
    ['stop bewaking', unwatch(undefined)],
    ['stuur een testmelding', TEST],
    ['taal Engels', language('Engels')],
    ['schrijf in het Nederlands', language('Nederlands')],
    ['status van de bot', STATUS],
    ['beheermeldingen hier', OPERATIONS],
    ['portefeuille op bedrag', BY_MONEY],
    ['klanten op kosten', BY_MONEY],
    ['inkoopprijzen hier', COST],
    ['toon adviesprijzen hier', LIST],
  ],
  'zh-TW': [
    ['Contoso 的趨勢', trend('Contoso')],
    ['查詢台積電的使用率趨勢', trend('台積電')],
    ['所有客戶', PORTFOLIO],
    ['顯示所有客戶', PORTFOLIO],
    ['最差的客戶', PORTFOLIO],
    ['哪些客戶有未使用的授權？', PORTFOLIO],
    ['誰有未使用的授權', PORTFOLIO],
    ['所有客戶的授權使用量', PORTFOLIO],
    ['監看清單', WATCHES],
    ['監看哪些客戶？', WATCHES],
    ['取消監看 1', unwatch(1)],
    ['取消監看第 2 個', unwatch(2)],
    ['取消所有監看', unwatch('all')],
    ['取消監看', unwatch(undefined)],
    ['傳送測試警示', TEST],
    ['語言 英文', language('英文')],
    ['語言設為中文', language('中文')],
    ['狀態', STATUS],
    ['維運通知發到這裡', OPERATIONS],
    ['客戶總覽依金額排序', BY_MONEY],
    ['所有客戶按費用排序', BY_MONEY],
    ['這裡顯示成本價', COST],
    ['這裡顯示定價', LIST],
  ],
};

describe('what people type about trends, all customers and a conversation', () => {
  const who = createCustomerIndex([{ customerId: 'w', customerName: 'WHO', domain: undefined }]);

  for (const [tag, sentences] of Object.entries(SENTENCES)) {
    for (const [sentence, command] of sentences) {
      it(`is ${command.name} in ${tag}: ${sentence}`, () => {
        const reading = readingOf(sentence, who);
        // A view alone asks whose it is.
        const isOpen = 'customer' in command && command.customer === '';
        if (reading.kind === 'customer') {
          const { view: name, customer } = reading;
          assert.deepEqual({ name, customer: customer.customerName }, command);
          return;
        }
        assert.deepEqual(
          reading,
          isOpen ? { kind: 'whose', view: command.name } : { kind: 'command', command },
        );
      });
    }
  }
});
