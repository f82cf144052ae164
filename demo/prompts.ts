/** What the chat page offers to a newcomer; each is answered by something worth seeing. */
export const DEMO_PROMPTS = {
  'en-US': ['license usage for Contoso', 'unused licenses for Fabrikam', 'renewals for Northwind'],
  'pt-PT': ['utilização de licenças de Contoso', 'ajuda'],
  'pl-PL': ['wykorzystanie licencji Contoso', 'pomoc'],
  'fr-FR': ['utilisation des licences de Contoso', 'aide'],
  'nl-NL': ['licentiegebruik van Contoso', 'help'],
  'zh-TW': ['Contoso 的授權使用量', '說明'],
};
