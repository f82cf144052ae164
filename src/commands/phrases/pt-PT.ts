import type { Phrases } from './phrases.js';

export const ptPT: Phrases = {
  'license-usage': [
    '[utilizacao|uso] [de|das|da|] [licencas|licenca|lugares|] [de|do|da|dos|das|para|no|na|] {customer}',
    '[licencas|licenca] [utilizadas|usadas] [por|de|do|da|] {customer}',
  ],
  help: ['[ajuda|comandos|o que sabes fazer|o que fazes]'],
  greeting: ['[ola|bom dia|boa tarde|boa noite|oi]'],
  thanks: ['[obrigado|obrigada|muito obrigado|muito obrigada]'],
};
