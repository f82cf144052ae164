import type { ConceptPhrases } from '../../concepts.js';

/** What the bot cannot do, and what makes another question of a sentence. */
export const beyondPtPT = {
  cancel: ['[mata|matar|corta fora]', '[cancela|cancelar|cancele|anula|anular|anule|rescinde|rescindir]'],
  buy: [
    '[baixa|baixar|baixe|reduz|reduzir|reduza|diminui|diminuir|diminua|sobe|aumenta|aumentar|aumente|passa] [as licencas|as|os|] [para|pra|a|ate] {amount}',
    '[para|pra] {amount} [licencas|licenca|lugares]',
    'mais {amount} [licencas|licenca]',
    '{amount} [licencas|licenca] [a mais|extra|adicionais]',
    '[compra|comprar|compre|encomenda|encomendar|adquirir|adquire|adiciona|adicionar]',
    '[compre mais|contrata|contratar|acrescenta|acrescentar|acrescente|faz upgrade|upgrade]',
  ],
  assign: ['[atribui|atribuir|atribua|da uma licenca|transfere|transferir]'],
  delete: [
    '[apaga|apagar|apague|elimina|eliminar|elimine|remove|remover|remova|exclui|excluir|exclua|tira|retira]',
  ],
  send: [
    '[reencaminha|reencaminhar|reencaminhe|encaminha|encaminhar|encaminhe|partilha com|compartilha com|envia para o|envia para a]',
  ],
  forecast: [
    '[previsao|previsoes|prever|preve|previsto|estimativa|projecao|vai usar|vao usar|vai utilizar|vai precisar]',
  ],
  divided: [
    'por [departamento|departamentos|utilizador|utilizadores|usuario|usuarios|equipa|equipe|pessoa|pais|setor|filial|local]',
  ],
  money: [
    '[dinheiro|grana|verba|orcamento]',
    '[paga|pagam|pagar|custa|custam|custo|custos|preco|precos|fatura|faturas|nos deve|nos devem]',
  ],
  compare: ['[compara|comparar|compare|comparacao]'],
  why: ['[porque|por que|porque e que|por que motivo]'],
  aside: [
    '[contactar|contatar|falar com|ligar para]',
    '[reuniao|chamada|conversa]',
    '[encontro|visita|almoco|call|teleconferencia]',
  ],
  'tell-them': [
    '[tenho|temos] [de|que] [lhes|os|] [dizer|avisar|informar|comunicar]',
    '[devo|devemos|preciso de|precisamos de] [lhes|os|] [dizer|avisar|informar]',
    '[tenho|temos] [de|que] [avisa los|informa los|dizer lhes]',
  ],
  move: ['[passa|passar|passe|muda|mudar|mude|migra|migrar|migre|troca|trocar]'],
} satisfies ConceptPhrases;
