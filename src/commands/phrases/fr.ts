import type { Phrases } from './phrases.js';

export const fr: Phrases = {
  openers: [
    '[montre|montrez|affiche|affichez|donne|donnez|indique|indiquez|dis|dites|voir|consulter|afficher|verifier]',
    '[quelle est|quel est|quelles sont|quels sont|comment est|ou en est|quid de]',
    'je [veux|voudrais|souhaite|souhaiterais|peux|cherche|aimerais]',
    '[peux tu|pouvez vous|pourrais tu|pourriez vous|tu peux|vous pouvez|merci de]',
    '[rapport d|rapport de l|taux d|etat de l|statistiques d|statistiques de l|suivi de l|niveau d]',
    '[s il te plait|s il vous plait|stp|svp]',
  ],
  fillers: [
    '[moi|nous|me|m|l|la|le|les|voir|connaitre|savoir|consulter|montrer|afficher|donner|dire|indiquer]',
  ],
  closers: ['[s il te plait|s il vous plait|stp|svp|merci|merci d avance]'],
  endings: [],
  commands: {
    'license-usage': [
      '[utilisation|usage|consommation] [des licences|de licences|de licence|licences|licence|des postes|] [de|du|des|d|chez|pour|par|] {customer}',
      'licences [utilisees|actives|en cours d utilisation] [par|chez|pour|de|d|du|dans] {customer}',
      'combien de licences [utilise|sont utilisees par|sont utilisees chez|sont actives chez|utilisees par|utilisees chez] {customer}',
      'combien de licences [est ce que|] {customer} [utilise|utilise t il|utilise t elle]',
      '{customer} utilise combien de licences',
      'comment {customer} utilise [ses|les] licences',
      '{customer} [utilisation|usage|consommation] [des licences|de licences|licences|]',
    ],
    help: [
      '[aide|aide moi|aidez moi|a l aide|commandes|instructions|menu|mode d emploi]',
      '[liste|liste des|les|voir les] commandes',
      '[que|qu est ce que tu|qu est ce que vous] [sais tu faire|peux tu faire|savez vous faire|pouvez vous faire|sais faire|peux faire|savez faire|pouvez faire]',
      '[tu sais faire quoi|tu peux faire quoi|tu fais quoi|que fais tu|que puis je demander|que puis je faire|comment ca marche]',
    ],
    greeting: ['[bonjour|salut|bonsoir|coucou|rebonjour|bonne journee] [a tous|tout le monde|]'],
    thanks: ['[grand|un grand|ok|parfait|] merci [beaucoup|bien|a toi|a vous|pour tout|infiniment|]'],
  },
};
