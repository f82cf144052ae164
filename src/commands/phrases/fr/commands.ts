import type { Phrases } from '../phrases.js';
import { deadlineFr } from './deadline.js';
import { digestFr } from './digest.js';
import { meaningFr } from './meaning.js';
import { reportFr } from './report.js';
import { watchFr } from './watch.js';

export const fr: Phrases = {
  openers: [
    '[montre|montrez|affiche|affichez|donne|donnez|indique|indiquez|dis|dites|voir|consulter|afficher|verifier]',
    '[quelle est|quel est|quelles sont|quels sont|comment est|ou en est|quid de]',
    'je [veux|voudrais|souhaite|souhaiterais|peux|cherche|aimerais]',
    '[peux tu|pouvez vous|pourrais tu|pourriez vous|tu peux|vous pouvez|merci de]',
    '[rapport d|rapport de l|taux d|etat de l|statistiques d|statistiques de l|suivi de l|niveau d|liste d|liste de|liste des]',
    '[s il te plait|s il vous plait|stp|svp]',
  ],
  fillers: [
    '[moi|nous|me|m|l|la|le|les|toutes les|liste des|voir|connaitre|savoir|consulter|montrer|afficher|donner|dire|indiquer]',
  ],
  closers: ['[s il te plait|s il vous plait|stp|svp|merci|merci d avance|bientot]'],
  endings: [],
  commands: {
    'license-usage': [
      '[utilisation|usage|consommation] [des licences|de licences|de licence|licences|licence|des postes|] [de|du|des|d|chez|pour|par|] {customer}',
      'licences [utilisees|actives|en cours d utilisation] [par|chez|pour|de|d|du|dans] {customer}',
      'combien de licences [utilise|sont utilisees par|sont utilisees chez|sont actives chez|utilisees par|utilisees chez] {customer}',
      'combien de licences [est ce que|] {customer} [utilise|utilise t il|utilise t elle]',
      'combien de licences [a {customer}|possede {customer}|{customer} a t il|{customer} a t elle]',
      '{customer} utilise combien de licences',
      'comment {customer} utilise [ses|les] licences',
      '[etat|liste] des licences [de|du|d|chez] {customer}',
      '{customer} [utilisation|usage|consommation] [des licences|de licences|licences|]',
    ],
    'unused-licenses': [
      'licences [inutilisees|non utilisees|pas utilisees|inactives|libres|disponibles|non attribuees|non affectees|non assignees] [de|du|des|d|chez|pour|par|dans|] {customer}',
      'licence [inutilisee|non utilisee|libre|disponible|non attribuee] [de|du|d|chez|pour|] {customer}',
      '[postes|sieges] [inutilises|non utilises|non attribues] [de|du|d|chez|] {customer}',
      'licences [que {customer} n utilise pas|que n utilise pas {customer}]',
      'licences [de|du|d|chez] {customer} [inutilisees|non utilisees|non attribuees|libres]',
      '[combien de|quelles] licences [sont inutilisees|ne sont pas utilisees|restent inutilisees|sont libres|sont disponibles|ne sont pas attribuees|sont non attribuees] [chez|par|pour|dans] {customer}',
      '[combien de|quelles] licences [n utilise pas {customer}|{customer} n utilise pas|{customer} n utilise t il pas|{customer} n utilise t elle pas]',
      '[combien de|quelles] licences [inutilisees|non utilisees|libres|disponibles|non attribuees] [a {customer}|possede {customer}|{customer} a t il|{customer} a t elle|y a t il chez {customer}|reste t il chez {customer}|chez {customer}|pour {customer}]',
      '[y a t il|reste t il] des licences [inutilisees|non utilisees|libres|disponibles|non attribuees] [chez|pour|dans] {customer}',
      '[est ce que {customer} a|est ce que {customer} possede|{customer} a t il|{customer} a t elle] des licences [inutilisees|non utilisees|libres|disponibles|non attribuees]',
      '{customer} licences [inutilisees|non utilisees|libres|disponibles|non attribuees]',
    ],
    renewals: [
      '[prochains|prochain|] [renouvellements|renouvellement] [de|du|des|d|chez|pour|] {customer}',
      '[renouvellements|renouvellement] [des licences|de licences|des abonnements|de l abonnement|du contrat] [de|du|d|chez|] {customer}',
      '[date de renouvellement|dates de renouvellement|echeances|echeance|date d echeance|dates d echeance|date de fin|dates de fin|fin de contrat|expiration|expirations|date d expiration|dates d expiration] [de|du|d|chez|] {customer}',
      '[echeance|echeances] des [licences|abonnements|contrats] [de|du|d|chez] {customer}',
      '[abonnements|abonnement|souscriptions] [de|du|des|d|chez|pour|] {customer}',
      '[licences|abonnements] [a renouveler|qui expirent|qui se renouvellent|arrivant a echeance|qui arrivent a echeance] [de|du|d|chez|pour] {customer}',
      'quand [est ce que|] {customer} [renouvelle|renouvelle t il|renouvelle t elle|se renouvelle|expire|se termine]',
      'quand [renouvelle|se renouvelle|expire|se termine] {customer}',
      'quand [expire|se termine|se renouvelle|prend fin] [l abonnement|le contrat|la licence] [de|du|d|chez] {customer}',
      'quand [expirent|se terminent|se renouvellent|prennent fin|arrivent a echeance] les [licences|abonnements] [de|du|d|chez] {customer}',
      'quand [est ce que|] les [licences|abonnements] [de|du|d|chez] {customer} [expirent|se terminent|se renouvellent]',
      'quand les [licences|abonnements] [de|du|d|chez] {customer} [expirent|se terminent|se renouvellent] [ils|elles]',
      'quand [est|a lieu|aura lieu] le [prochain|] renouvellement [de|du|d|chez|pour|] {customer}',
      '[qu est ce qui|ce qui] [expire|se renouvelle|se termine|arrive a echeance] [bientot|] [chez|pour] {customer}',
      '[quels abonnements|quelles licences] [expirent|se terminent|se renouvellent|arrivent a echeance] [bientot|] [chez|pour|de] {customer}',
      '{customer} [renouvellements|renouvellement|abonnements|echeances|echeance|date de renouvellement]',
    ],
    trend: [
      '[tendance|tendances|evolution|historique] [de|du|des|d|chez|pour] {customer}',
      '[tendance|tendances] {customer}',
      '[tendance|evolution|historique] [de l utilisation|d utilisation|de l usage|des licences|de l utilisation des licences] [de|du|des|d|chez|pour|] {customer}',
      'comment [a evolue|evolue] [l utilisation|l usage|l utilisation des licences] [de|du|d|chez] {customer}',
      'comment [l utilisation|l usage|l utilisation des licences] [de|du|d|chez] {customer} [a t elle evolue|a t il evolue|a evolue|evolue t elle|evolue]',
      'l utilisation [de|du|d|chez] {customer} [augmente|baisse|diminue] [t elle|]',
      '{customer} [tendance|tendances|evolution|historique]',
    ],
    plan: [
      '[plan|plan de licences|plan d economies|plan de renouvellement|plan de reduction] [pour|de|d|du|chez|pour le client|du client] {customer}',
      '[planifier|planifie] les [licences|renouvellements] [pour|de|d|du|chez] {customer}',
      '[quelles] licences peuvent [partir|etre rendues] chez {customer}',
    ],
    portfolio: [
      '[portefeuille|portefeuille clients|portefeuille client|vue d ensemble|vue d ensemble des clients|apercu general|panorama|classement|classement des clients]',
      '[tous les|tous nos|tous mes|nos|mes|les|] clients',
      '[les|] [pires clients|plus mauvais clients|clients les plus mauvais|clients les moins actifs|clients les plus preoccupants|clients a probleme]',
      '[utilisation|utilisation des licences|licences inutilisees] par client',
      '[ou en sont|comment vont] [les|nos|mes|tous les] clients',
    ],
    'portfolio-by-money': ['[portefeuille|clients] par [montant|cout|prix]'],
    watches: [
      '[les|mes|nos|toutes les|] surveillances',
      '[liste des surveillances|liste de surveillance|surveillances actives|voir les surveillances|alertes configurees]',
      '[que surveilles tu|que surveillez vous|que surveille t on|qu est ce qui est surveille|ce qui est surveille|tu surveilles quoi|qui est surveille] [ici|]',
      'quelles surveillances [sont actives|y a t il|avons nous|existent] [ici|]',
      'quels clients [sont surveilles|surveilles tu|surveillez vous] [ici|]',
    ],
    alerts: [
      '[alertes|les alertes|mes alertes|nos alertes|alertes ouvertes|alertes en cours|liste des alertes|toutes les alertes|alertes ici]',
      '[quelles|quelles sont les] alertes [sont ouvertes|sont en cours|y a t il|ouvertes|en cours] [ici|]',
    ],
    'snooze-day': [
      '[reporte|reporter|mets en pause] [les alertes de|] {which} [pendant|pour|de|d] [un jour|1 jour]',
    ],
    'snooze-week': [
      '[reporte|reporter|mets en pause] [les alertes de|] {which} [pendant|pour|de|d] [une semaine|7 jours]',
    ],
    'snooze-month': [
      '[reporte|reporter|mets en pause] [les alertes de|] {which} [pendant|pour|de|d] [un mois|30 jours]',
    ],
    'snooze-other': ['[reporte|reporter|mets en pause] [les alertes de|] {which}'],
    unwatch: [
      '[je n ai plus besoin|plus besoin] d alertes [pour|de|sur] {which}',
      '[arrete|arretez] de [m alerter|me prevenir] [pour|sur] {which}',
      '[ne plus surveiller|ne surveille plus|ne surveillez plus|ne suis plus] {which}',
      '[arreter|arrete|arretez|cesser|cesse|cessez] de [surveiller|suivre] {which}',
      '[arreter|arrete|arretez|supprimer|supprime|supprimez|retirer|retire|annuler|annule|enlever|enleve] [surveillance|la surveillance|surveillances|les surveillances] [de|du|] {which}',
      '[arreter|arrete|supprimer|supprime|supprimez|retirer|retire|annuler|annule] {which} surveillances',
      '[arreter|arrete|arretez|desactiver|desactive|desactivez] [alertes|les alertes|les notifications] [pour|de|du|sur|chez] {which}',
      '[arrete|arretez|desactiver|desactive|desactivez|coupe] {which} [alertes|notifications]',
      '[je ne veux plus|plus] [d alertes|de notifications] [pour|de|sur|concernant] {which}',
    ],
    'send-test-alert': [
      '[envoyer|envoie|envoyez|] [une|l|] [alerte de test|alerte test|alerte d essai|alerte d exemple]',
      '[envoyer|envoie|envoyez] un test',
      '[tester|teste|testez] [les alertes|l alerte|les notifications]',
    ],
    language: [
      '[langue|la langue] {language}',
      '[changer|change|changez] [de langue|la langue|langue] [en|pour|a|vers|] {language}',
    ],
    help: [
      '[aide|aide moi|aidez moi|a l aide|commandes|instructions|menu|mode d emploi]',
      '[liste|liste des|les|voir les] commandes',
      '[que|qu est ce que tu|qu est ce que vous] [sais tu faire|peux tu faire|savez vous faire|pouvez vous faire|sais faire|peux faire|savez faire|pouvez faire]',
      '[tu sais faire quoi|tu peux faire quoi|tu fais quoi|que fais tu|que puis je demander|que puis je faire|comment ca marche]',
    ],
    status: ['[etat|l etat|etat du bot|l etat du bot|statut|statut du bot|etat du systeme|etat du service]'],
    'operations-here': [
      '[avis d exploitation|avis operationnels|avis techniques|notifications d exploitation|notifications techniques] ici',
      '[envoyer|envoie|envoyez|recevoir] [les|] [avis d exploitation|avis techniques|notifications d exploitation|notifications techniques] ici',
    ],
    'cost-prices-here': ['[afficher les|] prix [d achat|de revient] ici'],
    'list-prices-here': ['[afficher les|] prix [catalogue|publics] ici'],
    greeting: ['[bonjour|salut|bonsoir|coucou|rebonjour|bonne journee] [a tous|tout le monde|]'],
    thanks: ['[grand|un grand|ok|parfait|] merci [beaucoup|bien|a toi|a vous|pour tout|infiniment|]'],
  },
  lists: {
    next: [
      '[suivant|suivante|suivants|la suite|page suivante|la page suivante|encore|plus|la suite svp|continue|continuer|montre la suite|et la suite|et apres|les suivants|voir plus]',
    ],
    previous: [
      '[precedent|precedente|page precedente|la page precedente|retour|page d avant|la page d avant]',
    ],
    'by-seats': [
      '[et|ou|] [trie|trier|triez|classe|classer|] [les|la|] par [licences|nombre de licences|licences inutilisees|sieges|places]',
    ],
    'by-money': [
      '[et|ou|] [trie|trier|triez|classe|classer|] [les|la|] par [montant|cout|argent|prix|valeur]',
    ],
    all: ['[toute la liste|la liste entiere|la liste complete|cette liste|la liste|tout]'],
  },
  exports: {
    xlsx: [
      '[exporter|exporte|exportez|export|telecharger|telecharge] [de|] [{question}|ca|cela|]',
      '[exporter|exporte|exportez|export|telecharger] {question} [en|vers|dans|au format] [excel|xlsx|fichier|un fichier]',
      '{question} [en|au format|vers|sur] [excel|xlsx]',
      '[excel|tableur|fichier excel] [de|des|du|avec|pour] {question}',
      '{question} dans un [tableur|fichier excel|excel]',
    ],
    csv: [
      '[exporter|exporte|exportez|export|telecharger] {question} [en|vers|au format|] csv',
      '[exporter|exporte|exportez] [ca|cela|] [en|au format] csv',
      '{question} [en|au format] csv',
      'csv [de|pour] {question}',
    ],
  },
  everyone: [
    '[tous|toutes|tout|tout le monde|tous les|toutes les|chacun]',
    '[tous les|tous nos|tous mes|les|nos|mes|] clients',
    '[chaque|n importe quel] client',
    'toutes les [societes|entreprises|surveillances]',
  ],
  whoever: [
    '[quels|quel|quelles] [clients|client|entreprises|societes]',
    'quels sont les clients',
    'clients [avec|qui|dont|ayant]',
  ],
  who: ['qui [a|utilise|n utilise pas|gaspille|possede|a encore]'],
  speak: [
    '[passer|passe|passez] en {language}',
    '[parle|parlez|parler|ecris|ecrivez|ecrire|reponds|repondez|repondre] en {language}',
    '[parle|parlez] {language}',
  ],
  deadline: deadlineFr,
  watch: watchFr,
  digest: digestFr,
  report: reportFr,
  meaning: meaningFr,
};
