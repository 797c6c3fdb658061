/** Words of setting a regulation in force. */
export const forceText = {
  title: '哪个年度起按哪个办法',
  body: '活动按结束日期所在的时期计算，年度考核按该登记年度，周期考核按周期结束的年度。已登记的学分仍按当时的办法。',
  add: '设定生效',
  columns: {
    from: '从登记年度',
    pack: '办法',
    version: '版本',
    span: '时间',
    reason: '缘由',
    decided: '谁、哪天决定',
    actor: '设定人',
    recordedAt: '设定时间',
  },
  start: '建账起',
  fromYear: (year: number) => `${year} 年度`,
  now: '现在',
  until: (from: string | null, to: string | null) =>
    from === null ? (to === null ? '一直' : `至 ${to}`) : to === null ? `${from} 起` : `${from} 至 ${to}`,
  dialog: {
    title: '设定生效',
    pack: '办法',
    year: '从哪个登记年度起',
    reason: '缘由',
    reasonHint: '依据的文件或会议',
    confirm: (year: number | null) => (year === null ? '设定' : `从 ${year} 年度起采用`),
    consequences: '这样设定以后',
    lines: (year: number, title: string, starts: string) => [
      `${year}-${starts} 起结束的活动，按《${title}》算学分。`,
      `${year} 年度及以后的年度考核，按《${title}》判定。`,
      `在 ${year} 年或以后结束的周期，整个周期按《${title}》判定。`,
    ],
    kept: '已登记的学分、已发的证书都不变，它们仍按登记时的办法。',
    reassess: (year: number, now: number) =>
      `${year}–${now} 年度的考核结论会按新办法重新判定，可能有人由合格变为未达标。`,
    compareFirst: '先比较一下',
    openPoints: (count: number) =>
      `这个办法有 ${count} 项待定，没有定之前，用到它们的学分登记不了；设定后可先在“待定事项”里定下。`,
    outside: (region: string) => `它适用于${region}，不是本单位所在地区。`,
    yearRequired: '填写年度，如 2027',
    packRequired: '选择要采用的办法',
    already: (year: number, title: string) =>
      `${year} 年度本来就按《${title}》，不用再设。要采用别的，换一个办法或年度。`,
  },
  done: (title: string, year: number) => `《${title}》从 ${year} 年度起生效`,
} as const;
