import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'vitest';
import { countyOf, makeCounty } from '../helpers/make-county.ts';
import { teachers } from './county.ts';

const out = process.env['LEDGER_COUNTY_OUT'];

/**
 * Makes a county's ledger folder to look at:
 * `LEDGER_COUNTY_OUT=/somewhere LEDGER_BENCH_TEACHERS=10000 npm run bench -- make-county`
 */
test.runIf(out !== undefined)('makes a county in LEDGER_COUNTY_OUT', async () => {
  const folder = resolve(out ?? '');
  mkdirSync(folder, { recursive: true });
  const { session } = await makeCounty(folder, countyOf(teachers), (line) => console.log(line));
  await session.close();
});
