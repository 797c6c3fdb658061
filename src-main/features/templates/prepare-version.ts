import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Problem } from '../../../src-shared/problems.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { templateOptionsSchema } from '../../../src-shared/rpc/contract/templates.ts';
import type { LayoutShape } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import {
  completeMapping,
  templateFieldProblems,
} from '../../../src-shared/sheet/template/complete-mapping.ts';
import { Refused, refuseErrors, Stale } from '../../session/refusals.ts';
import { requireRepeatable } from '../../workbooks/fill/sheet-dependents.ts';
import { TemplateRefused } from '../../workbooks/ooxml/template-refused.ts';
import { fingerprintKey, readTemplate } from '../../workbooks/template/read-template.ts';
import type { NewVersion } from './commands.ts';
import { bytesOf } from './file-bytes.ts';
import { contentOf, type SavedTemplate, savedTemplate, savedTemplates } from './queries.ts';
import { proposeBlank } from './read-blank.ts';

type Save = Inputs['templates']['save'];

/**
 * A blank workbook with its mapping, ready to be saved: a new template, or the next version of one. `newUid` is the one it
 * gets if it is new. The whole mapping can be filled into this workbook.
 *
 * @throws Refused with every problem at once, Stale when somebody saved or removed it meanwhile, NotFound
 */
export async function prepareVersion(
  database: Database,
  layout: LayoutShape,
  input: Save,
  newUid: () => string,
): Promise<NewVersion> {
  const old = input.uid == null ? null : savedTemplate(database, input.uid);
  if (old !== null && old.record.version !== (input.version ?? null)) throw new Stale('template');
  const workbook = await workbookOf(database, input.file ?? null, old);
  const options = templateOptionsSchema.parse(input.options ?? {});
  const { mapping, problems } =
    input.mapping == null
      ? await proposeBlank(database, layout, { ...workbook, kind: input.kind, corrections: {} })
      : completeMapping(layout, await readTemplate(workbook.bytes), input.mapping);
  const unrepeatable =
    options.split === 'sheetPerSchool' && mapping !== null
      ? await repeatProblems(workbook.bytes, mapping.sheet)
      : [];
  const others = savedTemplates(database).filter(({ record }) => record.uid !== old?.record.uid);
  const fields = templateFieldProblems(
    layout,
    { name: input.name, sort: options.sort },
    others.map(({ record }) => record.name),
  );
  refuseErrors([...fields, ...problems, ...unrepeatable]);
  if (mapping === null) throw new Refused(problems);
  const record = {
    uid: old?.record.uid ?? newUid(),
    version: (old?.record.version ?? 0) + 1,
    name: input.name.trim(),
    kind: input.kind,
    fileName: workbook.fileName,
    content: workbook.bytes,
    sha256: hash('sha256', workbook.bytes),
    fingerprint: fingerprintKey(mapping.fingerprint),
    mapping: JSON.stringify(mapping),
    options: JSON.stringify(options),
    isRemoved: false,
  };
  return { record, kind: input.kind, mapping, old };
}

/** The workbook that is sent, else that of the version before. @throws Refused where there is neither */
async function workbookOf(
  database: Database,
  file: File | null,
  old: SavedTemplate | null,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  if (file !== null) return { fileName: file.name, bytes: await bytesOf(file) };
  if (old === null)
    throw new Refused([
      { code: 'template.fileMissing', severity: 'error', at: { field: 'file' }, values: {} },
    ]);
  return { fileName: old.record.fileName, bytes: contentOf(database, old) };
}

/** Why the sheet cannot be repeated for every school: said when it is saved, not when it is filled. */
async function repeatProblems(bytes: Uint8Array, sheet: string): Promise<readonly Problem[]> {
  try {
    await requireRepeatable(bytes, sheet);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateRefused) || error.code !== 'sheetNotRepeatable') throw error;
    const at = { field: 'split' };
    return [{ code: `template.${error.code}`, severity: 'error', at, values: error.values }];
  }
}
