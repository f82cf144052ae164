import type { Phrases } from './phrases.js';

export const ptPT: Phrases = {
  openers: [
    '[mostra|mostre|mostrar|diz|diga|indica|indique|consultar|apresenta|verifica|verificar]',
    '[qual e|qual|quais sao|como esta|como vai|que tal]',
    '[podes|pode|podias|podia|poderia] [mostrar|dizer|dar|indicar|verificar]',
    '[quero|queria|gostaria de|gostava de|preciso de|posso]',
    'relatorio [de|da|do|sobre]',
    '[por favor|se faz favor|faz favor|sff|pf]',
  ],
  fillers: ['[me|nos|a|o|as|os|da|ver|saber|consulta|consultar]'],
  closers: ['[por favor|se faz favor|faz favor|sff|pf|obrigado|obrigada]'],
  endings: [],
  commands: {
    'license-usage': [
      '[utilizacao de licencas|utilizacao das licencas|utilizacao de licenca|utilizacao da licenca|utilizacao licencas|utilizacao de lugares|uso de licencas|uso das licencas|consumo de licencas] [de|do|da|dos|das|para|no|na|em|pela|pelo|] {customer}',
      '[utilizacao|uso] [de|do|da|dos|das|para|no|na|] {customer}',
      'licencas [utilizadas|usadas|ativas|activas|em uso|em utilizacao] [de|do|da|na|no|por|pela|pelo] {customer}',
      'quantas licencas [usa|utiliza|esta a usar|esta a utilizar] [a|o|] {customer}',
      'quantas licencas [a|o|] {customer} [usa|utiliza|esta a usar|esta a utilizar]',
      'quantas licencas [sao usadas|sao utilizadas|estao em uso|estao ativas] [na|no|em|pela|pelo|por] {customer}',
      '{customer} [utilizacao|uso|consumo] [de licencas|das licencas|]',
    ],
    help: [
      '[ajuda|ajuda me|ajude me|ajudar|comandos|instrucoes]',
      '[lista de|listar|lista|ver|mostrar] comandos',
      'o que [sabes fazer|sabe fazer|fazes|faz|podes fazer|pode fazer|consegues fazer|posso perguntar|posso escrever]',
      'como [funciona|funciona isto|funcionas|te uso|usar]',
    ],
    greeting: ['[ola|oi|viva|bom dia|boa tarde|boa noite|boas] [a todos|bot|]'],
    thanks: ['[muito|] [obrigado|obrigada|obrigadissimo|agradecido|agradecida] [pela ajuda|]'],
  },
};
