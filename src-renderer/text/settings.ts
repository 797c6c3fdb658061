import { formatCount } from './format.ts';
import { backupKindWords } from './words.ts';

/** Words of the settings, backups and the audit page. */
export const settingsText = {
  tabs: {
    label: '设置',
    ledger: '台账',
    organisations: '单位',
    backups: '备份与恢复',
    calendars: '日历',
    audit: '核对与操作记录',
  },
  organisation: '单位',
  organisationName: '名称',
  organisationLevel: '级别',
  regionCode: '行政区划代码',
  codes: '标识码与信用代码',
  codesEdit: '看单位资料',
  policy: '学分办法',
  policyTitle: '办法',
  policyVersion: '版本',
  versionNumber: (version: string) => `第 ${version} 版`,
  policyId: '编号',
  cycle: '当前周期',
  cycleYears: (from: number, to: number) => `${from}–${to} 年`,
  approvalForm: '学分登记审批表',
  approvalNeeded: '登记前要有签字的审批表',
  approvalNotNeeded: '这个办法不要求',
  seePolicy: '看学分办法',
  size: '内容',
  /** Who left stays in the ledger: lists and the navigation count who is in service. */
  sizes: (people: { readonly all: number; readonly active: number }, projects: number, entries: number) =>
    `教师 ${formatCount(people.all)} 人${people.all === people.active ? '' : `（在职 ${formatCount(people.active)} 人）`}，培训项目 ${formatCount(projects)} 个，学分记录 ${formatCount(entries)} 条`,
  seal: '台账封签',
  sealHint: '印在登记表页脚；两份台账封签相同，登记内容就相同',
  noSeal: '还没有登记',
  person: '操作人',
  actor: '当前操作人',
  changeActor: '换操作人',
  appearance: '显示',
  theme: '深浅色',
  themes: { light: '浅色', dark: '深色', auto: '跟随系统' },
  program: '程序',
  version: '版本',
  host: '运行方式',
  hosts: { electron: '桌面窗口', browser: '本机浏览器', terminal: '终端' },
  ledgerActions: '台账',
  close: '关闭台账，换一本',
  closeHint: '关闭时自动备份',
} as const;

/** Words of 设置 › 备份. */
export const backupsText = {
  count: (count: string) => `${count} 份`,
  now: '立即备份',
  hint: '关闭台账、导入之前都会自动备份。备份在台账文件夹的 backups 里；请定期把整个台账文件夹拷到移动硬盘。',
  table: '备份',
  at: '时间',
  kind: '缘由',
  size: '大小',
  kinds: backupKindWords,
  action: '',
  restore: '恢复',
  restoreTitle: (at: string) => `恢复到 ${at}`,
  restoreLabel: '恢复这份备份',
  restoreWord: '恢复',
  restoreText: (at: string) =>
    `台账会回到 ${at} 的样子，这之后的登记、导入和修改都不在其中。现在的台账会另存为一份备份。`,
  restored: '已恢复',
  empty: '还没有备份',
  emptyHint: '点“立即备份”做第一份。',
} as const;
