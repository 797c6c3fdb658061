import { expect, it } from 'vitest';
import { ownChanges } from '../../../../../src-renderer/components/form/draft/own-changes.ts';

it('what was changed is laid over a newer record, and nothing else of the older one', () => {
  const opened = { name: '信息技术', days: 3, place: null as string | null, levels: ['county'] };
  const typed = { ...opened, place: '海口', levels: ['county', 'school'] };
  const newest = { ...opened, days: 5, place: '三亚' };
  expect({ ...newest, ...ownChanges(opened, typed) }).toEqual({
    name: '信息技术',
    days: 5,
    place: '海口',
    levels: ['county', 'school'],
  });
});
