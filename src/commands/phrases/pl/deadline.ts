import type { DeadlinePhrases } from '../phrases.js';

export const deadlinePl: DeadlinePhrases = {
  before: ['przed'],
  until: [
    '[do|do dnia|w|we|na|dnia|roku|r|najpozniej|najpozniej do]',
    '[do|przed] [konca|koncem]',
    '[koniec|konca]',
  ],
  ends: {
    month: ['[do|przed|] [konca|koncem|koniec] [tego|] miesiaca'],
    quarter: ['[do|przed|] [konca|koncem|koniec] [tego|] kwartalu'],
    year: ['[do|przed|] [konca|koncem|koniec] [tego|] roku'],
  },
  months: [
    'styczniem',
    'lutym',
    'marcem',
    'kwietniem',
    '[maja|majem|maj]',
    'czerwcem',
    'lipcem',
    'sierpniem',
    'wrzesniem',
    'pazdziernikiem',
    'listopadem',
    'grudniem',
  ],
};
