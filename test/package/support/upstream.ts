import { createEntraEmulator } from '../../../demo/entra/emulator.js';
import { createPartnerCenterEmulator } from '../../../demo/partner-center/emulator.js';
import { createTrySettings } from '../../../demo/try-settings.js';

/** Entra and Partner Center on this machine, and the settings of a bot that is to use them. */
export interface Upstream {
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts both; the settings keep the data in `dataDir`. */
export async function startUpstream(dataDir: string): Promise<Upstream> {
  const entra = await createEntraEmulator();
  const emulator = await createPartnerCenterEmulator({ checkToken: entra.checkToken });
  return {
    settings: { ...createTrySettings({ entra, emulator }), DATA_DIR: dataDir },
    async close() {
      await emulator.close();
      await entra.close();
    },
  };
}
