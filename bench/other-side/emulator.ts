// Partner Center with so many customers, 20 rows of usage each; CUSTOMERS in the environment.
import { createPartnerCenterEmulator } from '../../demo/partner-center/emulator.js';
import { createDirectory } from '../../demo/partner-center/invented/directory.js';
import { serveTasks } from '../serve-tasks.js';

const customers = createDirectory(Number(process.env['CUSTOMERS']));
const emulator = await createPartnerCenterEmulator({ customers });

serveTasks({
  address: async () => emulator.url,
  names: async (count: number) => customers.slice(0, count).map(({ companyName }) => companyName),
  ids: async (count: number) => customers.slice(0, count).map(({ customerId }) => customerId),
});
