/**
 * What the chat page offers to a newcomer; each leads to a card, so names are of one customer. Nothing is wrong with
 * the one that is watched until the page's "Northwind usage falls" is pressed.
 */
export const DEMO_PROMPTS = {
  'en-US': [
    'license usage for Northwind',
    'unused licenses for Adventure Works',
    'watch Northwind below 30%',
  ],
  'pt-PT': [
    'utilização de licenças da Northwind',
    'licenças por utilizar da Adventure Works',
    'vigiar Northwind abaixo de 30%',
  ],
  'pt-BR': [
    'utilização de licenças da Northwind',
    'licenças não utilizadas da Adventure Works',
    'monitorar Northwind abaixo de 30%',
  ],
  'pl-PL': [
    'wykorzystanie licencji dla Northwind',
    'niewykorzystane licencje dla Adventure Works',
    'obserwuj Northwind poniżej 30%',
  ],
  'fr-FR': [
    'utilisation des licences de Northwind',
    'licences inutilisées d’Adventure Works',
    'surveiller Northwind sous 30 %',
  ],
  'nl-NL': [
    'licentiegebruik van Northwind',
    'ongebruikte licenties van Adventure Works',
    'bewaak Northwind onder 30%',
  ],
  'zh-TW': ['Northwind 的授權使用情況', 'Adventure Works 的未使用授權', '監看 Northwind 低於 30%'],
};
