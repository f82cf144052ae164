import type { ConceptPhrases } from '../../concepts.js';

/** What is kept in a conversation. */
export const keptFr = {
  watch: [
    '[surveille|surveiller|surveillez|surveilles|surveillance|surveillances|suivre|suivi|garde un oeil sur]',
    '[mises en place|mis en place|configurees|programmees|activees|creees|parametrees|mettre en place]',
  ],
  tell: [
    '[alerte|alertez|avertis|avertissez|previens|prevenez|notifie|notifiez|rappelle|rappelez|signale] [moi|nous] [quand|si|lorsque|lorsqu|des que|]',
    '[avertir|prevenir|notifier|rappeler|signaler|previens|prevenez|avertis|avertissez|rappelle]',
    '[fais|faites] [moi|nous] [signe|savoir] [quand|si|lorsque|des que|]',
    '[tiens|tenez] [moi|nous] [au courant|informe|informes] [quand|si|de|]',
    '[dis|dites] [moi|nous] [quand|si|des que]',
    '[envoie|envoyez] [moi|nous] [un message|une alerte|un mail] [quand|si|des que]',
  ],
  alerts: [
    '[qu est ce qui est ouvert|ce qui est ouvert|reste ouvert]',
    '[alertes|alerte|notifications|notification|avertissements|alertes ouvertes]',
  ],
  open: [
    '[ouvert|ouverts]',
    '[en suspens|en attente|qui trainent|a traiter|encore la|non lues]',
    '[en cours|ouverte|ouvertes|active|actives|declenchees|declenchee|non traitees|qui sonne|qui sonnent]',
  ],
  urgent: ['[urgent|urgents|urgente|urgentes|brulant|brulants|critique|critiques|qui brule]'],
  digest: ['[resume|resumes|recapitulatif|synthese|recap|rapport hebdomadaire|rapport mensuel]'],
  stop: [
    '[arrete|arreter|arretez|desactive|desactiver|desactivez|stoppe|stop|cesse|cesser]',
    '[plus de|je ne veux plus|ne veux plus|arretez d|n envoie plus|n envoyez plus|ne m envoie plus]',
    '[ne m envoyez plus]',
  ],
  snooze: [
    '[acquitte|acquitter|acquittez|cloture|cloturer|cloturez|ferme|fermer|fermez|marque comme traite]',
    '[mets en sourdine|sourdine|silence|pause|mets en pause|reporte|fais taire]',
  ],
} satisfies ConceptPhrases;
