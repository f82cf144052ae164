import type { WatchPhrases } from '../phrases.js';

export const watchPtPT: WatchPhrases = {
  verbs: [
    '[vigiar|vigia|vigie|vigiem|monitorizar|monitoriza|monitorize|monitorar|monitora|monitore]',
    '[acompanhar|acompanha|acompanhe|observar|observa|observe|ficar de olho em|fica de olho em]',
    '[criar|cria|crie|adicionar|adiciona|nova|novo] [uma|um|] [vigilancia|alerta|monitoramento] [para|de|da|do|]',
  ],
  tells: [
    '[da|de|dar] me um [toque|aviso|alerta] [quando|se]',
    'me [da|de|manda|mande] um [toque|aviso|alerta] [quando|se]',
    '[avisar|avisa|avise|alertar|alerta|alerte|notificar|notifica|notifique] [me|nos|] [quando|se|assim que|sobre|de|]',
    'me [avisa|avise|alerta|alerte|notifica|notifique] [quando|se|assim que|sobre|]',
    '[lembra|lembre|lembrar] [me|nos|] [da|de|do|das|quando|]',
    '[diz|diga] [me|nos] [quando|se]',
  ],
  tellsBefore: [
    '[da|de|dar] me um [toque|aviso|alerta|sinal]',
    '[diz|diga|avisa] [me|nos]',
    '[manda|envia] me um [lembrete|aviso|alerta]',
  ],
  lengths: {
    day: 'dias',
    days: ['[dias|dia]'],
    week: ['[semana|semanas]'],
    month: ['[mes|meses]'],
    one: ['[um|uma]'],
    beside: ['[antes|em|dentro|de]'],
  },
  conditions: ['[se|quando|caso|assim que]'],
  tellsBehind: [
    '[entao|] [avisa|avise|alerta|alerte|notifica|notifique] [me|nos]',
    '[me|nos] [avisa|avise|alerta|alerte|notifica|notifique]',
    '[da|de] me um [toque|aviso|alerta]',
  ],
  wishesBehind: [],
  rules: {
    'low-usage': [
      '[abaixo de|abaixo dos|inferior a|inferior aos|menos de|menos do que|menor que|menor do que|sob] {amount} [%|por cento|]',
    ],
    unused: [
      '[licencas|lugares|] [nao utilizadas|por utilizar|nao usadas|por usar|sem uso|sem utilizacao|inativas|ociosas] [a partir de|pelo menos|mais de|acima de|minimo|] {amount} [licencas|lugares|]',
      '[a partir de|pelo menos|mais de|acima de|com|com pelo menos|com mais de|com mais do que|] {amount} [licencas|lugares|] [nao utilizadas|por utilizar|nao usadas|por usar|sem uso|sem utilizacao|inativas]',
    ],
    'over-used': [
      '[acima de|acima dos|superior a|superior aos|mais de|mais do que|maior que|ultrapassa|ultrapassar|excede|exceder] [os|] {amount} [%|por cento|]',
    ],
    renewal: [
      '[renovacoes|renovacao|renova|renovam|a renovar|a expirar|expira|expiram|termina|terminam] [em|dentro de|nos proximos|daqui a|a|] {amount} [dias|dia|]',
      '[em|dentro de|nos proximos|daqui a] {amount} [dias|dia]',
      '{amount} dias antes [de|da|do|que]',
      '{amount} dias antes [da renovacao|de renovar|de expirar|do fim|do fim do contrato]',
    ],
  },
  looseRules: {
    'low-usage': [
      '[baixa utilizacao|pouca utilizacao|utilizacao baixa|pouco uso|uso baixo]',
      '{amount} [%|por cento]',
    ],
    unused: [
      'licencas [nao utilizadas|por utilizar|nao usadas|por usar|sem uso|inativas]',
      '[por utilizar|por usar|sem uso|nao utilizadas|nao usadas]',
    ],
    'over-used': [
      '[utilizacao excessiva|uso excessivo|excesso de utilizacao|excesso de uso|sobreutilizacao|sobreutilizadas]',
    ],
    renewal: [
      '[renovar|renove|renova|expirar|expire|vencer]',
      '[as|] [renovacoes|renovacao|proximas renovacoes|expiracoes]',
      '{amount} dias',
    ],
  },
  minimum: [
    '[com|de|] [min|minimo|minimo de|no minimo|pelo menos|a partir de|desde] {seats} [licencas|lugares|]',
    '[com|] {seats} [licencas|lugares] ou mais',
    'com {seats} [ou mais|] [licencas|lugares]',
    '[com|] mais de {seats} [licencas|lugares]',
  ],
  except: [
    '[e|] [exceto|excepto|exceptuando|excetuando|salvo|menos|sem|excluindo|excluir|a excecao de|com excecao de|com excepcao de|a parte de]',
    '[mas nao|mas sem|ignorar|ignorando|nao incluindo] ',
  ],
  exceptEnd: [],
  exceptBehind: [],
  and: ['[e|ou|nem|mais]'],
  product: ['[o|os|do|dos|] [produto|produtos]'],
  label: [
    '[a|o|as|os|da|do|de]',
    '[o|a|os|] [cliente|clientes|empresa]',
    '[a|o|] [utilizacao|utilizacao de licencas|utilizacao das licencas|uso] [de|do|da|na|no]',
  ],
  lead: ['[de|do|da|dos|das|em|no|na|nos|nas|para|por|a|o]', '[de utilizacao|de uso|utilizadas]'],
  tail: [
    '[utilizacao|uso|a utilizacao|o uso|utilizacao de licencas|utilizacao das licencas]',
    '[esta|estiver|fica|ficar|cai|cair|desce|descer|baixa|baixar|tem|tiver|usa|usar|utiliza|utilizar|for|com|quando|se|que|e]',
    '[licencas|lugares|as|subscricoes]',
  ],
  ticket: ['[ticket|tickets|chamado] para'],
  noise: ['[para mim|pra mim|por mim|neste canal|nesta conversa|a partir de agora]'],
};
