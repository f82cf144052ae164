import { planReply } from '../../../src/cards/plan/plan-card.js';
import { planTicketReply } from '../../../src/cards/plan/plan-ticket.js';
import { render } from '../../../test/helpers/cards.js';
import { PLANS, planAnswer } from '../../../test/helpers/plans.js';
import { NOW } from '../../../test/helpers/situations.js';
import { eachOf, type Situations } from '../situation.js';

const ASKED = { name: 'Rita Marques', at: NOW };

/** Plans for the next term, and the largest as text for a ticket. */
export const planSituations: Situations = (messages) => [
  ...eachOf('plan', PLANS, (parts) => planReply(planAnswer(parts), NOW, messages, render)),
  ...eachOf('ticket', PLANS, (parts) => planTicketReply(planAnswer(parts), ASKED, messages, render)).slice(
    0,
    1,
  ),
];
