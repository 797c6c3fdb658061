import { expect, it } from 'vitest';
import {
  schoolYearOf,
  spanOf,
  unregisteredProblems,
  wasTrained,
} from '../../../../src-shared/sheet/rows/school-year.ts';
import { day } from './sheet-of-facts.ts';

it('runs from 1 September to 31 August', () => {
  expect(schoolYearOf(2024)).toEqual({ from: '2024-09-01', to: '2025-08-31' });
});

it('counts both ends of a training, and nothing while a date is missing', () => {
  expect(spanOf({ startOn: day('2025-02-27'), endOn: day('2025-03-01') })).toBe(3);
  expect(spanOf({ startOn: null, endOn: day('2025-03-01') })).toBeNull();
});

it('trains trainees and mentees; who lectures or mentors taught', () => {
  const roles = ['trainee', 'lecturer', 'mentor', 'mentee'] as const;
  expect(roles.filter((role) => wasTrained({ role }))).toEqual(['trainee', 'mentee']);
});

it('says how many wait for registration; those somebody took out do not wait', () => {
  const counts = [
    { toRegister: 5, takenOut: 1, held: 1 },
    { toRegister: 1, takenOut: 0, held: 0 },
  ];
  expect(unregisteredProblems(counts)).toEqual([
    { code: 'sheet.notRegisteredYet', severity: 'warning', values: { count: 4 } },
  ]);
  expect(unregisteredProblems([{ toRegister: 2, takenOut: 1, held: 1 }])).toEqual([]);
});
