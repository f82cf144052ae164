/** Products and workloads as people call them, the same in every language; no list of what is sold. */
export const PRODUCT_WORDS: readonly string[] = [
  '[copilot|microsoft 365 copilot|m365 copilot|copilot studio|github copilot]',
  '[teams|microsoft teams|teams phone|teams rooms]',
  '[exchange|exchange online|outlook|sharepoint|share point|sharepoint online|onedrive|one drive|yammer|viva|viva engage]',
  '[power bi|powerbi|power bi pro|power apps|powerapps|power automate|visio|project online|planner|stream|forms|sway]',
  '[intune|defender|entra|purview|azure|azure ad|windows 365|skype|dynamics|dynamics 365|kaizala|onenote|word|office]',
  '[e1|e3|e5|f1|f3|a3|a5|business basic|business standard|business premium|apps for business|apps for enterprise]',
  '[pbi|e1s|e3s|e5s|f1s|f3s|copilots|biz premium|bizprem|biz standard|biz basic|spo|exo|teams premium|power bi premium]',
];

/** Names of products as Polish bends them, beyond what a typing mistake is. */
export const BENT_PRODUCTS: ReadonlyMap<string, string> = new Map([
  ['teamsow', 'teams'],
  ['teamsach', 'teams'],
  ['teamsami', 'teams'],
  ['copilocie', 'copilot'],
  ['copilotem', 'copilot'],
  ['exchangem', 'exchange'],
]);
