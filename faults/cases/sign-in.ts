import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../test/helpers/until.js';
import { expectation, type Fault } from '../fault.js';

export const SIGN_IN_FAULTS: readonly Fault[] = [];
void delay;
void until;
void expectation;
