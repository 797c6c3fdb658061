import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';

const SOUND = { year: 2027, source: '国办发明电〔2026〕1号', daysOff: ['2027-01-01'], makeUpWorkdays: [] };

const importing = (content: string) =>
  refused(
    ({ client }) =>
      () =>
        client.calendars.importYear({ file: new File([content], '2027.json') }),
  );

/** A year's file that says something else. */
const year = (change: Record<string, unknown>) => importing(JSON.stringify({ ...SOUND, ...change }));

testCases(codesOf('calendar'), {
  'calendar.fileTooLarge': importing(' '.repeat(300_000)),
  'calendar.fileNotJson': importing('{'),
  'calendar.unknownKey': year({ holidays: [] }),
  'calendar.wrongType': year({ source: null }),
  'calendar.outOfRange': year({ year: 1800 }),
  'calendar.brokenRule': year({ daysOff: ['2027-01-01', '2027-01-01'] }),
});
