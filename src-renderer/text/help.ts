/** A heading of the help with its lines. */
export type HelpTopic = { readonly title: string; readonly lines: readonly string[] };

const keys: HelpTopic = {
  title: '键盘',
  lines: [
    'Ctrl+K 搜索教师、项目和操作；/ 在本页搜索。',
    '↑ ↓ 逐行走，PgUp PgDn 翻页，Home End 到头尾，Enter 打开，空格勾选，Shift 连选。',
    'Esc 关闭右侧说明；在说明里按 ↑ ↓ 换到上一人、下一人。',
    '填表时 Enter 到下一格，Ctrl+Enter 保存。标题旁的圆点表示有未保存的改动。',
  ],
};

const figures: HelpTopic = {
  title: '数字从哪里来',
  lines: [
    '带虚线的学分、学时都可以点开，看它由哪几步、按哪一条得出。',
    '办法没有写明数字的地方，程序不猜：显示“待定”，由人在“学分办法”里决定，并记下理由。',
    '超过年度上限的学分仍留在台账里，只是不计入当年。',
  ],
};

const byPage: Readonly<Record<string, HelpTopic>> = {
  '/': {
    title: '首页',
    lines: ['左边是按日期排的要办的事，每件一个按钮。右边是本年度的考核情况。', '年度在右上角切换。'],
  },
  '/teachers': {
    title: '教师',
    lines: [
      '名单可以从 Excel 导入，同一个文件导两次不会重复；导入可以整批撤销。',
      '证件号默认遮住中间几位，需要时在教师页里查看，查看会被记录。',
      '同名的人按证件号区分，程序不会替您猜。',
    ],
  },
  '/projects': {
    title: '培训项目',
    lines: [
      '本单位登记的项目：定名单、记考勤、定结果、审批表签字、登记、归档。',
      '外单位登记的项目：按对方的证明记学时学分，不打印审批表，也不发证书。',
      '登记之前先看预览；登记之后只能整批撤销或逐条冲正，原来的记录不会被改掉。',
    ],
  },
  '/entries': {
    title: '学分台账',
    lines: ['每一行是一条学分记录，只增不改。写错了用冲正：写明理由，原记录保留。'],
  },
  '/assessments': {
    title: '考核',
    lines: ['每人每年的学分、学时与要求对照。差多少、怎样补最省，在右侧说明里。'],
  },
  '/approvals': {
    title: '审批',
    lines: ['打印学分登记审批表，签字后把结论、签字人和日期记在这里。'],
  },
  '/certificates': {
    title: '证书',
    lines: ['证书一经发出就固定不变，重印的是同一份。写错了要作废再发新号。'],
  },
  '/exports': {
    title: '报表与导出',
    lines: [
      '左边选表，上面选范围，中间就是表的样子；导出的文件和它一行不差。Ctrl+Enter 导出。',
      '预览里证件号遮住中间几位，导出的文件里是全的。',
      '可以合成一张、每校一个工作表，或每校一个文件（压缩包）。',
      '上级要求用他们的表时，用“加一份上级的空表”：教程序认一次，以后照样填。',
    ],
  },
  '/exports/templates': {
    title: '上级的空表',
    lines: [
      '图上是上级的表。列上方的标签是这一列填什么：深色填字段，浅色填序号，橙色清空示例，一点是不动。',
      '点标签、列或数据行里的格子改这一列；点表头上方、表尾的格子填单个值、合计或共 N 人；点行号改表头和数据行。',
      '用键盘：Tab 到图上，方向键走动，Enter 选择，Ctrl+Z 撤回上一步。右边列出要留意的地方，点一下就到那一格。',
      '数据比空行多时照“样行”的样子加行，下面的合计和签名跟着下移。',
      '上级换了新的空表：用“换一份新空表”，程序说出哪一列动了，对应搬过去，看过再保存。',
    ],
  },
  '/exports/returns': {
    title: '核对退回的登记表',
    lines: [
      '选择县里退回的学分登记表。每一行找到对应的学分记录，改过的、标过的、少了的、多出来的逐处列出。',
      'A 接受，R 不接受，↑ ↓ 上下，Enter 看详情；“批量”可以一次接受一整列。',
      '接受一个数字：原记录冲正，再按退回的数字登记，计算过程后面写明是谁、哪天、依据什么改的。',
      '不接受的写明理由，记入操作记录；下次退回同样的改动会提示上次没有接受。',
      '同一个文件核对过就不再有要做的；写入之后可以整次撤销，直到后来的记录用到它。',
      '已发的证书不会自己变：按提示作废，再发新证书。',
    ],
  },
  '/policies': {
    title: '学分办法',
    lines: [
      '左边选办法，中间是条文，右边可以试算，试算什么都不写入。',
      '要改数，先另存为本单位办法；改好后在“生效”里设定从哪个登记年度起采用。',
      '办法没有写明数的地方在“待定事项”里决定，决定只用于以后的登记。',
    ],
  },
  '/settings': {
    title: '设置',
    lines: ['备份放在台账文件夹里。换电脑时把整个文件夹拷走，或用备份文件恢复。'],
  },
};

/** The topics for a page: its own first, then keys and figures. */
export function helpTopics(path: string): readonly HelpTopic[] {
  const [, first = '', second = ''] = path.split('/');
  const own = byPage[`/${first}/${second}`] ?? byPage[`/${first}`];
  return own === undefined ? [keys, figures] : [own, keys, figures];
}

/** Words of the help drawer. */
export const helpText = { title: '帮助', label: '帮助' } as const;
