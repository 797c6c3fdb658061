import { type LedgerFailureCode, ledgerFailureCodes } from '../../../src-shared/failures.ts';
import type { LedgerFailure } from '../ledger-process.ts';

/** Failures that a host may have to tell before any screen is there. */
const failureSentences = {
  missingLedger: '找不到台账文件夹，可能已被移动或改名',
  notALedger: '所选文件夹不是台账文件夹',
  damagedLedger: '台账文件已损坏，请用备份恢复',
  newerLedger: '台账由更新版本的程序建立，请先升级本程序',
  ledgerInUse: '台账正由另一个窗口或程序使用，请先将其关闭',
  ledgerExists: '这个位置已有一本台账',
  diskFull: '磁盘空间不足',
  readOnly: '没有写入权限',
  ioError: '磁盘读写出错',
  pathMissing: '文件或文件夹不在了，可能已被移动或改名',
  pathTooLong: '文件名或文件夹路径太长',
  backupDamaged: '这份备份已损坏',
  backupMissing: '这份备份已不在',
  busy: '台账正忙，请稍后再试',
} as const satisfies Record<LedgerFailureCode, string>;

/** A failure of disk, file or lock in one sentence; null for a code that is none. */
export function reasonSentence(code: unknown): string | null {
  const known = ledgerFailureCodes.find((failure) => failure === code);
  return known === undefined ? null : failureSentences[known];
}

/** What went wrong, in one sentence for a terminal line or a dialog; the code of an operating system's error as it is. */
export function failureSentence({ during, code }: LedgerFailure): string {
  const reason = reasonSentence(code) ?? `代码 ${code}`;
  switch (during) {
    case 'start':
      return `程序未能启动：${reason}。`;
    case 'open':
      return `台账未能打开：${reason}。`;
    case 'work':
      return `台账服务意外停止（代码 ${code}），未完成的操作没有写入。详情见设置文件夹中的 log.txt。`;
  }
}
