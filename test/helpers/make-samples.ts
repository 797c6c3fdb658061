import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeCenterSample } from './samples/center.ts';
import { makeProblemsRoster } from './samples/problems.ts';
import { makeSchoolPeople, makeSchoolSample } from './samples/school.ts';
import { samplesDirectory } from './samples/write.ts';

// Run by hand: `npm run samples`. Everything is seeded: the same program writes the same bytes.
for (const lists of ['school-lists', 'center-lists'])
  rmSync(join(samplesDirectory, lists), { recursive: true, force: true });
await makeSchoolSample();
await makeCenterSample();
await makeProblemsRoster(makeSchoolPeople());
