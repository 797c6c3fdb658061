/** Words in a 备注 by which a reviewer takes a line out, the longer ones before those they contain. */
const STRIKING = [
  '不予认定',
  '不予登记',
  '不予通过',
  '审核不通过',
  '审核未通过',
  '不予承认',
  '未予认定',
  '不认定',
  '未通过',
  '不通过',
  '重复登记',
  '重复申报',
  '重复',
  '退回',
  '剔除',
  '删除',
  '划除',
  '取消',
  '作废',
] as const;

/** What the program itself writes into a 备注; read again from a sheet of an earlier year it is nobody's remark. */
const OWN_REMARKS = [/^外单位$/u, /^办法不计$/u, /^补修\s*\d{4}\s*年度$/u];

/**
 * What somebody else added to a 备注: the parts that the ledger's own line does not have. Parts are separated by
 * semicolons or line breaks; a part that is only reworded counts as added.
 */
export function addedRemark(theirs: string | null, ours: string | null): string | null {
  const partsOf = (text: string | null) =>
    (text ?? '')
      .split(/[;；\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const known = new Set(partsOf(ours));
  const added = partsOf(theirs).filter(
    (part) => !known.has(part) && !OWN_REMARKS.some((pattern) => pattern.test(part)),
  );
  return added.length === 0 ? null : added.join('；');
}

/** The first word of a remark that takes the line out; `null` when it has none. 「不重复」 takes nothing out. */
export function strikingWord(remark: string | null): string | null {
  if (remark === null) return null;
  const text = remark.normalize('NFKC').replace(/\s/gu, '');
  return (
    STRIKING.find(
      (word) => text.includes(word) && !text.includes(`不${word}`) && !text.includes(`未${word}`),
    ) ?? null
  );
}
