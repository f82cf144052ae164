import type { ReportPhrases } from '../phrases.js';

export const reportPtPT: ReportPhrases = {
  verbs: [
    '[enviar|envia|envie|mandar|manda|mande|agendar|agenda|] [me|nos|] [um|o|] [relatorio|relatorios] [de licencas|de utilizacao|de utilizacao de licencas|]',
  ],
  monthly: ['[mensal|mensalmente|todos os meses|cada mes|uma vez por mes|no dia 1 de cada mes]'],
  weekly: ['[semanal|semanalmente|todas as semanas|cada semana|uma vez por semana]'],
  to: ['[para|a|por correio para|por email para|por e mail para]'],
  about: ['[de|da|do|das|dos|sobre|sobre a|sobre o]'],
};
