import { singleFlight } from '../src-shared/lib/single-flight.ts';
import { showDone } from './components/overlay/toasts.tsx';
import { invalidateLedger } from './ledger.ts';
import { client } from './rpc.ts';
import { shellText } from './text/shell.ts';

/** Makes a backup of the open ledger and says so; two clicks make one. */
export const backUpNow = singleFlight(async (): Promise<void> => {
  await client.app.backupNow();
  showDone(shellText.backupDone);
  await invalidateLedger();
});
