import type { WatchPhrases } from '../phrases.js';

export const watchEn: WatchPhrases = {
  verbs: [
    '[watch|watch for|watch over|keep watching|start watching|keep watch on|keep watch over]',
    '[monitor|keep an eye on|keep eyes on|track]',
    '[add|create|set|set up|new] [a|an|] [watch|alert] [for|on|when|if|about|]',
  ],
  tells: [
    '[give|drop|send] me a [heads up|shout|nudge|ping|line] [when|if]',
    '[keep me posted|shout|flag it] [when|if]',
    '[alert|notify|warn|ping|message|remind] [me|us] [when|if|once|about|on|of|for|]',
    '[tell|let] [me|us] [know|] [when|if|once]',
    'let [me|us] know about',
    '[alert|notify|warn] [when|if|about|on|for|]',
  ],
  tellsBefore: [
    '[let me know|let us know|tell me|tell us|shout|remind]',
    '[give me a|send me a|drop me a] [heads up|shout|nudge|ping|line|reminder]',
  ],
  lengths: {
    day: 'days',
    days: ['[days|day]'],
    week: ['[week|weeks]'],
    month: ['[month|months]'],
    one: ['[a|an|one]'],
    beside: ['[before|ahead|prior|to|within|in]'],
  },
  conditions: ['[if|when|whenever|once|as soon as|in case|should]'],
  tellsBehind: [
    '[please|then|] [tell|alert|notify|warn|ping|message] [me|us]',
    '[please|then|] let [me|us] know',
    '[please|then|] give [me|us] a [heads up|shout|nudge|ping|buzz]',
  ],
  wishesBehind: [],
  rules: {
    'low-usage': [
      '[below|under|less than|lower than|beneath|not even] {amount} [%|percent|per cent|pct|]',
      '[low|lower] usage {amount} [%|percent]',
    ],
    unused: [
      '[unused|idle|spare] [seats|licenses|licences|] [at least|from|over|above|more than|min|minimum|] {amount} [seats|seat|licenses|licences|license|licence|]',
      '[at least|from|over|above|more than|with|with at least|with more than|with over|having|] {amount} [or more|] [unused|idle|spare] [seats|seat|licenses|licences|license|licence|]',
      '[at least|from|over|above|more than|] {amount} [seats|seat|licenses|licences] [unused|idle|spare|not used]',
    ],
    'over-used': [
      '[over|above|more than|higher than|exceeds|exceeding|beyond] {amount} [%|percent|per cent|pct|]',
      '[over used|overused|over use|overuse] {amount} [%|percent|per cent|]',
    ],
    renewal: [
      '[renewals|renewal|renewing|renews|renew|expiring|expires|expire|expiry|ending|ends] [in|within|within the next|in the next|for|] {amount} [days|]',
      '[in|within|within the next|in the next] {amount} days',
      '{amount} days [before|to] [renewal|renewals|expiry|the renewal|it renews|it expires]',
      '{amount} days [renewals|renewal]',
      '{amount} days [before|ahead of|prior to]',
    ],
  },
  looseRules: {
    'low-usage': [
      '[low usage|low license usage|low licence usage|low use|under use|underuse|underused|under used]',
      '{amount} [%|percent]',
    ],
    unused: ['[unused|idle|spare] [seats|licenses|licences|]'],
    'over-used': [
      '[over used|overused|over use|overuse|over usage|overusage|overusing|over using|overuses|too few seats]',
      '[is|goes] [over used|overused|overusing|over using]',
    ],
    renewal: [
      '[renewals|renewal|upcoming renewals|renewal dates|expiry|expiring|license renewals|licence renewals|renews|expires|is up for renewal]',
      '[subscriptions|subscription|licenses|licences|contract] [expire|expires|renew|renews|end|ends|run out]',
      '[contract|term] [runs out|is up|expires|ends]',
      '[is due|comes up for renewal|comes up]',
      '{amount} days',
    ],
  },
  minimum: [
    '[with|having|of|for|] [min|minimum|minimum of|at least|from|starting at] {seats} [seats|licenses|licences|]',
    '[with|having] {seats} [or more|] [seats|licenses|licences] [or more|]',
    '[with|having|] [more than|over] {seats} [seats|licenses|licences]',
    '{seats} [or more seats|seats or more|seats minimum|seats min]',
  ],
  except: [
    '[and|] [except|except for|excepting|excluding|exclude|other than|apart from|aside from|without]',
    '[but not|and not|but without|not|but|ignoring|ignore|leaving out|leave out|skip|skipping]',
  ],
  exceptEnd: [],
  exceptBehind: [],
  and: ['[and|or|nor|plus|as well as]'],
  product: ['[the|] [product|products]'],
  label: [
    '[the|] [customer|customers|company]',
    '[usage|license usage|licence usage|seat usage] [of|at|for|by]',
  ],
  lead: [
    '[of|for|at|in|by|on|from|with|to]',
    '[usage|used|use|utilization|utilisation|license usage|licence usage|active]',
  ],
  tail: [
    '[s|usage|use|license usage|licence usage|seat usage|utilization|utilisation|usage of licenses]',
    '[is|are|was|goes|go|drops|drop|falls|fall|dips|slips|gets|get|stays|sinks|uses|has|have|having|with|at|for|when|if|whose|that|which|who have|who use|and]',
    '[licenses|licences|seats|subscriptions]',
  ],
  ticket: ['[ticket|tickets] to'],
  noise: ['[for me|for us|in this channel|in this chat|from now on|by email]'],
};
