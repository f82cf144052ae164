/**
 * What the chat page offers to a newcomer; each is answered by something worth seeing. The watch is of a customer that
 * nothing is wrong with until the page's "Usage falls" is pressed.
 */
export const DEMO_PROMPTS = {
  'en-US': ['license usage for Contoso', 'unused licenses for Fabrikam', 'watch Northwind below 30%'],
  'pt-PT': [
    'utilização de licenças da Contoso',
    'licenças por utilizar da Fabrikam',
    'vigiar Northwind abaixo de 30%',
  ],
  'pl-PL': [
    'wykorzystanie licencji dla Contoso',
    'niewykorzystane licencje dla Fabrikam',
    'obserwuj Northwind poniżej 30%',
  ],
  'fr-FR': [
    'utilisation des licences de Contoso',
    'licences inutilisées de Fabrikam',
    'surveiller Northwind sous 30 %',
  ],
  'nl-NL': [
    'licentiegebruik van Contoso',
    'ongebruikte licenties van Fabrikam',
    'bewaak Northwind onder 30%',
  ],
  'zh-TW': ['Contoso 的授權使用情況', 'Fabrikam 的未使用授權', '監看 Northwind 低於 30%'],
};
