import { describe, expect, it } from 'vitest';
import { shownErrors } from '../../../../../src-renderer/components/form/draft/use-draft.ts';

type Fields = Readonly<Record<'name' | 'phone' | 'startOn', string>>;
const invalid = { name: '必填', startOn: '必填' };

describe('errors of a form', () => {
  it('hides what is wrong in fields that were not yet left', () => {
    expect(shownErrors<Fields>({ refused: {}, invalid, touched: new Set(['name']) })).toEqual({
      name: '必填',
    });
  });

  it('shows what a call refused until the field itself is wrong', () => {
    const refused = { name: '已有同名教师', phone: '号码重复' };
    expect(shownErrors<Fields>({ refused, invalid, touched: new Set() })).toEqual(refused);
    expect(shownErrors<Fields>({ refused, invalid, touched: new Set(['name', 'phone']) })).toEqual({
      name: '必填',
      phone: '号码重复',
    });
  });
});
