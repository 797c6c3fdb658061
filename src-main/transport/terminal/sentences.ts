import type { LedgerFailure } from '../ledger-process.ts';

/** Failure codes that a host may have to tell before any screen is there; other codes are shown as they are. */
const failureSentences: Readonly<Record<string, string>> = {
  missingLedger: '找不到台账文件夹，可能已被移动或改名',
  notALedger: '所选文件夹不是台账文件夹',
  damagedLedger: '台账文件已损坏，请用备份恢复',
  newerLedger: '台账由更新版本的程序建立，请先升级本程序',
  ledgerInUse: '台账正由另一个窗口或程序使用，请先将其关闭',
  diskFull: '磁盘空间不足',
  readOnly: '没有写入权限',
  ioError: '磁盘读写出错',
  busy: '台账正忙，请稍后再试',
};

/** What went wrong, in one sentence for a terminal line or a dialog. */
export function failureSentence({ during, code }: LedgerFailure): string {
  const reason = failureSentences[code] ?? `代码 ${code}`;
  switch (during) {
    case 'start':
      return `程序未能启动：${reason}。`;
    case 'open':
      return `台账未能打开：${reason}。`;
    case 'work':
      return `台账服务意外停止（代码 ${code}），未完成的操作没有写入。详情见设置文件夹中的 log.txt。`;
  }
}
