import { planReply } from '../../../src/cards/plan/plan-card.js';
import { render } from '../../../test/helpers/cards.js';
import { PLANS, planAnswer } from '../../../test/helpers/plans.js';
import { NOW } from '../../../test/helpers/situations.js';
import { eachOf, type Situations } from '../situation.js';

/** Plans for the next term. */
export const planSituations: Situations = (messages) =>
  eachOf('plan', PLANS, (parts) => planReply(planAnswer(parts), NOW, messages, render));
