import { formatCount } from './format.ts';
import { locationKindWords } from './words.ts';

/** Words of 设置 › 单位. */
export const organisationsText = {
  count: (count: number) => `${formatCount(count)} 个`,
  hint: '国培参训教师信息表、教基4068 和合格学员信息表上的市县、标识码、信用代码取自这里。名称随教师资料里的单位。',
  table: '单位',
  columns: {
    name: '名称',
    region: '市、县区',
    schoolCode: '学校（机构）标识码',
    creditCode: '统一社会信用代码',
    locationKind: '所在地类型',
    teachers: '教师',
    state: '代码',
  },
  own: '本单位',
  complete: '已填齐',
  open: '待补',
  wrong: '待改',
  locationKinds: locationKindWords,
  empty: '还没有单位',
  emptyHint: '导入教师后，教师所在的单位会列在这里。',
  form: {
    label: '单位资料',
    title: (name: string) => `修改 ${name}`,
    regionCode: '行政区划代码',
    regionCodeHint: '6 位，GB/T 2260，例如琼山区 460107',
    schoolCode: '学校（机构）标识码',
    schoolCodeHint: '10 位数字',
    creditCode: '统一社会信用代码',
    creditCodeHint: '18 位，末位是校验码',
    locationKind: '所在地类型',
    save: '保存',
    saved: (name: string) => `已保存 ${name}`,
    stale: '这个单位在别处改过，刚才没有保存。',
    reload: '载入最新资料，保留我的改动',
  },
} as const;
