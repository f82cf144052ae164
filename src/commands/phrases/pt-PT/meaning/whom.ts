import type { ConceptPhrases } from '../../concepts.js';

/** Which customers: all, some, an order of them, and what bounds them. */
export const whomPtPT = {
  customers: [
    '[clientes|carteira|lista de clientes|todos os clientes|empresas|contas]',
    '[visao geral|panorama|panorama geral|base de clientes|minha carteira|todas as empresas|visao global]',
    '[vista geral|portefolio|portfolio|a minha carteira|meus clientes|todos os meus clientes|clientela]',
  ],
  which: ['[quem|que clientes|quais clientes|quais os clientes|que cliente]'],
  'which-of': ['[quais|qual deles]'],
  worst: [
    '[perco mais|perdemos mais]',
    '[desperdicadores|maiores desperdicadores|gastadores]',
    '[devo ligar|ligar primeiro|devo contactar|contactar primeiro]',
    '[pior|piores|top|top {amount}|mais|menos|ranking|ordena|ordenar|ordenados|melhores|maior|maiores|menor|menores]',
    '[criticos|em risco|preocupantes|precisam de atencao|precisa de atencao|prioritarios|prioridade|mais fracos]',
    '[fracos|piorzinhos|ligar primeiro|problematicos|problemas|pessimos]',
    '[focar|me focar|focar me|concentrar|concentrar me|me concentrar|dar atencao|preocupar]',
  ],
  'low-usage': ['[baixa utilizacao|baixo uso|pouca utilizacao|pouco uso|fraca utilizacao]'],
  lacks: [
    '[quem|] [nao tem|nao possui|nao possuem|nao comprou|nao compraram|ainda nao tem|nao tem nenhum|nao tem nenhuma|n tem]',
    '[sem|a quem falta|falta]',
  ],
  not: ['nao'],
  never: ['[nunca|ninguem|nenhum|nenhuma]'],
  has: ['[tem|possui|possuem]'],
  'below-half': ['[menos de metade|menos da metade|abaixo de metade|nem metade]'],
  'above-half': ['[mais de metade|mais da metade|acima de metade]'],
  below: ['[abaixo de|abaixo dos|menos de|inferior a|inferior aos|menor que] {amount} [%|por cento|]'],
  above: ['[acima de|acima dos|mais de|superior a] {amount} [%|por cento]'],
  'at-least': ['[mais de|pelo menos|acima de|a partir de|minimo] {amount}'],
  number: ['{amount} [%|]'],
  everyone: ['[toda a gente|todo mundo]'],
  people: ['[equipa|equipe|chefe|colega|colegas|pessoal|pessoas|alguem|gerente]'],
} satisfies ConceptPhrases;
