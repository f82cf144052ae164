import type { ConceptPhrases } from '../../concepts.js';

/** What is kept in a conversation. */
export const keptEn = {
  watch: [
    '[watches|watchlist|alert setup]',
    '[watch|monitor|keep an eye on|keep watching|observe|watching|monitoring|keeping an eye on]',
    '[set up|configured|switched on|turned on|alert rules|rules]',
  ],
  tell: [
    '[alert|notify|warn|ping|remind|inform] [me|us] [when|if|once|]',
    'let [me|us] know [when|if|once|]',
    'tell [me|us] [when|if|once]',
    '[alert|notify|warn|remind|inform|announce]',
    '[keep me posted|keep us posted|keep me informed|heads up|nudge me|flag it]',
    '[give|drop|send] [me|us] a [heads up|shout|nudge|ping|buzz|line|note|message|warning] [when|if|once|]',
    '[shout|flag it|flag] [when|if|once]',
  ],
  alerts: [
    '[hanging|whats hanging|dangling] [alerts|warnings]',
    '[whats still open|what s still open|what is still open|still open for me|what s open|whats open]',
    '[firing|going off]',
    '[alerts|open alerts|notifications|warnings|alert|notification|warning|alarm|alarms]',
  ],
  open: [
    '[hanging|hanging around|dangling|lingering|waiting|still there|sitting there]',
    '[open|firing|triggered|going off|active|currently active|outstanding|unresolved|pending|live|fired|raised|ongoing|popped up]',
  ],
  urgent: ['[urgent|on fire|pressing|burning|critical]'],
  digest: ['[digest|digests|summary|summaries|recap|weekly report|daily report|monthly report]'],
  stop: [
    '[stop|turn off|switch off|disable|no more|unwatch|unsubscribe|quit]',
    '[no longer want|don t want|stop sending]',
  ],
  snooze: [
    '[close|acknowledge|ack|dismiss|tick off|mark as done|mark as handled]',
    '[snooze|mute|silence|pause|quiet]',
  ],
} satisfies ConceptPhrases;
