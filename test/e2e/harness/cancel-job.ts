import type { Page } from 'playwright-core';
import { componentText } from '../../../src-renderer/text/components.ts';
import { holdCalls } from './held-calls.ts';

/**
 * Starts a long call (`registrations/register`) and cancels it at a certain moment, however fast the machine is: the call
 * is kept from the program until 取消 was pressed, so that the page asks the job to stop with its first report.
 */
export async function cancelAtFirstReport(
  page: Page,
  call: string,
  start: () => Promise<void>,
): Promise<void> {
  const held = await holdCalls(page, call);
  await start();
  await held.asked();
  const running = page.getByRole('status').getByRole('button', { name: componentText.job.cancel });
  await running.click();
  await page.getByRole('button', { name: componentText.job.cancelling, disabled: true }).waitFor();
  await held.letGo();
  await page.getByText(componentText.job.cancelled).first().waitFor();
}
