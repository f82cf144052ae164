import { foldLetters } from './customer-name-folds.js';

/**
 * Words that say what an organisation is, whose it is or how it ranks, and not which one: a directory that holds one
 * town hall holds no proof that this one is meant. In the languages the bot speaks, German and Spanish.
 */
const KINDS = new Set(
  (
    'university college school schools academy institute institution hospital hospitals clinic council city town county ' +
    'state district borough municipality government ministry department authority agency bank banking insurance ' +
    'association society foundation federation union chamber church museum library theatre trust ' +
    'université école lycée collège institut hôpital hospices clinique conseil ville commune mairie métropole région ' +
    'département ministère banque caisse assurance assurances association fondation fédération syndicat chambre ' +
    'compagnie groupe société ' +
    'universiteit hogeschool school scholen instituut ziekenhuis gemeente provincie waterschap stad ministerie ' +
    'bank verzekeringen vereniging stichting federatie kamer ' +
    'uniwersytet politechnika akademia szkoła liceum instytut szpital urząd miasto miasta gmina gminy powiat starostwo ' +
    'województwo ministerstwo bank towarzystwo fundacja stowarzyszenie związek izba grupa zakład zakłady ' +
    'przedsiębiorstwo ' +
    'universidade faculdade escola colégio instituto politécnico hospital clínica câmara prefeitura município junta ' +
    'freguesia governo ministério banco caixa seguros associação fundação federação companhia grupo ' +
    'universität hochschule schule gymnasium akademie klinik klinikum krankenhaus universitätsklinikum stadt stadtwerke ' +
    'gemeinde landkreis kreis bezirk ministerium sparkasse kreissparkasse volksbank versicherung versicherungen verein ' +
    'verband stiftung gesellschaft genossenschaft kammer ' +
    'universidad escuela ayuntamiento municipio gobierno seguros asociación fundación cámara ' +
    'national nationale nationaal nacional narodowy krajowy international internationale internationaal internacional ' +
    'royal koninklijke königliche real federal public publique público publiczny municipal regional régional central ' +
    'centrale general général générale geral first second united technical technische technique new old great grand ' +
    'north south east west northern southern eastern western american british european french german dutch ' +
    'deutsche nederlandse française polska polski polskie portuguesa português brasileira brasileiro europese ' +
    'group holding holdings company corporation enterprises'
  )
    .split(' ')
    .map(foldLetters),
);

/** Whether a folded word says only of what kind a customer is: "university", "gemeente", "national". */
export function isKindOfCustomer(word: string): boolean {
  return KINDS.has(word);
}
