import type { ConceptPhrases } from '../../concepts.js';

/** What carries a sentence and points at the one before. */
export const talkPtPT = {
  'how-many': ['[quantas|quantos|quanta|quanto]'],
  when: [
    '[poderia|podia|pode|podes|poderias] [me|] [informar|dizer] [me|] quando',
    '[quando|qdo|em que dia|em que data|que dia]',
  ],
  'how-to': [
    '[como faco|como posso|como crio|como criar|como e que faco|como se faz|como configuro|como eu]',
  ],
  help: [
    'o que [e que|] [voce|vc|tu|] [faz|fazes] [ai|aqui|mesmo|]',
    '[afinal o que|o que] [e que|] [sabes|sabe|podes|pode|consegue|consegues] [voce|vc|tu|] fazer',
    'o que [e que|] [consegues|podes|sabes|pode|sabe|consegue] fazer',
    'o que [e que|] [posso|da para|da pra] [te|] [perguntar|pedir|fazer]',
    '[que perguntas posso fazer|para que serves|como funcionas]',
    '[ajuda|comandos|o que sabes fazer|o que podes fazer|instrucoes|quem es tu|quem e voce|o que voce faz]',
  ],
  thanks: [
    '[obrigadinho|obrigadinha|fixe obrigado|valeu demais|brigado|brigada|grato|grata|fixe]',
    '[obrigado|obrigada|muito obrigado|muito obrigada|valeu|agradeco]',
  ],
  greeting: ['[ola|oi|bom dia|boa tarde|boa noite|tudo bem|viva]'],
  'and-what-of': [
    '[ok|boa|fixe|certo|obrigado|entao|bom] e',
    'e [entao|agora|tambem]',
    '[e|e a|e o|e da|e do|e quanto a|e quanto ao|e em relacao a|o mesmo para|e para|ja agora]',
  ],
  its: [
    '[ali|por la|la dentro|nele|nela|neles|nelas|com eles|com elas|nesse cliente|neste cliente]',
    '[coisa|alguma coisa|qualquer coisa|algo|tambem|poupanca] la',
    '[suas|seus|sua|seu|dele|dela|deles|delas|eles|elas|lhes|esse cliente|este cliente|as suas|os seus]',
  ],
  filler: [
    '[arranja me|arranjas me|passa me|passas me|manda me|envia me]',
    '[podemos|podem|poderia me|informar|me informar|a gente ta|fixe|diz la]',
    'semana',
    '[monta|montar|prepara|preparar|rapidinho|breve|em breve|de verdade]',
    '[aquilo|alguma coisa|algo|depois da formacao|formacao|antes|saber|ha|existe|existem]',
    'primeiro',
    '[devo|deve|devemos|devia|deveria|tenho de|tenho que|q|kd|blz|tipo|cena|cenas|coisa|coisas|malta|p|pq|tb|tbm|msm|hj|agr|dps]',
    '[o|a|os|as|um|uma|uns|umas|de|do|da|dos|das|em|no|na|nos|nas|ao|aos|por|para|pela|pelo|com|sobre|ate|e|ou|que|se|me|lhe|mas]',
    '[recebo|recebi|esta|estao|estou|este|isto|isso|esse|essa|e|sao|ser|foi|vai|vao|anda|qual|quais|quando|como|onde|eu|tu|ele|ela|eles|elas|voce|nos|meu|minha|meus|minhas|nosso|nossa|nossos|nossas|seu]',
    '[mostra|mostrar|mostre|diz me|diga me|me diga|dizer|da|dar|de me|dame|ve|ver|verifica|verificar|indica|consultar|consulta|lista|listar|procura|quero|queria|preciso|gostava|gostaria|posso|podes|pode|podia|fala me|fale me|faz|saber|relatorio|info|informacao|informacoes|estado|situacao|detalhes|nivel|percentagem|quantidade|numero]',
    '[pf|pfv|sff|por favor|se faz favor|obrigado|obrigada|agora|hoje|ainda|ja|so|bem|bom|dia|rapido|antes|depois|cliente|empresa|conta|conta me|todos|todas|tudo|toda|produto|produtos|servico|data|datas|proxima|proximas|proximo|proximos|mes|ultimamente|tambem|aqui|ai|ola|oi|e que]',
    '[amanha|logo|mais logo|hoje a tarde|tenho|temos|tens|ta|tao|to|tou|pra|pro|pras|pros|vc|vcs|ce|beleza|manda]',
    '[mande|manda ai|cade|puxa|puxa ai|ve ai|ai pra mim|pra mim|a gente|gente|exatamente|mais ou menos]',
    '[aproximadamente|talvez|atualmente|neste momento|no momento|de momento|recentemente|nos ultimos dias]',
    '[obrigada desde ja|desde ja|antecipadamente|cumprimentos|abs|abraco|mesmo|realmente|verdadeiramente|afinal]',
    '[entao|ora|olha|pois|la|saber como|dar uma olhada|da uma olhada|olhar|espreita|espreitar|poderia]',
    '[poderias|conseguia|consegues|consegue|dava|da para|passa me|passa|total|global|curioso|curiosa|favor]',
    '[pessoas|gestor|duvida|pergunta|uma pergunta]',
    '[ponto|ponto de situacao|ponto da situacao|faz me|faca me|faca|olhada|uma olhada|olhadela|espreitadela]',
    '[vista de olhos]',
  ],
} satisfies ConceptPhrases;
