import type { ConceptPhrases } from '../../concepts.js';

/** Which customers: all, some, an order of them, and what bounds them. */
export const whomEn = {
  customers: [
    '[customers|clients|tenants|companies|portfolio|customer list|client list|all of them|the whole portfolio|accounts]',
    '[customer base|client base|book of business|whole book|my book|all tenants|all accounts|everyone s usage]',
    '[overview of everyone|overview of everybody|summary of everyone|list of everyone|all of my accounts]',
    '[across the board|portfolio overview|customer overview|my lot]',
  ],
  which: [
    '[anybody|anybody else]',
    '[whos|who s] [got|]',
    '[who|which ones|who else|any customer|any customers|anyone|any client|any clients]',
  ],
  'which-of': [],
  worst: [
    '[losing the most|lose the most|losing most|losing money]',
    '[wasters|biggest wasters|worst wasters]',
    '[be calling|should i call|should i be calling|should we call|reach out to|chase first|should i chase|should i contact]',
    '[worst|top|top {amount}|bottom|bottom {amount}|most|least|highest|lowest|ranking|rank|ranked|sorted|sort|best|poorest|biggest|largest]',
    '[laggards|at risk|need attention|needs attention|most wasteful|in trouble|problem|problems|call first]',
    '[contact first|look at first|priority|biggest offenders|offenders|worst offenders|struggling]',
    '[focus|focus on|bigger picture|big picture|look after first|worry about]',
  ],
  'low-usage': ['[low usage|poor usage|low adoption|weak usage|underusing|barely use|hardly use]'],
  lacks: [
    '[customers|clients|companies|tenants] with [no|zero|not any]',
    '[who|] [has|have|having|with|had] [no|zero|not any]',
    '[who|] [has|have] not [bought|got|purchased]',
    '[who s|whos|who] [got|gets] [no|zero]',
    '[without|lacking|lack|lacks|missing|minus|w o]',
    '[who|] [don t|doesn t|do not|does not|dont|doesnt|didn t|hasn t|haven t|hasnt|havent] [have|got|own|bought|buy|purchased|yet have|have any|even have|purchase]',
  ],
  not: ['[not|isn t|isnt|aren t|arent|don t|dont|doesn t|doesnt|didn t|no longer]'],
  never: ['[never|not a single|none of|nobody|no one]'],
  has: ['[has|have|had|got|own|owns|having]'],
  'below-half': ['[less than half|under half|below half|not even half|fewer than half]'],
  'above-half': ['[more than half|over half|above half]'],
  below: [
    '[below|under|less than|lower than|beneath|fewer than] {amount} [%|percent|per cent|pct|]',
    '{amount} [%|percent] or less',
  ],
  above: [
    '[above|over|more than|higher than] {amount} [%|percent|per cent|pct]',
    '{amount} [%|percent] or more',
  ],
  'at-least': ['[more than|at least|over|above|minimum|from] {amount}', '{amount} or more'],
  number: ['{amount} [%|]'],
  everyone: ['[everyone|everybody]'],
  people: ['[team|boss|manager|colleague|colleagues|staff|people|somebody|someone|employee|employees]'],
} satisfies ConceptPhrases;
