import { collectDefaultMetrics, Registry } from 'prom-client';
import type { PartnerCenterObserver } from '../partner-center/http/observer.js';
import type { Messenger } from '../usecases/delivery/delivery-ports.js';
import { createDeliveryMetrics } from './delivery-metrics.js';
import { createLevel } from './level.js';
import { type MetricsServer, openMetricsServer } from './metrics-server.js';
import { createPartnerCenterMetrics } from './partner-center-metrics.js';
import { createReadState, type StateSources } from './state.js';
import { createStateMetrics, type StateClocks } from './state-metrics.js';
import { createTurnMetrics, type TurnMetrics } from './turn-metrics.js';

/** What one process measures, apart from every other in it: handed to its edges, and read over HTTP. */
export interface Metrics extends TurnMetrics {
  readonly partnerCenter: PartnerCenterObserver;
  /** The same messenger, counted and timed. */
  messenger(messenger: Messenger): Messenger;
  /** Serves them on loopback; 0 picks a free port. */
  open(port: number, sources: StateSources & StateClocks): Promise<MetricsServer>;
  readonly registry: Registry;
}

/** Measures from now on: what the edges do as it happens, and how things are whenever somebody asks. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  createLevel(registry, 'seatwise_build_info', 'Always 1; the version is in its label.', ['version'])([
    { labels: { version }, value: 1 },
  ]);
  const showState = createStateMetrics(registry);
  return {
    ...createTurnMetrics(registry),
    partnerCenter: createPartnerCenterMetrics(registry),
    messenger: createDeliveryMetrics(registry),
    open(port, sources) {
      const readState = createReadState(sources);
      return openMetricsServer(port, {
        contentType: registry.contentType,
        async read() {
          showState(await readState(), sources);
          return registry.metrics();
        },
      });
    },
    registry,
  };
}
