import { expect, test } from 'vitest';
import { unaskedFacts } from '../../../src-shared/people/teacher.ts';
import { personFields } from '../../../src-shared/review/difference.ts';
import { registrationSheet } from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import { WANG } from './sample-return.ts';

test('facts of a person that a sheet may correct stand on the sheet and in the record', () => {
  const columns = registrationSheet.columns.map(({ key }) => key);
  for (const field of personFields) {
    expect(columns).toContain(field);
    expect(Object.keys({ ...unaskedFacts, ...WANG.facts })).toContain(field);
  }
});
