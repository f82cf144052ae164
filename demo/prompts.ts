/** What the chat page offers to a newcomer; each is answered by something worth seeing. */
export const DEMO_PROMPTS = {
  'en-US': ['license usage for Contoso', 'unused licenses for Fabrikam', 'renewals for Northwind'],
  'pt-PT': [
    'utilização de licenças da Contoso',
    'licenças por utilizar da Fabrikam',
    'renovações da Northwind',
  ],
  'pl-PL': [
    'wykorzystanie licencji dla Contoso',
    'niewykorzystane licencje dla Fabrikam',
    'odnowienia dla Northwind',
  ],
  'fr-FR': [
    'utilisation des licences de Contoso',
    'licences inutilisées de Fabrikam',
    'renouvellements de Northwind',
  ],
  'nl-NL': [
    'licentiegebruik van Contoso',
    'ongebruikte licenties van Fabrikam',
    'verlengingen van Northwind',
  ],
  'zh-TW': ['Contoso 的授權使用情況', 'Fabrikam 的未使用授權', 'Northwind 的續約'],
};
