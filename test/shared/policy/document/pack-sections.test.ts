import { describe, expect, test } from 'vitest';
import { documentSections } from '../../../../src-shared/policy/document/described-pack.ts';
import { packSections } from '../../../../src-shared/policy/document/pack-sections.ts';
import { smallPack } from '../pack/small-pack.ts';

const words = {
  settingText: (id: string) => id,
  classifiedText: () => '',
  groupTitle: (id: string) => id,
  activityTitle: (id: string) => id,
};
const rule = (id: string, more: Readonly<Record<string, unknown>>) => ({
  id,
  clause: 'X1',
  text: '规则',
  ...more,
});

/** Lines of one section as field, label and figures. */
function linesOf(section: string, sections: Readonly<Record<string, unknown>>) {
  const found = packSections(smallPack(sections), words).find(([id]) => id === section);
  return found?.[1].map(({ field, label, figures }) => [field, label, figures]);
}

test('every section stands once, in reading order', () => {
  expect(packSections(smallPack(), words).map(([id]) => id)).toEqual([...documentSections]);
});

test('a pack that says nothing has no line in any of them', () => {
  expect(packSections(smallPack(), words).flatMap(([, lines]) => lines)).toEqual([]);
});

test('the registration year names its first day and the date that decides (Q12)', () => {
  const registrationYear = rule('year', { starts: '02-01', decidedBy: 'certificate' });
  expect(linesOf('registration-year', { registrationYear })).toEqual([
    ['registrationYear', '登记年度', '登记年度从 2 月 1 日起，以取得证书的日期为准'],
  ]);
});

test('assessment rules stand by kind, whatever their order in the pack', () => {
  const assessment = [
    rule('exempt', { kind: 'exemption', since: 'hired' }),
    rule('least', { kind: 'minimum', period: 'year', credits: 10 }),
    rule('most', { kind: 'cap', period: 'year', match: { levels: ['school'] }, credits: 6 }),
    rule('each', { kind: 'every-year', credits: 8 }),
  ];
  expect(linesOf('minima', { assessment })?.map(([field]) => field)).toEqual([
    'assessment/least',
    'assessment/each',
  ]);
  expect(linesOf('caps', { assessment })).toHaveLength(1);
  expect(linesOf('exemptions', { assessment })).toHaveLength(1);
});

test('a group is cited with the clauses of the rules that name it', () => {
  const groups = [
    { id: 'remote', title: '远程', match: { forms: ['remote'] } },
    { id: 'centralized', title: '集中', match: { forms: ['centralized'] } },
  ];
  const assessment = [
    {
      ...rule('least', { kind: 'minimum', period: 'cycle', groups: { remote: { credits: 40 } } }),
      clause: 'X3',
    },
    { ...rule('lend', { kind: 'offset', period: 'cycle', from: 'centralized', to: 'remote' }), clause: 'X4' },
  ];
  const found = packSections(smallPack({ groups, assessment }), words).find(([id]) => id === 'groups');
  expect(found?.[1].map(({ rule: { id, clause } }) => [id, clause])).toEqual([
    ['remote', 'X3, X4'],
    ['centralized', 'X4'],
  ]);
});

describe('duties', () => {
  test('leave has its tiers and the proof of the sick (L22)', () => {
    const leave = {
      tiers: [
        rule('half', { including: 0.5, approver: 'training-unit' }),
        rule('short', { below: 2, approver: 'training-center' }),
        rule('long', { approver: 'leader-in-charge' }),
      ],
      sickProof: rule('proof', { lowest: 'county' }),
    };
    expect(linesOf('leave', { leave })).toEqual([
      ['leave/tiers/half', '审批', '0.5 天以内（含）由培训单位批准'],
      ['leave/tiers/short', '审批', '不到 2 天由培训中心批准'],
      ['leave/tiers/long', '审批', '更长的由分管领导批准'],
      ['leave/sickProof', '病假证明', '县级及以上医院的证明'],
    ]);
  });

  test('registration lists who registers, then what each organiser must bring (H5, H6)', () => {
    const registration = {
      registrars: [rule('county', { registrar: 'county', organisations: ['county'] })],
      unstated: rule('unstated', {}),
      organisers: [
        rule('society', {
          requires: [{ fact: 'approved', text: '须经批准' }],
          documents: [
            { document: 'notice', name: '通知' },
            { document: 'archive', name: '存档材料' },
          ],
          sameLevel: true,
        }),
        rule('university', { requires: [{ fact: 'filed', text: '须备案' }] }),
      ],
      delegation: rule('delegation', {}),
    };
    expect(linesOf('registration', { registration })).toEqual([
      ['registration/registrars/county', '登记权限', '由县级培训机构登记'],
      ['registration/organisers/society', '主办单位', '须经批准，须有通知、存档材料，只向同级培训机构'],
      ['registration/organisers/university', '主办单位', '须已备案'],
      ['registration/delegation', '委托登记', ''],
      ['registration/unstated', '没有写明', ''],
    ]);
  });

  test('outgoing training lists its papers, tiers and posts, with days as bounds (L26, L27)', () => {
    const outgoing = {
      scope: rule('scope', {}),
      papers: rule('papers', { documents: [{ document: 'plan', name: '方案' }] }),
      tiers: [
        rule('short', { below: 4, approver: 'training-center' }),
        rule('long', { approver: 'leader-in-charge' }),
      ],
      posts: [rule('heads', { posts: ['principal', 'unit-head'], approver: 'main-leader' })],
      severalApplicants: rule('several', {}),
    };
    expect(linesOf('outgoing', { outgoing })).toEqual([
      ['outgoing/scope', '范围', ''],
      ['outgoing/papers', '材料', '方案'],
      ['outgoing/tiers/short', '审批', '不到 4 天由培训中心批准'],
      ['outgoing/tiers/long', '审批', '更长的由分管领导批准'],
      ['outgoing/posts/heads', '审批', '校（园）长、单位负责人由主要领导批准'],
      ['outgoing/severalApplicants', '多人同表', ''],
    ]);
  });

  test('selection says of each rule whether a reason may override it (Q22)', () => {
    const selection = {
      programme: 'guopei',
      rules: [
        rule('one', { kind: 'most-per-year', most: 1, overridable: true }),
        rule('bar', { kind: 'no-show-bar', months: 36, overridable: false }),
        rule('again', { kind: 'no-repeat-category', multiYearExcepted: true, overridable: false }),
      ],
    };
    expect(linesOf('selection', { selection })?.map(([, , figures]) => figures)).toEqual([
      '每人每年最多 1 个，写明理由可以例外',
      '无故不到的 36 个月内不再选派',
      '同类项目不重复参加，跨年项目的第二年除外',
    ]);
  });

  test('numbering lists its parts with their widths, in order (L23)', () => {
    const widths = { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 };
    const numbering = rule('number', { parts: ['year', 'trainee'], widths });
    expect(linesOf('numbering', { numbering })).toEqual([
      ['numbering', '证书编号', '年度编号 4 位 + 学员编号 4 位'],
    ]);
  });

  test('the archive lists what it must hold (H7)', () => {
    const archive = rule('archive', {
      items: [
        { id: 'plan', title: '方案' },
        { id: 'notice', title: '通知' },
      ],
    });
    expect(linesOf('archive', { archive })).toEqual([['archive', '存档材料', '方案、通知']]);
    expect(linesOf('archive', { archive: null })).toEqual([]);
  });
});
