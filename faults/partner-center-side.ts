import { createEntraEmulator, type EntraEmulator } from '../demo/entra/emulator.js';
import type { EmulatedCustomer } from '../demo/partner-center/customer.js';
import { createPartnerCenterEmulator, type PartnerCenterEmulator } from '../demo/partner-center/emulator.js';
import type { FaultRuleInput } from '../demo/partner-center/faults.js';

/** Partner Center and its sign-in service, which can be made to fail. */
export interface PartnerCenterSide {
  readonly url: string;
  readonly entra: EntraEmulator;
  /** Calls received and not refused at the door. */
  calls(): number;
  suffer(...faults: readonly FaultRuleInput['fault'][]): void;
  recover(): void;
  /** Refuses connections until it is opened again. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

export async function openPartnerCenterSide(
  customers: readonly EmulatedCustomer[],
): Promise<PartnerCenterSide> {
  const entra = await createEntraEmulator();
  const { checkToken } = entra;
  let emulator: PartnerCenterEmulator = await createPartnerCenterEmulator({ customers, checkToken });
  const { url, port } = emulator;
  return {
    url,
    entra,
    calls: () => emulator.requests.length,
    suffer: (...faults) => emulator.faults.set(faults.map((fault) => ({ fault }))),
    recover: () => emulator.faults.clear(),
    shut: () => emulator.close(),
    async open() {
      emulator = await createPartnerCenterEmulator({ customers, checkToken, port });
    },
    async close() {
      await emulator.close();
      await entra.close();
    },
  };
}
