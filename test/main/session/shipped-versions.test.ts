import { expect, it } from 'vitest';
import { loadShippedPolicies, loadShippedVersions } from '../../../src-main/session/shipped-policies.ts';
import { openTestLedger } from '../../helpers/test-session.ts';

it('keeps the versions before the newest, each over the version it extended', () => {
  const wuhan = loadShippedVersions().get('wuhan-2008') ?? [];
  const jianghan = loadShippedVersions().get('jianghan') ?? [];
  expect(wuhan[0]?.raw.version).toBe(1);
  expect(wuhan.at(-1)?.pack).toBe(loadShippedPolicies().get('wuhan-2008'));
  expect(jianghan[0]?.raw.extends).toEqual({ id: 'wuhan-2008', version: 1 });
  expect(jianghan[0]?.pack.activities.map(({ id }) => id)).toEqual(
    wuhan[0]?.pack.activities.map(({ id }) => id),
  );
});

it('takes in and edits a copy of an earlier version', async () => {
  const { client } = await openTestLedger();
  const { file } = await client.policies.exportFile({ id: 'hainan-2017' });
  const { $schema: _, ...shipped } = JSON.parse(await file.text());
  const copy = {
    ...shipped,
    id: 'old-copy',
    version: 1,
    basis: 'own',
    extends: { id: 'hainan-2017', version: 1 },
  };
  await client.policies.importFile({
    file: new File([JSON.stringify(copy)], 'old-copy.json'),
    reason: '沿用 2025 年的副本',
  });
  const { pack } = await client.policies.get({ id: 'old-copy' });
  expect(pack.extends).toMatchObject({ id: 'hainan-2017', version: 1 });
});
