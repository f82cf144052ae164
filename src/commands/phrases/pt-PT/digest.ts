import type { DigestPhrases } from '../phrases.js';

export const digestPtPT: DigestPhrases = {
  now: [
    '[o|] resumo [agora|ja|hoje|]',
    '[enviar|envia|envie|manda|mandar|fazer|faz] [me|] [um|o|] resumo [agora|aqui|]',
  ],
  off: [
    'nao [envies|envie|me envies|me envie|mandes|mande|me mandes|me mande] mais [o|os|] [resumo|resumos]',
    'nao quero [receber|] [mais|] [receber|] [o|os|] [resumo|resumos]',
    'resumo [desligado|desligar|parar|off]',
    '[parar|para|pare|terminar|termina|cancelar|cancela|desligar|desliga|desativar|remover|acabar com|sem|nao enviar] [o|os|] [resumo|resumos]',
    '[nao quero|nao quero mais|para com|parar com|pare com|chega de] [o|os|] [resumo|resumos] [semanal|semanais|diario|diarios|]',
  ],
  reminders: ['[lembra|lembre] [me|nos]', 'me [lembra|lembre]'],
  verbs: ['[o|um|] [resumo|resumos]'],
  days: {
    daily: ['[diario|diariamente|todos os dias|cada dia|todas as manhas]'],
    'working-days': [
      '[dias uteis|nos dias uteis|todos os dias uteis|dias de semana|de segunda a sexta|segunda a sexta|em dias uteis]',
    ],
    monday: ['[a|as|na|nas|toda|todas as|cada|a cada|] [segunda|segundas|segunda feira|segundas feiras]'],
    tuesday: ['[a|as|na|nas|toda|todas as|cada|a cada|] [terca|tercas|terca feira|tercas feiras]'],
    wednesday: ['[a|as|na|nas|toda|todas as|cada|a cada|] [quarta|quartas|quarta feira|quartas feiras]'],
    thursday: ['[a|as|na|nas|toda|todas as|cada|a cada|] [quinta|quintas|quinta feira|quintas feiras]'],
    friday: ['[a|as|na|nas|toda|todas as|cada|a cada|] [sexta|sextas|sexta feira|sextas feiras]'],
    saturday: ['[ao|aos|no|nos|todos os|cada|] [sabado|sabados]'],
    sunday: ['[ao|aos|no|nos|todos os|cada|] [domingo|domingos]'],
  },
  times: {
    am: ['[as|a|] [{hour}|{time}] [horas|h|] da manha'],
    pm: ['[as|a|] [{hour}|{time}] [horas|h|] [da tarde|da noite]'],
    any: ['[as|a|] [{time}|{hour}] [h|hora|horas|]', '[as|a|] {hour} [h|horas e] {minute}'],
  },
  zone: ['[em|de|hora de|horario de|fuso|fuso horario|no fuso]'],
  noise: [
    '[enviar|envia|envie|manda|mandar|agendar|agenda] [me|nos|] [um|o|]',
    'me [manda|mande|envia|envie] [um|o|]',
    '[semanal|semanalmente|as|aqui]',
  ],
};
