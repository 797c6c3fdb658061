import { test } from 'vitest';
import type { CountySession } from '../helpers/make-county.ts';
import { countyFolder, entryCount, openMade, scanOf } from './county.ts';
import { median, print, timed } from './measure.ts';

const pages: Readonly<Record<string, (client: CountySession['client']) => Promise<unknown>>> = {
  'app.status': (client) => client.app.status(),
  'assessments.overview': (client) => client.assessments.overview({}),
  'teachers.list': (client) => client.teachers.list({}),
  'home.today': (client) => client.home.today(),
  'projects.list': (client) => client.projects.list({}),
  'entries.list': (client) => client.entries.list({}),
  'entries.list of a search': (client) => client.entries.list({ search: '李' }),
  'assessments.matrix': (client) => client.assessments.matrix({}),
  'teachers.list by shortfall': (client) => client.teachers.list({ sort: 'shortfall', descending: true }),
  'registrations.batches': (client) => client.registrations.batches({}),
  'decisions.list': (client) => client.decisions.list(),
  'audit.list': (client) => client.audit.list({}),
};
/** What the first screen asks for. */
const first = ['app.status', 'assessments.overview', 'teachers.list', 'home.today'];

test('opening a county ledger and turning its pages', async () => {
  const folder = await countyFolder();
  const before = process.memoryUsage();
  let county: CountySession | undefined;
  const opening = await timed(async () => {
    county = await openMade(folder);
  });
  if (county === undefined) return;
  const { client, session } = county;
  const { reader } = session.ledger.database;
  const scan = scanOf(reader);
  scan();
  const scans: number[] = [];
  for (let run = 0; run < 5; run++) scans.push(await timed(scan));
  const line = { against: 'the scan', n: entryCount(reader), scan: median(scans) };
  let firstScreen = opening;
  for (const [name, call] of Object.entries(pages)) {
    const cold = await timed(() => call(client));
    if (first.includes(name)) firstScreen += cold;
    const warm: number[] = [];
    for (let run = 0; run < 7; run++) warm.push(await timed(() => call(client)));
    print({
      name: `page ${name}`,
      ratio: median(warm) / line.scan,
      ...line,
      target: 'warm < 100 ms, first < 500 ms',
      warm: median(warm),
      first: cold,
    });
  }
  const after = process.memoryUsage();
  print({
    name: 'open-ledger',
    ratio: firstScreen / line.scan,
    ...line,
    target: 'first screen < 500 ms a page',
    opening,
    firstScreen,
    megabytesOfHeap: (after.heapUsed - before.heapUsed) / 1e6,
    megabytesResident: (after.rss - before.rss) / 1e6,
  });
  await session.close();
});
