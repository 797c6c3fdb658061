import { type FailureCode, failureCodes, type RecordKind, recordKinds } from '../../src-shared/failures.ts';
import { problemCodes } from '../../src-shared/problems.ts';
import type { WireProblem } from '../../src-shared/rpc/contract/shared.ts';

/** A failure in words: what happened, the way out, and the problems when the call was refused. */
export type ErrorText = {
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  readonly problems: readonly WireProblem[];
};

type Values = Readonly<Record<string, string | number | null>>;

const kindWords = {
  teacher: '教师',
  organisation: '单位',
  project: '培训项目',
  trainee: '学员',
  entry: '学分记录',
  batch: '登记批次',
  approval: '审批记录',
  certificate: '证书',
  policy: '学分办法',
  calendar: '放假安排',
  setting: '待定事项',
  import: '导入',
  correction: '核对记录',
  template: '模板',
} as const satisfies Record<RecordKind, string>;

const failures = {
  missingLedger: ['找不到台账文件夹', '检查移动硬盘或网络盘是否连接；也可以从备份恢复。'],
  notALedger: ['这个文件不是台账', '选择由本程序生成的台账或备份。'],
  damagedLedger: ['台账文件损坏', '程序没有改动它。可以从备份恢复。'],
  newerLedger: ['台账由更新的版本写成', '请安装新版程序后打开。台账没有被改动。'],
  ledgerInUse: ['台账正在另一个窗口中使用', '关闭另一个窗口后再打开。'],
  ledgerExists: ['这个位置已有一本台账', '打开那本台账，或换一个单位名称。'],
  diskFull: ['磁盘空间不足', '什么都没有写入。清理磁盘后再试。'],
  readOnly: ['文件夹不能写入', '把台账移到可以写入的位置后再试。'],
  ioError: ['磁盘读写出错', '什么都没有写入。检查磁盘后再试。'],
  pathMissing: ['文件或文件夹不在了', '检查移动硬盘或网络盘是否连接，文件夹有没有被移走或改名，再试一次。'],
  pathTooLong: ['文件名或文件夹路径太长', '什么都没有写入。把名字改短，或换到层级少一些的文件夹再试。'],
  backupDamaged: ['这份备份已损坏', '现在的台账没有被改动。换一份备份。'],
  backupMissing: ['这份备份已不在', '现在的台账没有被改动。换一份备份。'],
  busy: ['台账正忙', '稍等片刻再试。'],
  documentEngineUnavailable: ['这台电脑上不能排版文件', '表格和证书暂时不能预览和打印，其他功能不受影响。'],
  documentNotCompiled: ['文件没有排成', '请反馈给维护人员。台账没有被改动。'],
  documentResourceMissing: ['缺少排版用的文件', '重新安装程序后再试。'],
} as const satisfies Record<FailureCode, readonly [title: string, detail: string]>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const knownCodes: ReadonlySet<unknown> = new Set(problemCodes);

function isProblem(value: unknown): value is WireProblem {
  return isRecord(value) && knownCodes.has(value['code']) && isRecord(value['values']);
}

function problemsOf(data: unknown): readonly WireProblem[] {
  if (!isRecord(data) || !Array.isArray(data['problems'])) return [];
  return data['problems'].filter(isProblem);
}

function textOf(data: unknown, key: string): string {
  return isRecord(data) && typeof data[key] === 'string' ? data[key] : '';
}

function failureText(data: unknown): Pick<ErrorText, 'title' | 'detail'> {
  const reason = textOf(data, 'reason');
  const known = failureCodes.find((code) => code === reason);
  if (known !== undefined) return { title: failures[known][0], detail: failures[known][1] };
  const values = isRecord(data) && isRecord(data['values']) ? (data['values'] as Values) : {};
  const rest = Object.entries(values).map(([key, value]) => `${key} ${value}`);
  return {
    title: '操作没有完成',
    detail: [`原因代码 ${reason || '未知'}`, ...rest].join('，'),
  };
}

/** Reads any thrown value: the contract's typed errors, a broken connection, or a bug. Never throws itself. */
export function describeError(error: unknown): ErrorText {
  const code = isRecord(error) && typeof error['code'] === 'string' ? error['code'] : 'UNKNOWN';
  const data = isRecord(error) ? error['data'] : undefined;
  switch (code) {
    case 'LEDGER_NOT_OPEN':
      return { code, title: '没有打开的台账', detail: '先打开或新建台账。', problems: [] };
    case 'NOT_FOUND': {
      const kind = recordKinds.find((known) => known === textOf(data, 'kind'));
      const word = kind === undefined ? '记录' : kindWords[kind];
      return { code, title: `找不到这条${word}`, detail: '它可能已被删除或合并。', problems: [] };
    }
    case 'REFUSED': {
      const problems = problemsOf(data);
      const title = problems.length > 1 ? `没有执行，有 ${problems.length} 处需要处理` : '没有执行';
      return { code, title, detail: null, problems };
    }
    case 'STALE':
      return { code, title: '内容已被改动', detail: '重新载入后再改，刚才的输入没有保存。', problems: [] };
    case 'CANCELLED':
      return { code, title: '已取消', detail: '什么都没有写入。', problems: [] };
    case 'FAILURE':
      return { code, ...failureText(data), problems: [] };
    case 'BAD_REQUEST':
      return { code, title: '输入不符合要求', detail: '检查填写的内容后再试。', problems: [] };
    case 'UNAUTHORIZED':
      return { code, title: '这个页面的口令已失效', detail: '从程序重新打开页面。', problems: [] };
    case 'NOT_IMPLEMENTED':
      return { code, title: '这个版本还没有这项功能', detail: null, problems: [] };
  }
  if (isConnectionLost(error))
    return {
      code: 'OFFLINE',
      title: '程序没有回应',
      detail: '台账程序可能已关闭，重新启动后再试。',
      problems: [],
    };
  return {
    code,
    title: '程序出错',
    detail: '可以重试；若再次出现，请备份台账并反馈。',
    problems: [],
  };
}

/** A call or a page that could not be loaded: the program behind the window has gone. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && /fetch|network|preload/i.test(error.message);
}

/** Whether a failed call was stopped by the user: that is no error. */
export function isCancelled(error: unknown): boolean {
  return isRecord(error) && (error['code'] === 'CANCELLED' || error['name'] === 'AbortError');
}
