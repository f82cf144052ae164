import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CircuitCondition, PartnerCenterObserver } from '../partner-center/http/observer.js';

const CONDITIONS: readonly CircuitCondition[] = ['closed', 'half-open', 'open'];

/** Counts what happens between the bot and Partner Center. */
export function createPartnerCenterMetrics(registry: Registry): PartnerCenterObserver {
  const registers = [registry];
  const requests = new Counter({
    name: 'seatwise_partner_center_requests_total',
    help: 'HTTP requests to Partner Center, retries included, by route and status; "none" brought no answer.',
    labelNames: ['route', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'seatwise_partner_center_request_duration_seconds',
    help: 'Time of one HTTP request to Partner Center, its body included.',
    labelNames: ['route'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  });
  const calls = new Counter({
    name: 'seatwise_partner_center_calls_total',
    help: 'Calls to Partner Center with all their retries, by route and outcome: ok or the fault.',
    labelNames: ['route', 'outcome'],
    registers,
  });
  const circuit = new Gauge({
    name: 'seatwise_partner_center_circuit_state',
    help: '1 for the state that the circuit to Partner Center is in; open: nothing is asked for a while.',
    labelNames: ['state'],
    registers,
  });
  const reads = new Counter({
    name: 'seatwise_cache_reads_total',
    help: 'Reads of what is kept in memory about customers, by route and where the answer came from.',
    labelNames: ['route', 'result'],
    registers,
  });

  function showCircuit(condition: CircuitCondition): void {
    for (const state of CONDITIONS) circuit.set({ state }, state === condition ? 1 : 0);
  }
  showCircuit('closed');

  return {
    request(route, status, durationMs) {
      requests.inc({ route, status: status ?? 'none' });
      duration.observe({ route }, durationMs / 1000);
    },
    call: (route, fault) => calls.inc({ route, outcome: fault ?? 'ok' }),
    circuit: showCircuit,
    cacheRead: (route, result) => reads.inc({ route, result }),
  };
}
