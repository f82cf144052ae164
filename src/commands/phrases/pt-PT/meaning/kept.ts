import type { ConceptPhrases } from '../../concepts.js';

/** What is kept in a conversation. */
export const keptPtPT = {
  watch: [
    '[vigilancias]',
    '[vigiar|vigia|vigie|vigias|monitorizar|monitoriza|monitorar|monitora|monitore|acompanhar|acompanha|observar|vigilancia|monitorado|monitorada|de olho]',
    '[configurados|configuradas|configurado|definidos|definidas|criados|criadas|cadastrados|monitoramento]',
    '[monitoramentos|monitorando]',
  ],
  tell: [
    '[da|de|dar] um [toque|alerta|aviso|sinal] [quando|se]',
    '[avisa|avise|alerta|alerte|notifica|notifique|lembra|lembre|informa|informe|avisar|notificar] me [quando|se|sobre|]',
    'diz me [quando|se]',
    'me [avisa|avise|alerta|alerte|notifica|notifique|lembra|lembre|informa|informe] [quando|se|sobre|]',
    '[avisa|avise|notifica|notifique|lembra|lembre|informa|informe]',
    '[da|de|dar] me um [toque|alerta|aviso|sinal] [quando|se|]',
    'me [da|de|manda|mande|fala|fale|diz|diga] [um toque|um aviso|uma mensagem|um alerta|] [quando|se]',
    '[manda|mande|envia|envie] me [uma mensagem|um aviso|um alerta] [quando|se]',
    '[mantem|mantenha] me [informado|informada|a par] [quando|se|de|]',
  ],
  alerts: [
    '[o que esta aberto|o que ainda esta aberto|o que esta em aberto]',
    '[alertas|alerta|notificacoes|notificacao|avisos|aviso]',
  ],
  open: [
    '[pendurados|pendurado|penduradas|por resolver|por tratar|a espera|parados ai|em espera|rolando]',
    '[aberto|aberta|abertos|abertas|ativo|ativos|ativas|em curso|pendentes|pendente|disparados|a tocar|disparou|dispararam]',
  ],
  urgent: ['[urgente|urgentes|a arder|pegando fogo|critica|criticas|aflito]'],
  digest: ['[resumo|resumos|relatorio semanal|relatorio mensal|sintese]'],
  stop: [
    '[para com|para de|parar|pare|desativa|desativar|desligar|desliga|deixa de|deixar de|nao quero mais|nao quero|cessar|cancela os]',
    '[chega de|nao quero receber|nao envies|nao envie|nao mandes|nao mande|para com os]',
  ],
  snooze: [
    '[fecha|fechar|feche|confirma|confirmar|confirme|marca como tratado|da como tratado]',
    '[silencia|silenciar|silencie|adia|adiar|pausa|pausar|suspende|suspender|soneca]',
  ],
} satisfies ConceptPhrases;
