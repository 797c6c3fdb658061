import type { JobStage } from '../../src-shared/lib/job-stages.ts';

/** What a long job is doing, beside its title. */
export const jobStageWords: Readonly<Record<JobStage, string>> = {
  start: '准备',
  reading: '读取文件',
  backup: '备份台账',
  checking: '核对',
  recording: '写入',
  registering: '登记',
  gathering: '汇总',
  writing: '写表格',
  filling: '填表',
  checkingCells: '逐格核对',
  issuing: '编号与排版',
  verifying: '重算封签与合计',
  checkingFile: '检查数据文件',
  comparing: '重算记录',
  judging: '逐人判定',
};
