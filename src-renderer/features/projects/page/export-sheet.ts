import { showDone } from '../../../components/overlay/toasts.tsx';
import { client, saveFile } from '../../../rpc.ts';
import { sheetsText } from '../../../text/sheets.ts';

/** Saves the 学分登记表 of one project; refused while nothing is registered. */
export async function exportProjectSheet(projectUid: string): Promise<void> {
  const events = await client.sheets.write({ request: { kind: 'registration', projectUid } });
  for (;;) {
    const step = await events.next();
    if (step.done !== true) continue;
    const { file, rows } = step.value;
    saveFile(file);
    showDone(sheetsText.exported(file.name, rows));
    return;
  }
}
