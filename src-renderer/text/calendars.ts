/** Words of 设置 › 日历. */
export const calendarsText = {
  knownUntil: (year: number | null) =>
    year === null
      ? '还没有任何一年的放假安排，按工作日数的期限都是暂算。'
      : `放假安排已到 ${year} 年。期限数到 ${year} 年以后的，按平常的周末暂算，界面上标明“暂定”。`,
  body: '按工作日数的期限用国务院办公厅每年的放假通知。通知公布后，在这里导入那一年的文件。',
  table: '放假安排',
  columns: {
    year: '年份',
    kind: '来处',
    source: '依据',
    daysOff: '放假天数',
    makeUp: '调休上班',
    importedAt: '导入时间',
    actor: '导入人',
  },
  kinds: { shipped: '随程序', imported: '已导入' },
  import: '导入一年',
  dialog: {
    title: '导入放假安排',
    hint: '.json 文件，内容是一年的放假日和调休上班日',
    exampleLead: '文件用记事本就能写，每一个放假日、每一个调休上班日各写一个：',
    example: [
      '{',
      '  "year": 2026,',
      '  "source": "国务院办公厅关于部分节假日安排的通知",',
      '  "daysOff": ["2026-01-01", "2026-01-02", "2026-01-03", …],',
      '  "makeUpWorkdays": ["2026-01-04", …]',
      '}',
    ].join('\n'),
    consequence: '导入的年份代替随程序的同一年。没有到期的工作日期限会重新计算。',
    confirm: '导入',
    done: (year: number) => `已导入 ${year} 年放假安排`,
    same: (year: number) => `${year} 年的安排与现有的相同`,
    refused: (count: number) => `没有导入：文件里有 ${count} 处要改`,
  },
  empty: '还没有放假安排',
  emptyBody: '导入一年的放假文件，期限才能按工作日准确计算。',
} as const;
