import type { Desk } from './desk.ts';
import type { OpenLedger } from './open-ledger.ts';

/** Opens the demo ledger, building it from the sample files the first time. */
export async function openDemo(desk: Desk, which: 'school' | 'center'): Promise<OpenLedger> {
  return desk.openFolder(desk.demoFolder(which));
}
