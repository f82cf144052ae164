import type { ConceptPhrases } from '../../concepts.js';

/** What carries a sentence and points at the one before. */
export const talkFr = {
  'how-many': ['[combien|combien de|combien d]'],
  when: ['[quand|a quelle date|quelle date|quel jour|c est quand|c quand]'],
  'how-to': ['[comment|comment faire|comment puis je|comment je peux|comment fait on|comment on fait]'],
  help: [
    '[tu sais faire quoi|tu peux faire quoi|tu fais quoi|tu sers a quoi|que puis je te demander|je peux te demander quoi|qu est ce que je peux te demander|qu est ce que tu sais faire|qu est ce que tu peux faire|a quoi tu sers]',
    '[aide|aider|commandes|que peux tu faire|que sais tu faire|instructions|qui es tu|tu fais quoi]',
  ],
  thanks: ['[merci|merci beaucoup|merci bien|super merci|nickel]'],
  greeting: ['[bonjour|salut|bonsoir|coucou|hello]'],
  'and-what-of': [
    '[ok|bon|super|parfait|merci|alors|du coup] et',
    'et [du coup|alors|maintenant|aussi]',
    '[et|et pour|et chez|qu en est il de|et qu en est il de|quid de|pareil pour|meme chose pour]',
  ],
  its: ['[la bas|chez elles|la dedans]', '[ses|leurs|leur|ce client|celui ci|eux|chez eux|ils|elles]'],
  filler: [
    '[comme|passe moi|passez moi|passe nous|balance moi|file moi]',
    '[voilure|la voilure]',
    '[ceux|celles|celui|celle|qui sont|base|dans ta base|as|paie]',
    '[dire|me dire|informer|m indiquer|je vous prie]',
    '[prepare|preparer|fais moi un|prepare moi|vraiment|rapidement]',
    '[quelque chose|gros|gros gros|son|sa|apres la formation|formation|dit quoi|avant|signaler]',
    'ici',
    '[dois|doit|devrais|devrait|ya|y a|il y a|petit|petite|petit point|exactement|ete|hiver|printemps|automne|rien|quoi|truc|trucs|chose|choses|deja|encore une fois|du coup|genre|bah|euh]',
    '[le|la|les|l|n|un|une|des|du|de|d|au|aux|a|en|y|dans|sur|pour|chez|par|avec|ce|cet|cette|ces|c|s|t|qu|que|quoi|j|m|se|si]',
    '[recois|recoit|est|sont|sera|etre|est ce|c est quoi|quel|quelle|quels|quelles|il|elle|ils|elles|on|ou|et|mais|donc|alors|aussi|bien|bon|ca|va|vont]',
    '[je|tu|nous|vous|moi|me|mon|mes|ma|nos|notre|votre|vos|veux|voudrais|peux|peut|pouvez|faut|besoin|cherche|aimerais|as tu|avons]',
    '[montre|montrez|montrer|affiche|afficher|affichez|donne|donner|donnez|dis moi|dites moi|dire|voir|consulter|verifie|verifier|liste|lister|parle moi|parlez moi|indique|infos|info|informations|information|etat|situation|point|rapport|details|niveau|nombre|compte]',
    '[stp|svp|s il te plait|s il vous plait|merci|vite|rapidement|maintenant|encore|actuellement|aujourd hui|avant|apres|ou en est|client|societe|entreprise|compte|date|dates|prochain|prochaine|prochains|prochaines|tous|toutes|tout|produit|produits|service|services|ses licences|bientot]',
    '[demain|cet apres midi|ce matin|tout a l heure|t as|t aurais|vite fait|un peu|juste|vraiment|exactement]',
    '[environ|peut etre|pourrais|pourriez|pouvais|pourrait|aurais|auriez|avez|avance|d avance|merci d avance]',
    '[bonne journee|cordialement|sinon|dis|dites|hein|bref|en ce moment|recemment|dernierement|regarder]',
    '[regarde|jeter un oeil|jette un oeil|sortir|sors|sors moi|remonte|remonter|retrouve|trouve|chercher|savoir]',
    '[connaitre|total|global|ensemble|combien ca|a peu pres|personnes|leur compte|gars|qu est ce]',
    '[fais|faites|fais moi|faites moi|fais moi un point|donne quoi|cote|coup d oeil|un coup d oeil|jeter|oeil]',
    '[sur le point]',
  ],
} satisfies ConceptPhrases;
