import { numberPartWords } from '../../src-shared/policy/policy-words.ts';
import { formatThousandths } from './format.ts';
import type { ProblemSentences } from './problem-sentence.ts';
import { projectFieldWord } from './projects.ts';
import { roleWords } from './words.ts';

const of = (name: string) => (name === '' ? '' : `${name}：`);
const partWord = (part: string) => new Map<string, string>(Object.entries(numberPartWords)).get(part) ?? '';
const roleWord = (role: string) => new Map<string, string>(Object.entries(roleWords)).get(role) ?? role;

/** Problems of projects, trainees, registering, approvals, certificates and decisions. */
export const sentences = {
  'project.nameMissing': () => '写上项目名称',
  'project.nameTooLong': (v) => `项目名称最多 ${v.number('max')} 个字`,
  'project.organiserMissing': () => '写上主办单位',
  'project.startMissing': () => '写上开始日期',
  'project.endMissing': () => '写上结束日期',
  'project.endBeforeStart': (v) => `结束日期早于开始日期 ${v.text('start')}`,
  'project.certificateBeforeStart': (v) => `结业日期早于开始日期 ${v.text('start')}`,
  'project.figureOutOfRange': () => '这个数超出了范围',
  'project.dayHoursOutOfRange': (v) => `第 ${v.number('day')} 天的学时要大于 0，不超过 24`,
  'project.moreDaysThanDates': (v) => `起止日期只有 ${v.number('span')} 天，填了 ${v.number('days')} 天`,
  'project.splitOutsideDates': (v) => `${v.number('year')} 年不在起止日期之内`,
  'project.splitDoesNotAddUp': (v) =>
    `各年度加起来 ${formatThousandths(v.number('days'), 0)} 天，与总天数 ${formatThousandths(v.number('total'), 0)} 天不符`,
  'project.practiceLongerThanDates': (v) =>
    `填的月数、周数超过了起止日期 ${v.text('start')} 至 ${v.text('end')}`,
  'project.registrarMissing': () => '写上由哪个单位登记',
  'project.proofMissing': () => '写上凭什么证明',
  'project.notOursToRegister': (v) => v.text('text'),
  'project.policyWarning': (v) => v.text('text'),
  'project.registeredIsLocked': (v) => `已登记 ${v.number('count')} 人，这一项不能再改；先撤销登记`,
  'project.hasHistory': () => '项目里有学员、审批或学分记录，不能删除',
  'project.unknownMaterial': () => '办法的存档清单里没有这一项',
  'project.creditsUndecided': (v) => `${v.number('count')} 人的学分待定`,
  'project.noTrainees': () => '还没有学员',
  'project.resultsPending': (v) => `${v.number('count')} 人待考核`,
  'project.proofFiguresMissing': (v) => `${v.number('count')} 人没有填写证明上的学时`,
  'project.approvalMissing': () => '审批表还没有签字',
  'project.approvalRejected': () => '审批表没有获得同意',
  'project.approvalOutdated': () => '早先记录的审批之后有改动，要重新审批',
  'project.changedAfterApproval': (v) => `批准后有改动：${v.number('count')} 处与签署的不同`,
  'project.materialsMissing': (v) =>
    v.number('count') > 3 ? `存档材料缺 ${v.number('count')} 项` : `存档材料缺 ${v.text('titles')}`,
  'trainee.excellentOverLimit': (v) =>
    `优秀 ${v.number('count')} 人，超过上限 ${v.number('max')} 人。先在“结果与学分”里说明理由`,
  'trainee.totalPeriodsMissing': (v) => `${of(v.text('name'))}填了缺勤，要先填应到课时`,
  'trainee.absentMoreThanTotal': (v) =>
    `${of(v.text('name'))}缺勤 ${v.number('absent')} 课时，多于应到 ${v.number('total')} 课时`,
  'trainee.excusedMoreThanAbsent': (v) =>
    `${of(v.text('name'))}请假 ${v.number('excused')} 课时，多于缺勤 ${v.number('absent')} 课时`,
  'trainee.scoreOutOfRange': (v) => `${of(v.text('name'))}成绩在 0 到 100 之间`,
  'trainee.proofOutOfRange': (v) => `${of(v.text('name'))}证明上的数超出了范围`,
  'trainee.registeredIsLocked': (v) => `${of(v.text('name'))}已登记，不能改；先撤销登记`,
  'trainee.hasHistory': (v) => `${of(v.text('name'))}有学分记录或证书，不能移出名单`,
  'trainee.makeUpNotNeeded': (v) =>
    `${of(v.text('name'))}${v.number('year')} 年已达到要求或不考核，用不上补修：登记后仍计在参加的那一年`,
  'trainee.roleTaken': (v) => `${of(v.text('name'))}已在名单里有这个角色，不能重复`,

  'registration.approvalMissing': () => '审批表还没有签字，签字后才能登记',
  'registration.approvalRejected': (v) =>
    `${v.text('person')} 于 ${v.text('date')} 不同意登记；记录新的同意后才能登记`,
  'registration.beforeApproval': (v) => `登记日期 ${v.text('registered')} 早于审批日期 ${v.text('approved')}`,
  'registration.olderApprovalChanged': (v) =>
    `${v.text('date')} 的审批是早先的版本记录的，没有留下签署的内容，之后名单、结果或待定事项又有改动，无法比对；请重新审批`,
  'registration.olderApproval': (v) =>
    `${v.text('person')} 于 ${v.text('date')} 的审批是早先的版本记录的，没有留下签署的内容；登记前请与纸面审批表核对`,
  'registration.beforeEnd': (v) => `登记日期 ${v.text('date')} 早于培训结束日期 ${v.text('end')}`,
  'registration.inTheFuture': (v) => `登记日期 ${v.text('date')} 还没有到`,
  'registration.noTrainees': () => '还没有学员',
  'registration.nothingToRegister': () => '没有可以登记的人',
  'registration.projectChangedAfterApproval': (v) =>
    `审批后项目改过${v
      .text('fields')
      .split(' ')
      .map((field) => projectFieldWord(field) ?? field)
      .join('、')}，要重新审批`,
  'registration.changedAfterApproval': (v) =>
    `审批后有改动：${v.number('count')} 人与签署的不同，补充审批或重新审批后才能登记`,
  'registration.onlyReversed': (v) =>
    `剩下的 ${v.number('count')} 人都冲正过，不会自动再登记；确要补登，用“补登已冲正的人”`,
  'registration.proofFiguresMissing': (v) => `${of(v.text('name'))}填写证明上的学时`,
  'registration.takenOutByReview': (v) =>
    `${v.text('name')}的学分已由${v.text('by')}核对退回（${v.text('reason')}）；不该再登记的，先改结果或移出`,
  'registration.hoursUnknown': (v) =>
    `${of(v.text('name'))}没有学时：办法没有写，先在项目里写上学时，或者决定按多少学时登记`,
  'registration.yearUnknown': (v) => `${of(v.text('name'))}不知道记入哪个年度，先写上结束日期或结业日期`,
  'registration.certificatesIssued': (v) => `这一批里已发 ${v.number('count')} 份证书，先作废证书再撤销`,
  'registration.changedSincePreview': () => '名单、结果或日期刚刚有变动，请按最新内容再看一遍',
  'registration.alreadyUndone': () => '这一批已经撤销过',
  'registration.isReversal': () => '冲正批次不能再撤销',

  'approval.inTheFuture': (v) => `签字日期 ${v.text('date')} 还没有到`,
  'approval.beforeEnd': (v) => `签字日期早于培训结束日期 ${v.text('end')}`,
  'approval.draftUndecided': (v) => `${v.number('count')} 人的学分待定，先决定再审批`,
  'approval.draftNotEnded': (v) => `培训到 ${v.text('end')} 才结束`,
  'approval.draftNoTrainees': () => '还没有学员',
  'approval.draftPending': (v) => `${v.number('count')} 人待考核`,
  'approval.draftNothing': () => '没有可以登记的人，不用审批',
  'approval.nothingToSupplement': () => '与签署的没有不同，或者项目本身改过，不能补充审批',
  'approval.formUnknown': () => '没有打印过这个签署码的审批表，或者它已经有了结果；请按现在的内容打印后再签',
  'approval.outsideNeedsNone': () => '外单位举办的项目不需要审批表',
  'approval.policyAsksNone': (v) => `${v.text('policy')}没有要求审批表`,

  'certificate.notRegistered': (v) => `${of(v.text('name'))}还没有登记学分`,
  'certificate.notPassed': (v) => `${of(v.text('name'))}考核没有合格`,
  'certificate.outsideProject': () => '外单位举办的培训由登记单位发证',

  'certificate.schemeNotSet': () => '先设定证书编号规则',
  'certificate.inTheFuture': (v) => `发证日期 ${v.text('date')} 还没有到`,
  'certificate.beforeEnd': (v) => `发证日期 ${v.text('date')} 早于培训结束日期 ${v.text('end')}`,
  'certificate.numberTaken': (v) => `编号 ${v.text('number')} 已经用过。同一项目再办一期的，请在项目里填期次`,
  'certificate.nobodyReady': () => '没有可以发证的人',
  'certificate.partTooWide': (v) =>
    `编号放不下：${partWord(v.text('part'))}${v.text('text')}。可在编号规则里加宽这一段`,
  'certificate.projectNumberMissing': (v) =>
    `证书编号要用项目编号：请在项目里填“${v.text('project')}”的项目编号（其中要有数字）`,
  'certificate.organiserNumberMissing': (v) =>
    `证书编号要用承办单位编号：请在编号规则里填“${v.text('organiser')}”的编号`,
  'certificate.separatorHasDigits': () => '段间符号不能是数字',
  'certificate.isRevoked': (v) => `证书 ${v.text('number')} 已作废`,
  'document.blankGlyph': (v) =>
    `“${v.text('at')}”里的 ${v.text('characters')} 没有字形，表上印成 〓，由手写补上`,
  'document.missingGlyph': (v) => `“${v.text('at')}”里的 ${v.text('characters')} 没有字形，印出来会是空框`,

  'decision.inTheFuture': (v) => `决定日期 ${v.text('date')} 还没有到`,
  'decision.kindMissing': () => '还没有选怎样算',
  'decision.unknownSetting': () => '办法里没有这个待定事项',
  'decision.waiting': (v) => `${v.text('title')}：${v.number('count')} 人次等着这个数`,

  'import.unknownTeacher': () => '教师名单里没有这个人；先在“教师”里新增或导入',
  'import.traineeChangedLater': (v) => `${of(v.text('name'))}的考勤、结果或角色在导入之后改过`,
  'import.otherRole': (v) =>
    `${of(v.text('name'))}名单里的角色是${roleWord(v.text('known'))}；先在学员页改，或改文件`,
} satisfies ProblemSentences;
