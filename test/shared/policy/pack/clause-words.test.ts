import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { articleOf, citationOf, clauseIndex } from '../../../../src-shared/policy/pack/clause-words.ts';
import { clausesOf } from './clauses-of.ts';

const packs = [...loadShippedPolicies().values()];
const index = clauseIndex(packs);

describe('clauses in words', () => {
  test.for(packs.map((pack) => [pack.id, pack] as const))(
    '%s has words for every clause it cites',
    ([, pack]) => {
      expect([...clausesOf(pack)].filter((clause) => articleOf(index, clause) === '')).toEqual([]);
    },
  );

  test('are the article of the text, several of them joined', () => {
    expect(articleOf(index, 'H9')).toBe('第九条');
    expect(articleOf(index, 'H14.3')).toBe('第十四条第三项');
    expect(articleOf(index, 'H9, H14.4')).toBe('第九条、第十四条第四项');
    expect(articleOf(index, 'SX2')).toBe('摘要第2条');
  });

  test('are those of a user’s own pack as it writes them; an unknown id is never shown', () => {
    expect(articleOf(index, '第五条')).toBe('第五条');
    expect(articleOf(index, 'ZZ9.1')).toBe('');
    expect(articleOf(index, 'A26')).toBe('');
  });

  test('are cited with their text and what they say in short', () => {
    expect(citationOf(index, 'H9')).toMatch(
      /^《海南省中小学教师培训学分管理实施办法》第九条：.*每年不少于 10 学分、72 学时/,
    );
    expect(citationOf(index, '第五条')).toBe('');
  });

  test.for(packs.map((pack) => [pack.id, pack] as const))('no sentence of %s holds an id', ([, pack]) => {
    const sentences = sentencesOf(pack).filter((text) => /\b[A-Z]{1,3}\d+(\.\d+)?[a-z]?\b/.test(text));
    expect(sentences).toEqual([]);
  });
});

/** Everything in a pack that people read: what has Chinese words in it. */
function sentencesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
}
