import assert from 'node:assert/strict';
import type { DigestRequest } from '../../src/commands/digest-request.js';
import { ALL_PHRASES } from '../../src/commands/phrases/all-phrases.js';
import { expandPhrase, parsePhrase } from '../../src/commands/reading/phrase.js';
import type { DigestDays } from '../../src/domain/schedules/digest-rhythm.js';
import { LANGUAGES, type Language } from '../../src/i18n/locale.js';
import { messagesFor } from '../helpers/cards.js';
import { recognize } from '../helpers/understanding.js';

const NOW: DigestRequest = { kind: 'now' };
const OFF: DigestRequest = { kind: 'off' };
const DAYS: DigestRequest = { kind: 'problem', problem: 'days' };
const TIME: DigestRequest = { kind: 'problem', problem: 'time' };
const at = (days: DigestDays, time: string, zone?: string): DigestRequest => ({
  kind: 'schedule',
  days,
  time,
  zone,
});

/** What people type about digests. */
const SENTENCES: Record<Language, readonly (readonly [sentence: string, what: DigestRequest])[]> = {
  en: [
    ['digest', NOW],
    ['digest now', NOW],
    ['send me a summary', NOW],
    ['digest off', OFF],
    ['stop digest', OFF],
    ['please stop the weekly digest', OFF],
    ['digest monday 09:00 Europe/Paris', at('monday', '09:00', 'Europe/Paris')],
    ['digest daily 09:00 Europe/Paris', at('daily', '09:00', 'Europe/Paris')],
    ['digest weekdays 08:30 Europe/Warsaw', at('working-days', '08:30', 'Europe/Warsaw')],
    ['Digest Monday to Friday 8:30', at('working-days', '08:30')],
    ['digest monday 9:00', at('monday', '09:00')],
    ['digest monday 9.30', at('monday', '09:30')],
    ['digest monday 9h30', at('monday', '09:30')],
    ['digest monday 0930', at('monday', '09:30')],
    ['digest monday 9', at('monday', '09:00')],
    ['digest monday 9 am', at('monday', '09:00')],
    ['digest monday 9am', at('monday', '09:00')],
    ['digest monday 9:15 p.m.', at('monday', '21:15')],
    ['digest monday 12am', at('monday', '00:00')],
    ['digest monday 12 pm', at('monday', '12:00')],
    ['digest sunday 23:59 America/Port-au-Prince', at('sunday', '23:59', 'America/Port-au-Prince')],
    ['send me a digest every Friday at 9 in New York', at('friday', '09:00', 'New York')],
    ['digest at 9:00 every working day (Europe/Lisbon)', at('working-days', '09:00', 'Europe/Lisbon')],
    ['weekly digest on Thursdays at 17:00, time zone UTC', at('thursday', '17:00', 'UTC')],
    ['send us a daily digest at 7:45', at('daily', '07:45')],
    ['digest monday 25:00', TIME],
    ['digest monday 09:60', TIME],
    ['digest monday 13am', TIME],
    ['digest monday 24:00', TIME],
    ['digest monday', TIME],
    ['digest monday 9:00 and 17:00', TIME],
    ['digest 09:00', DAYS],
    ['digest mnday 09:00', DAYS],
    ['digest monday and friday 09:00', DAYS],
  ],
  'pt-PT': [
    ['resumo', NOW],
    ['enviar resumo agora', NOW],
    ['parar resumo', OFF],
    ['resumo segunda 09:00 Europe/Lisbon', at('monday', '09:00', 'Europe/Lisbon')],
    ['resumo todas as terças-feiras às 9h30', at('tuesday', '09:30')],
    ['resumo diário às 9 horas', at('daily', '09:00')],
    ['resumo nos dias úteis às 3 da tarde', at('working-days', '15:00')],
    ['resumo sábado', TIME],
  ],
  pl: [
    ['podsumowanie', NOW],
    ['wyślij podsumowanie', NOW],
    ['wyłącz podsumowanie', OFF],
    ['podsumowanie poniedziałek 09:00 Europe/Warsaw', at('monday', '09:00', 'Europe/Warsaw')],
    ['podsumowanie w każdą środę o godz. 8.30', at('wednesday', '08:30')],
    ['podsumowanie codziennie o 9', at('daily', '09:00')],
    ['podsumowanie w dni robocze 8:30', at('working-days', '08:30')],
    ['podsumowanie niedziela', TIME],
  ],
  fr: [
    ['résumé', NOW],
    ['envoie un résumé', NOW],
    ['arrêter le résumé', OFF],
    ['résumé lundi 09:00 Europe/Paris', at('monday', '09:00', 'Europe/Paris')],
    ['résumé chaque mardi à 9 h 30', at('tuesday', '09:30')],
    ['résumé tous les jours à 9h', at('daily', '09:00')],
    ['résumé les jours ouvrés à 8 heures', at('working-days', '08:00')],
    ['résumé samedi', TIME],
  ],
  nl: [
    ['samenvatting', NOW],
    ['stuur een samenvatting', NOW],
    ['stop samenvatting', OFF],
    ['samenvatting maandag 09:00 Europe/Amsterdam', at('monday', '09:00', 'Europe/Amsterdam')],
    ['samenvatting elke donderdag om 9 uur', at('thursday', '09:00')],
    ['stuur ons een dagelijkse samenvatting om 8.30 uur', at('daily', '08:30')],
    ['samenvatting op werkdagen om 9 uur ’s avonds', at('working-days', '21:00')],
    ['samenvatting zondag', TIME],
  ],
  'zh-TW': [
    ['每個星期五下午四點寄摘要給我', at('friday', '16:00')],
    ['每週一早上 8 點 Asia/Taipei 寄摘要給我', at('monday', '08:00', 'Asia/Taipei')],
    ['摘要', NOW],
    ['立即傳送摘要', NOW],
    ['停止摘要', OFF],
    ['摘要 星期一 09:00 Asia/Taipei', at('monday', '09:00', 'Asia/Taipei')],
    ['摘要每週二下午3點', at('tuesday', '15:00')],
    ['每天早上9點摘要', at('daily', '09:00')],
    ['每個工作日上午 8 點 30 分傳送摘要', at('working-days', '08:30')],
    ['摘要星期日', TIME],
  ],
};

describe('what people type about digests', () => {
  for (const [language, sentences] of Object.entries(SENTENCES)) {
    for (const [sentence, what] of sentences) {
      it(`is understood in ${language}: ${sentence}`, () => {
        assert.deepEqual(recognize(sentence), { kind: 'command', command: { name: 'digest', what } });
      });
    }
  }

  it('knows every day and every kind of day in every language', () => {
    for (const { digest } of ALL_PHRASES) {
      for (const [days, phrases] of Object.entries(digest.days)) {
        for (const day of phrases.flatMap((phrase) => expandPhrase(parsePhrase(phrase)))) {
          const sentence = `digest ${day.literals.join(' ')} 09:00`;
          const command = { name: 'digest', what: at(days as DigestDays, '09:00') };
          assert.deepEqual(recognize(sentence), { kind: 'command', command }, sentence);
        }
      }
    }
  });

  for (const language of LANGUAGES) {
    it(`ends by the words of the help card in ${language}`, () => {
      const about = messagesFor(language).say('command.digest.about');
      const sentence = /[“„«「]\s*(.+?)\s*[”»」]/u.exec(about)?.[1] ?? '';
      assert.deepEqual(recognize(sentence), { kind: 'command', command: { name: 'digest', what: OFF } });
    });
  }

  for (const sentence of ['Digest Media', 'Digest for Contoso monday 09:00', 'Monday 09:00']) {
    it(`takes no other text for one: ${sentence}`, () => {
      assert.equal(recognize(sentence).kind, 'unknown');
    });
  }
});
