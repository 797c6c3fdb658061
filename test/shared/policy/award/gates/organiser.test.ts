import { describe, expect, test } from 'vitest';
import type { GateOf } from '../../../../../src-shared/policy/award/award-rules.ts';
import { askOrganiser, askOrganiserKind } from '../../../../../src-shared/policy/award/gates/organiser.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

const gate: GateOf<'organiser'> = {
  ...heading,
  kind: 'organiser',
  outcome: 'refused',
  except: [],
  schoolOwn: false,
  approved: true,
  registered: true,
  delegationServes: false,
};
const unapproved = { kind: 'society', approved: false } as const;
const unfiled = { kind: 'society', registered: false } as const;

describe('approval and filing (H4, H6)', () => {
  test('stop only where they are denied: what was left out counts as in order', () => {
    expect(askOrganiser(gate, gateFactsOf())).toEqual({ kind: 'passed' });
    expect(askOrganiser(gate, gateFactsOf({ organiser: { kind: 'society' } }))).toEqual({ kind: 'passed' });
    expect(askOrganiser(gate, gateFactsOf({ organiser: unapproved })).kind).toBe('refused');
    expect(askOrganiser({ ...gate, outcome: 'nothing' }, gateFactsOf({ organiser: unfiled })).kind).toBe(
      'nothing',
    );
  });

  test('are each named where both are missing', () => {
    expect(askOrganiser(gate, gateFactsOf({ organiser: { ...unapproved, registered: false } }))).toEqual({
      kind: 'refused',
      text: '未经同级教育行政部门批准或认可，未在同级培训机构备案或登记',
    });
  });

  test('are not asked where the text asks only for the other', () => {
    expect(askOrganiser({ ...gate, approved: false }, gateFactsOf({ organiser: unapproved })).kind).toBe(
      'passed',
    );
    expect(askOrganiser({ ...gate, registered: false }, gateFactsOf({ organiser: unfiled })).kind).toBe(
      'passed',
    );
  });

  test('delegation serves for filing, never for approval', () => {
    const serves = { ...gate, delegationServes: true };
    expect(askOrganiser(serves, gateFactsOf({ organiser: { ...unfiled, delegated: true } })).kind).toBe(
      'passed',
    );
    expect(askOrganiser(serves, gateFactsOf({ organiser: { ...unapproved, delegated: true } })).kind).toBe(
      'refused',
    );
  });

  test('are asked of the kinds the text names, and of none that it excepts', () => {
    const facts = gateFactsOf({ organiser: unapproved });
    expect(askOrganiser({ ...gate, except: ['society'] }, facts).kind).toBe('passed');
    expect(askOrganiser({ ...gate, only: ['school'] }, facts).kind).toBe('passed');
    expect(askOrganiser({ ...gate, only: ['society'] }, facts).kind).toBe('refused');
    expect(
      askOrganiser({ ...gate, only: ['society'] }, gateFactsOf({ organiser: { approved: false } })).kind,
    ).toBe('passed');
  });

  test('a school needs neither for training of its own level, both above it', () => {
    const own = { ...gate, schoolOwn: true };
    const organiser = { kind: 'school', approved: false };
    expect(askOrganiser(own, gateFactsOf({ organiser }, { level: 'school' })).kind).toBe('passed');
    expect(askOrganiser(own, gateFactsOf({ organiser }, { level: 'county' })).kind).toBe('refused');
    expect(askOrganiser(gate, gateFactsOf({ organiser }, { level: 'school' })).kind).toBe('refused');
  });
});

describe('the kind of organiser (B4)', () => {
  const kinds: GateOf<'organiser-kind'> = {
    ...heading,
    kind: 'organiser-kind',
    allowed: ['school', 'university'],
  };

  test('counts in the list, earns nothing outside it, is undecided where it is unknown', () => {
    expect(askOrganiserKind(kinds, gateFactsOf({ organiser: { kind: 'university' } })).kind).toBe('passed');
    expect(askOrganiserKind(kinds, gateFactsOf({ organiser: { kind: 'company' } })).kind).toBe('nothing');
    expect(askOrganiserKind(kinds, gateFactsOf({ organiser: { level: 'city' } })).kind).toBe('undecided');
    expect(askOrganiserKind(kinds, gateFactsOf()).kind).toBe('undecided');
  });
});
