import assert from 'node:assert/strict';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { createRecognizer } from '../../src/commands/recognize.js';
import type { Language } from '../../src/i18n/locale.js';

/** What people type, and the customer they mean. */
const USAGE: Record<Language, readonly (readonly [sentence: string, customer: string])[]> = {
  en: [
    ['license usage for Contoso', 'Contoso'],
    ['  Licence   USAGE  for   Fabrikam Residences ', 'Fabrikam Residences'],
    ['licenses usage Contoso', 'Contoso'],
    ['usage contoso.com', 'contoso.com'],
    ['seat usage of Adventure Works', 'Adventure Works'],
    ['Contoso license usage?', 'Contoso'],
    ["Contoso's licence usage", 'Contoso'],
    ['What is the license usage for Contoso?', 'Contoso'],
    ['Can you show me the seat usage at Wide World Importers, please?', 'Wide World Importers'],
    ['how many licenses does Contoso use', 'Contoso'],
    ['How many licences does Contoso have?', 'Contoso'],
    ['How many seats are in use at Contoso?', 'Contoso'],
    ['How well does Contoso use its licences?', 'Contoso'],
    ['@Seatwise license usage for Contoso', 'Contoso'],
    ['Seatwise, license usage for Contoso', 'Contoso'],
    ['hi Seatwise! license usage for Contoso, thanks', 'Contoso'],
    ['license usage for Contoso @Seatwise', 'Contoso'],
    ['License usage: “Contoso Bank”', 'Contoso Bank'],
    ['license usage for <Contoso>', 'Contoso'],
    ['• license usage for Contoso', 'Contoso'],
    ['license-usage for Coca-Cola HBC', 'Coca-Cola HBC'],
    ['usage report for Contoso Inc.', 'Contoso Inc.'],
    ['show Contoso usage', 'Contoso'],
    ['Hello Fresh usage', 'Hello Fresh'],
    ['Hello, Contoso usage', 'Contoso'],
    ['Check Point license usage', 'Check Point'],
    ['A. Datum usage', 'A. Datum'],
    ['The Phone Company license usage', 'The Phone Company'],
    ["license usage for McDonald's", "McDonald's"],
    ['license usage for USA Today', 'USA Today'],
    ['licence usage for 7e1d2f3a-0b4c-4d5e-8f60-718293a4b5c6', '7e1d2f3a-0b4c-4d5e-8f60-718293a4b5c6'],
    ['license usage for Żabka Polska Sp. z o.o.', 'Żabka Polska Sp. z o.o.'],
    ['license usage for 台積電', '台積電'],
    ['license usage', ''],
    ['license usage for', ''],
    ['show me the license usage please', ''],
  ],
  'pt-PT': [
    ['utilização de licenças da Contoso', 'Contoso'],
    ['utilizacao de licencas da contoso', 'contoso'],
    ['UTILIZAÇÃO DAS LICENÇAS DA CONTOSO', 'CONTOSO'],
    ['Qual é a utilização de licenças da Contoso?', 'Contoso'],
    ['Mostra-me a utilização das licenças da Fabrikam', 'Fabrikam'],
    ['por favor, mostre a utilização de licenças do Banco Contoso', 'Banco Contoso'],
    ['uso de licenças Contoso', 'Contoso'],
    ['uso Contoso', 'Contoso'],
    ['licenças usadas pela Contoso', 'Contoso'],
    ['licenças ativas na Fabrikam', 'Fabrikam'],
    ['Quantas licenças usa a Contoso?', 'Contoso'],
    ['quantas licenças tem a Contoso', 'Contoso'],
    ['quantas licenças a Contoso está a utilizar', 'Contoso'],
    ['Quantas licenças estão em uso na Contoso?', 'Contoso'],
    ['gostaria de ver a utilização de licenças para contoso.com', 'contoso.com'],
    ['relatório de utilização de licenças da Contoso', 'Contoso'],
    ['Olá, utilização de licenças da Contoso se faz favor', 'Contoso'],
    ['@Seatwise utilização de licenças da Contoso', 'Contoso'],
    ['Contoso utilização de licenças', 'Contoso'],
    ['a utilização de licenças da Contoso', 'Contoso'],
    ['utilização de licenças da “Contoso, Lda.”', 'Contoso, Lda.'],
    ['utilização de licenças', ''],
  ],
  pl: [
    ['wykorzystanie licencji dla Contoso', 'Contoso'],
    ['wykorzystanie licencji Contoso', 'Contoso'],
    ['WYKORZYSTANIE LICENCJI W CONTOSO', 'CONTOSO'],
    ['użycie licencji przez Contoso', 'Contoso'],
    ['uzycie licencji Contoso', 'Contoso'],
    ['Pokaż wykorzystanie licencji w firmie Fabrikam', 'Fabrikam'],
    ['Jakie jest wykorzystanie licencji klienta Contoso?', 'Contoso'],
    ['Czy możesz mi pokazać wykorzystanie licencji dla Contoso?', 'Contoso'],
    ['proszę o raport wykorzystania licencji dla klienta Contoso', 'Contoso'],
    ['raport o wykorzystaniu licencji Contoso', 'Contoso'],
    ['Ile licencji wykorzystuje Contoso?', 'Contoso'],
    ['ile licencji ma Contoso', 'Contoso'],
    ['ile licencji używa firma Contoso', 'Contoso'],
    ['Ile licencji jest w użyciu w Contoso?', 'Contoso'],
    ['jak Contoso wykorzystuje licencje', 'Contoso'],
    ['używane licencje Contoso', 'Contoso'],
    ['Cześć, wykorzystanie licencji dla Contoso, proszę', 'Contoso'],
    ['Seatwise: wykorzystanie licencji dla „Contoso Łódź”', 'Contoso Łódź'],
    ['zużycie licencji u klienta contoso.pl', 'contoso.pl'],
    ['stan wykorzystania licencji Contoso', 'Contoso'],
    ['Contoso wykorzystanie licencji', 'Contoso'],
    ['wykorzystanie licencji', ''],
  ],
  fr: [
    ['utilisation des licences de Contoso', 'Contoso'],
    ["utilisation des licences d'Adatum", 'Adatum'],
    ['utilisation des licences d’Adatum', 'Adatum'],
    ["utilisation des licences de L'Oréal", "L'Oréal"],
    ['Quelle est l’utilisation des licences chez Contoso ?', 'Contoso'],
    ["Montre-moi l'utilisation des licences de Contoso", 'Contoso'],
    ["Pouvez-vous m'afficher les licences utilisées par Contoso ?", 'Contoso'],
    ['Utilisation licences Contoso', 'Contoso'],
    ['usage des licences de Contoso', 'Contoso'],
    ['usage Contoso', 'Contoso'],
    ["taux d'utilisation des licences de La Banque Contoso", 'La Banque Contoso'],
    ['utilisation des licences du Groupe Contoso', 'Groupe Contoso'],
    ['rapport d’utilisation des licences pour contoso.fr', 'contoso.fr'],
    ['Combien de licences utilise Contoso ?', 'Contoso'],
    ['Combien de licences a Contoso ?', 'Contoso'],
    ['liste des licences de Contoso', 'Contoso'],
    ['combien de licences Contoso utilise-t-elle ?', 'Contoso'],
    ['licences utilisées chez Contoso', 'Contoso'],
    ["l'utilisation des licences de Contoso s'il vous plaît", 'Contoso'],
    ['Bonjour, utilisation des licences de « Contoso » svp', 'Contoso'],
    ['@Seatwise utilisation des licences de Contoso', 'Contoso'],
    ['je voudrais voir l’utilisation des licences de Contoso', 'Contoso'],
    ['Contoso utilisation des licences', 'Contoso'],
    ['utilisation des licences', ''],
  ],
  nl: [
    ['licentiegebruik van Contoso', 'Contoso'],
    ['Licentiegebruik voor Contoso?', 'Contoso'],
    ['LICENTIEGEBRUIK CONTOSO', 'CONTOSO'],
    ['licentie gebruik bij Contoso', 'Contoso'],
    ['licentie-gebruik van contoso.nl', 'contoso.nl'],
    ['gebruik van licenties door Contoso', 'Contoso'],
    ['Wat is het licentiegebruik van Contoso?', 'Contoso'],
    ['Laat me het licentiegebruik van Contoso zien', 'Contoso'],
    ['Kun je het licentiegebruik van Contoso tonen aub', 'Contoso'],
    ['toon licentiegebruik van De Lijn', 'De Lijn'],
    ['Hoeveel licenties gebruikt Contoso?', 'Contoso'],
    ['hoeveel licenties heeft Contoso', 'Contoso'],
    ['hoeveel licenties heeft Contoso in gebruik', 'Contoso'],
    ['Hoeveel licenties worden er door Contoso gebruikt?', 'Contoso'],
    ['gebruikte licenties van Contoso', 'Contoso'],
    ['hoe gebruikt Contoso zijn licenties', 'Contoso'],
    ['Contoso licentiegebruik', 'Contoso'],
    ['Goedemorgen, licentiegebruik van Contoso graag', 'Contoso'],
    ['Seatwise licentiegebruik van Contoso', 'Contoso'],
    ['licentiegebruik van Beter Zien', 'Beter Zien'],
    ['het licentiegebruik van ’s-Hertogenbosch', 's-Hertogenbosch'],
    ['licentiegebruik', ''],
  ],
  'zh-TW': [
    ['Contoso 的授權使用情況', 'Contoso'],
    ['Contoso的授權使用量', 'Contoso'],
    ['contoso 授權使用率', 'contoso'],
    ['台積電的授權使用情況如何？', '台積電'],
    ['查詢 Contoso 的授權使用量', 'Contoso'],
    ['請幫我查詢「康拓科技」的授權使用情況，謝謝', '康拓科技'],
    ['授權使用量 Contoso', 'Contoso'],
    ['授權使用量：contoso.com.tw', 'contoso.com.tw'],
    ['Contoso 用了多少授權？', 'Contoso'],
    ['Contoso 有多少授權？', 'Contoso'],
    ['康拓科技有多少個授權在使用', '康拓科技'],
    ['請問 Contoso 的授權使用率是多少？', 'Contoso'],
    ['Ｃｏｎｔｏｓｏ 授權 使用 狀況', 'Ｃｏｎｔｏｓｏ'],
    ['你好，Contoso 的授權使用情況', 'Contoso'],
    ['@Seatwise Contoso 的授權使用情況', 'Contoso'],
    ['Contoso 的 license 使用量', 'Contoso'],
    ['我想知道 Contoso 的席位使用情形', 'Contoso'],
    ['看見科技的授權使用量', '看見科技'],
    ['授權使用情況', ''],
  ],
};

/** What people type when they want something else than a customer's usage. */
const OTHERS: Record<Language, Readonly<Record<'help' | 'greeting' | 'thanks', readonly string[]>>> = {
  en: {
    help: [
      'help',
      'HELP!',
      ' /help ',
      '?',
      '？',
      'help me please',
      'What can you do?',
      'show me the commands',
    ],
    greeting: ['hi', 'Hello!', 'hey Seatwise', 'Good morning 👋', 'Seatwise?', '@Seatwise'],
    thanks: ['thanks', 'Thank you very much!', 'great, thanks', 'thanks Seatwise', 'thx :)'],
  },
  'pt-PT': {
    help: ['ajuda', 'Ajuda-me', 'O que sabes fazer?', 'lista de comandos', 'por favor ajuda'],
    greeting: ['olá', 'Ola!', 'Bom dia', 'boa tarde, Seatwise'],
    thanks: ['obrigado', 'Muito obrigada!', 'obrigado pela ajuda'],
  },
  pl: {
    help: ['pomoc', 'Pomóż mi', 'co potrafisz?', 'Co mogę napisać', 'pokaż polecenia'],
    greeting: ['cześć', 'Dzień dobry!', 'hej Seatwise', 'czesc'],
    thanks: ['dziękuję', 'Dzięki!', 'wielkie dzięki', 'dziekuje bardzo'],
  },
  fr: {
    help: [
      'aide',
      'Aide-moi',
      "à l'aide !",
      'Que sais-tu faire ?',
      'Que pouvez-vous faire ?',
      'les commandes',
    ],
    greeting: ['bonjour', 'Salut !', 'Bonsoir Seatwise'],
    thanks: ['merci', 'Merci beaucoup !', 'un grand merci', 'merci à vous'],
  },
  nl: {
    help: ['help', 'hulp', 'Wat kun je?', 'wat kun je allemaal doen', 'toon de opdrachten', "commando's"],
    greeting: ['hallo', 'Dag!', 'Goedemorgen', 'hoi Seatwise'],
    thanks: ['bedankt', 'Dank je wel!', 'dank u', 'hartelijk dank'],
  },
  'zh-TW': {
    help: ['說明', '幫助', '指令列表', '你會做什麼？', '請問怎麼用', '有哪些功能？'],
    greeting: ['你好', '您好！', '早安', '哈囉 Seatwise'],
    thanks: ['謝謝', '謝謝你！', '感謝您的協助', '多謝'],
  },
};

describe('what people type', () => {
  const recognize = createRecognizer(ALL_PHRASES);

  for (const [language, sentences] of Object.entries(USAGE)) {
    for (const [sentence, customer] of sentences) {
      it(`asks in ${language} for the usage of "${customer}": ${sentence}`, () => {
        assert.deepEqual(recognize(sentence), {
          kind: 'command',
          command: { name: 'license-usage', customer },
        });
      });
    }
  }

  for (const [language, commands] of Object.entries(OTHERS)) {
    for (const [name, sentences] of Object.entries(commands)) {
      it(`says ${name} in ${language}`, () => {
        for (const sentence of sentences) {
          assert.deepEqual(recognize(sentence), { kind: 'command', command: { name } }, sentence);
        }
      });
    }
  }
});
