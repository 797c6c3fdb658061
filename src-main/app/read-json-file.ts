import type { ProblemCode } from '../../src-shared/problems.ts';
import { Refused } from '../session/refusals.ts';

/** What is said of a file that is too large to be what it should be, or that holds no JSON. */
type Refusals = { readonly maxBytes: number; readonly tooLarge: ProblemCode; readonly notJson: ProblemCode };

/** A file of the user as JSON. It must be UTF-8. @throws Refused with the file's name and size. */
export async function readJsonFile(file: File, { maxBytes, tooLarge, notJson }: Refusals): Promise<unknown> {
  const refused = (code: ProblemCode) =>
    new Refused([{ code, severity: 'error', values: { name: file.name, bytes: file.size } }]);
  if (file.size > maxBytes) throw refused(tooLarge);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
  } catch {
    throw refused(notJson);
  }
}
