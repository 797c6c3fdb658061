import { describe, expect, it } from 'vitest';
import {
  findTemplate,
  insertTemplate,
  templateContent,
  templates,
} from '../../../../src-main/database/records/template-records.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

const signature = { actor: '王老师', at: '2025-03-01T00:00:00.000Z' };
const saved = {
  uid: 'T1',
  version: 1,
  name: '学分登记表',
  kind: 'registration',
  fileName: '登记表.xlsx',
  content: new Uint8Array([1, 2, 3]),
  sha256: 'ab',
  fingerprint: 'cd',
  mapping: '{}',
  options: '{}',
  isRemoved: false,
};

describe('a template', () => {
  it('is known by its latest version, while every version keeps its workbook', () => {
    const database = openEmptyLedger();
    insertTemplate(database, signature, saved);
    insertTemplate(database, signature, { ...saved, version: 2, name: '新表', content: new Uint8Array([9]) });
    const { content: _, ...record } = saved;
    expect(templates(database)).toEqual([
      { ...record, version: 2, name: '新表', bytes: 1, actor: '王老师', recordedAt: signature.at },
    ]);
    expect([...(templateContent(database, { uid: 'T1', version: 1 }) ?? [])]).toEqual([1, 2, 3]);
    expect(templateContent(database, { uid: 'T1', version: 3 })).toBeUndefined();
  });

  it('leaves the list when a version says that it was removed, and can still be found', () => {
    const database = openEmptyLedger();
    insertTemplate(database, signature, saved);
    insertTemplate(database, signature, { ...saved, uid: 'T2' });
    insertTemplate(database, signature, { ...saved, version: 2, content: new Uint8Array(), isRemoved: true });
    expect(templates(database).map(({ uid }) => uid)).toEqual(['T2']);
    expect(findTemplate(database, 'T1')).toMatchObject({ version: 2, isRemoved: true, bytes: 0 });
    expect(findTemplate(database, 'T3')).toBeUndefined();
  });
});
