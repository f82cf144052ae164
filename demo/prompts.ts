/**
 * What the chat page offers to a newcomer: three that stand for what it does, then questions that lead somewhere
 * worth seeing. Nothing is wrong with the one that is watched until the page's "Northwind usage falls" is pressed.
 */
export const DEMO_PROMPTS = {
  'en-US': [
    'license usage for Northwind',
    'unused licenses for Adventure Works',
    'watch Northwind below 30%',
    'trend for Northwind',
    'who uses copilot',
    'renewals next month',
    'portfolio by money',
  ],
  'pt-PT': [
    'utilização de licenças da Northwind',
    'licenças por utilizar da Adventure Works',
    'vigiar Northwind abaixo de 30%',
    'tendência da Northwind',
    'quem usa copilot',
    'renovações no próximo mês',
    'portefólio por valor',
  ],
  'pt-BR': [
    'utilização de licenças da Northwind',
    'licenças não utilizadas da Adventure Works',
    'monitorar Northwind abaixo de 30%',
    'tendência da Northwind',
    'quem usa copilot',
    'renovações no próximo mês',
    'portefólio por valor',
  ],
  'pl-PL': [
    'wykorzystanie licencji dla Northwind',
    'niewykorzystane licencje dla Adventure Works',
    'obserwuj Northwind poniżej 30%',
    'trend dla Northwind',
    'kto używa copilota',
    'odnowienia w przyszłym miesiącu',
    'portfel według kwoty',
  ],
  'fr-FR': [
    'utilisation des licences de Northwind',
    'licences inutilisées d’Adventure Works',
    'surveiller Northwind sous 30 %',
    'tendance de Northwind',
    'qui utilise copilot',
    'renouvellements le mois prochain',
    'portefeuille par montant',
  ],
  'nl-NL': [
    'licentiegebruik van Northwind',
    'ongebruikte licenties van Adventure Works',
    'bewaak Northwind onder 30%',
    'trend van Northwind',
    'wie gebruikt copilot',
    'verlengingen volgende maand',
    'portefeuille op bedrag',
  ],
  'zh-TW': [
    'Northwind 的授權使用情況',
    'Adventure Works 的未使用授權',
    '監看 Northwind 低於 30%',
    'Northwind 的趨勢',
    '誰在用 copilot',
    '下個月的續約',
    '客戶總覽依金額排序',
  ],
};
