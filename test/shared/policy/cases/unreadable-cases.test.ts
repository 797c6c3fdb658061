import { expect, test } from 'vitest';
import { loadShippedCalendar, loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import rows from './unreadable-cases.json' with { type: 'json' };

const environment = { packs: loadShippedPolicies(), calendar: loadShippedCalendar() };

test.for(rows.map((row, index) => [`${index + 1} ${row.code} ${row.path}`, row] as const))(
  '%s',
  ([, row]) => {
    const answer = evaluateCase({ id: 'x', ...row.case }, environment);
    expect(answer).toMatchObject({ error: { code: row.code, path: row.path } });
    // Messages are words of our own: they never repeat what was typed.
    expect('error' in answer ? answer.error.message : '').not.toContain('district');
  },
);
