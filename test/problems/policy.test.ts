import { copyOf, readEdited, readPack } from '../../src-shared/policy/document/own-pack.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import type { Inputs } from '../../src-shared/rpc/contract/index.ts';
import { codesOf, type ProblemCase, refused, testCases } from '../helpers/problem-cases.ts';
import type { TestClient } from '../helpers/test-session.ts';
import { activity, smallPack, smallPackJson } from '../shared/policy/pack/small-pack.ts';

const base = smallPack({ activities: [activity()] });
const own = copyOf(base, { id: 'own', title: '校本办法', shortTitle: '校本' });

function reading(json: unknown, findRaw: (id: string) => PolicyPack | undefined = () => undefined) {
  const read = readPack(json, findRaw);
  return read.ok ? [] : read.problems;
}

/** What reading a pack with these sections says. */
const pack =
  (sections: Record<string, unknown>): ProblemCase =>
  () =>
    reading(smallPackJson(sections));

const rule = { clause: 'X1', text: '规则' };
const cap = (id: string, match: Record<string, unknown>) => ({
  ...rule,
  id,
  kind: 'cap',
  period: 'year',
  match,
  credits: 6,
});
const minimum = (id: string) => ({ ...rule, id, kind: 'minimum', period: 'year', hours: 1 });

const clone = (client: TestClient, id: string) =>
  client.policies.clone({
    from: { id: 'hainan-2017' },
    id,
    title: '琼山规定',
    shortTitle: '琼山',
    reason: '区教育局会议',
  });

const importing = (content: string) =>
  refused(
    ({ client }) =>
      () =>
        client.policies.importFile({ file: new File([content], 'x.json'), reason: '试' }),
  );

const inForce = (id: string, fromYear: number) =>
  refused(
    ({ client }) =>
      () =>
        client.policies.setInForce({ pack: { id }, fromYear, reason: '试' }),
  );

type ChosenSet = NonNullable<Inputs['policies']['setInForce']['set']>;
const setInForce = (...texts: ChosenSet['texts']) =>
  refused(
    ({ client }) =>
      () =>
        client.policies.setInForce({ pack: { id: 'x' }, set: { texts }, fromYear: 2026, reason: '试' }),
  );

testCases(codesOf('policy'), {
  'policy.fileTooLarge': importing(' '.repeat(5_000_000)),
  'policy.fileNotJson': importing('{'),
  'policy.unknownKey': pack({ colour: 'red' }),
  'policy.wrongType': pack({ version: 'one' }),
  'policy.unknownWord': pack({ basis: 'hearsay' }),
  'policy.outOfRange': pack({ title: '' }),
  'policy.wrongForm': pack({ id: '琼山' }),
  'policy.brokenRule': pack({ regionCode: '990000' }),
  'policy.extendsItself': () => reading(own, () => own),
  'policy.baseMissing': () => reading(own),
  'policy.noteMissing': pack({ activities: [activity({ notes: ['A1'] })] }),
  'policy.settingMissing': pack({
    activities: [activity({ credits: { kind: 'setting', setting: 'x.y', per: 'hour' } })],
  }),
  'policy.groupMissing': pack({ assessment: [{ ...minimum('m'), groups: { remote: { credits: 1 } } }] }),
  'policy.activityMissing': pack({ gates: [{ ...rule, id: 'g', kind: 'passed', activities: ['nowhere'] }] }),
  'policy.classificationMissing': pack({
    activities: [activity({ when: { classification: { kind: ['public'] } } })],
  }),
  'policy.kindTwice': pack({ assessment: [minimum('a'), minimum('b')] }),
  'policy.groupsOverlap': pack({
    groups: [
      { id: 'remote', title: '远程', match: { forms: ['remote'] } },
      { id: 'school-based', title: '校本', match: { levels: ['school'] } },
    ],
  }),
  'policy.groupsApart': pack({
    groups: [
      { id: 'remote', title: '远程', match: { forms: ['remote'] } },
      { id: 'county', title: '县级', division: 'level', match: { levels: ['county'] } },
    ],
    assessment: [{ ...rule, id: 'lend', kind: 'offset', period: 'cycle', from: 'remote', to: 'county' }],
  }),
  'policy.capsOverlap': pack({
    assessment: [cap('a', { levels: ['school'] }), cap('b', { forms: ['remote'] })],
  }),
  'policy.idTwice': pack({ activities: [activity(), activity()] }),
  'policy.unknownField': () => {
    const edited = readEdited(
      { own, parent: base },
      [{ op: 'set', field: 'activities/x/y', value: 1 }],
      () => base,
    );
    return edited.ok ? [] : edited.problems;
  },
  'policy.idForm': refused(
    ({ client }) =>
      () =>
        clone(client, '琼山'),
  ),
  'policy.idTaken': refused(
    ({ client }) =>
      () =>
        clone(client, 'hainan-2017'),
  ),
  'policy.versionTaken': refused(async ({ client }) => {
    await clone(client, 'qiongshan');
    const { file } = await client.policies.exportFile({ id: 'qiongshan', content: 'extension' });
    const content = (await file.text()).replace('琼山规定', '别的规定');
    return () => client.policies.importFile({ file: new File([content], 'x.json'), reason: '试' });
  }),
  'policy.notOwn': refused(
    ({ client }) =>
      () =>
        client.policies.saveOwn({ id: 'hainan-2017', version: 1, edits: [], reason: '改' }),
  ),
  'policy.inUse': refused(async ({ client }) => {
    await clone(client, 'qiongshan');
    await client.policies.setInForce({ pack: { id: 'qiongshan' }, fromYear: 2026, reason: '试' });
    return () => client.policies.removeOwn({ id: 'qiongshan' });
  }),
  'policy.tooFarAhead': inForce('wuhan-2008', 2100),
  'policy.conflictOpen': refused(async ({ client }) => {
    // Neither copy has a region, so neither table goes before the other.
    const texts: ChosenSet['texts'] = [];
    for (const id of ['first-copy', 'second-copy']) {
      await clone(client, id);
      texts.push({ id, parts: ['credits'] });
    }
    return () =>
      client.policies.setInForce({ pack: { id: 'x' }, set: { texts }, fromYear: 2026, reason: '试' });
  }),
  'policy.partMissing': setInForce({ id: 'linwei-2022', parts: ['credits'] }),
  'policy.textTwice': setInForce(
    { id: 'linwei-2022', parts: ['process'] },
    { id: 'linwei-2022', parts: ['process'] },
  ),
  'policy.alreadyInForce': inForce('hainan-2017', 2025),
});
