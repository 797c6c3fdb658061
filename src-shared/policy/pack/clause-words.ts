import type { PolicyPack } from './policy-pack.ts';

/** A clause as people cite it: the article's words, the text it stands in, and what it says in short. */
export type ClauseWords = { readonly article: string; readonly policy: string; readonly says: string };

/** Clauses by their id; ids are unique over all texts, because each text's begin with letters of its own. */
export type ClauseIndex = ReadonlyMap<string, ClauseWords>;

/** The longest wording shown on hover. */
const SAYS_MAX = 160;

/**
 * The clauses of all packs at hand, so that an entry of years ago, whose pack did not say its articles yet, is cited in
 * words too. Of two packs that name one clause (a copy and its base) the first stands.
 */
export function clauseIndex(
  packs: readonly Pick<PolicyPack, 'clauses' | 'shortTitle' | 'title'>[],
): ClauseIndex {
  const index = new Map<string, ClauseWords>();
  for (const pack of packs) {
    const says = wordingsOf(pack);
    for (const { id, article } of pack.clauses)
      if (!index.has(id)) index.set(id, { article, policy: pack.title, says: joined(says.get(id) ?? []) });
  }
  return index;
}

/** An id of `docs/requirements.md` or `docs/readings.md`; a user's own pack writes 第五条 instead. */
const ID = /^[A-Z]{1,3}\d+(\.\d+)?[a-z]?$/;

/**
 * What people read for a clause: 第九条, several joined, or the words that a user's own pack has for it. Empty where
 * there are none: an id is never shown.
 */
export function articleOf(index: ClauseIndex, clause: string): string {
  return clause
    .split(/,\s*/)
    .map((id) => index.get(id)?.article ?? (ID.test(id) ? '' : id))
    .filter((words) => words !== '')
    .join('、');
}

/** The clause in full with its short wording: 《…办法》第九条：…. Empty where the program knows no more than `articleOf`. */
export function citationOf(index: ClauseIndex, clause: string): string {
  return clause
    .split(/,\s*/)
    .flatMap((id) => index.get(id) ?? [])
    .map(({ article, policy, says }) => `《${policy}》${article}${says === '' ? '' : `：${says}`}`)
    .join('\n');
}

/** What the rules of a pack say, by clause, each sentence once. Found by shape, so that no section is forgotten. */
function wordingsOf(pack: object): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('clause' in value && 'text' in value) {
      const { clause, text } = value;
      if (typeof clause === 'string' && typeof text === 'string') {
        const texts = found.get(clause) ?? [];
        if (!texts.includes(text)) found.set(clause, [...texts, text]);
      }
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(pack);
  return found;
}

function joined(texts: readonly string[]): string {
  const all = texts.map((text) => text.replace(/[。；]$/, '')).join('；');
  return all.length <= SAYS_MAX ? all : `${all.slice(0, SAYS_MAX)}…`;
}
