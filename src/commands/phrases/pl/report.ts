import type { ReportPhrases } from '../phrases.js';

export const reportPl: ReportPhrases = {
  verbs: [
    '[wyslij|wysylaj|przesylaj|zaplanuj|ustaw|] [mi|nam|] [raport|raporty] [licencji|wykorzystania|wykorzystania licencji|]',
  ],
  monthly: ['[co miesiac|miesiecznie|miesieczny|kazdego miesiaca|raz w miesiacu|pierwszego dnia miesiaca]'],
  weekly: ['[co tydzien|tygodniowo|tygodniowy|cotygodniowo|raz w tygodniu]'],
  to: ['[do|na|na adres|mailem do|mailem na|e mailem do]'],
  about: ['[o|dla|dotyczacy|na temat]'],
};
