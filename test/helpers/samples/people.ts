import { assert, assertPresent } from '../../../src-shared/lib/assert.ts';
import { makeCheckDigit } from '../../../src-shared/people/identity-number.ts';
import {
  type CalendarDate,
  fromParts,
  parseCalendarDate,
} from '../../../src-shared/training/calendar-date.ts';

/** Somebody invented. The number has a right check digit; the phone begins with a segment that no person has. */
export type SamplePerson = {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly idNumber: string;
  readonly birthYear: number;
  readonly organisationName: string;
  readonly stage: string;
  readonly subject: string;
  readonly title: string;
  readonly post: string | null;
  readonly education: string;
  readonly hiredOn: CalendarDate;
  readonly broughtInOn: CalendarDate | null;
  readonly previousOrganisation: string | null;
  readonly phone: string;
  readonly status: 'active' | 'left' | 'retired';
  readonly remark: string | null;
};

export type Random = {
  /** A whole number from 0 to `below` − 1. */
  readonly whole: (below: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (share: number) => boolean;
  readonly shuffle: <Item>(items: readonly Item[]) => Item[];
};

/** Mulberry32: the same seed gives the same samples on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    whole,
    pick: (items) => assertPresent(items[whole(items.length)], 'something to pick from'),
    chance: (share) => next() < share,
    shuffle: (items) => {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = whole(last + 1);
        const held = assertPresent(shuffled[last], 'inside the list');
        shuffled[last] = assertPresent(shuffled[other], 'inside the list');
        shuffled[other] = held;
      }
      return shuffled;
    },
  };
}

export function day(text: string): CalendarDate {
  return assertPresent(parseCalendarDate(text), `${text} is a day`);
}

/** Areas of Hainan that identity numbers carry. */
const AREAS = [
  ...['460105', '460106', '460106', '460107', '460107', '460107', '460108', '460108'],
  ...['460200', '469002', '469005', '469006', '469007', '469021', '469022', '469023', '469024', '469028'],
] as const;

const SURNAMES =
  '陈陈陈王王王李李林林林吴吴符符黄黄张周郑冯蔡邢韩许云曾梁何谢邓唐罗杨刘朱潘苏卢莫郭欧叶韦龙麦詹文庞黎黎洪翁杜';

type Given = readonly [first: string, second: string];
const GIVEN: Readonly<Record<'male' | 'female', readonly [old: Given, middle: Given, young: Given]>> = {
  male: [
    ['建国志文德永振世家春庆光正兴', '军明强平华生忠民辉雄荣昌'],
    ['海伟俊晓立宏剑晨永旭子明', '波峰涛鹏斌东龙杰亮勇军'],
    ['浩宇泽昊俊嘉梓思子书', '轩然豪文杰航铭睿霖'],
  ],
  female: [
    ['秀桂丽玉春淑爱惠美月', '英兰珍花琴香娥梅莲'],
    ['晓海小雪丽文慧玲少雅', '燕霞萍丹红敏娟娜婷'],
    ['思雨欣梓诗佳若心雅嘉', '怡彤雯琪瑶涵颖萱妍'],
  ],
};

/** Gives names that nobody of this school bears yet. */
export function nameGiver(random: Random, taken: Set<string>) {
  return (sex: 'male' | 'female', birthYear: number): string => {
    const generation = birthYear < 1976 ? 0 : birthYear < 1991 ? 1 : 2;
    const [first, second] = GIVEN[sex][generation];
    for (;;) {
      const head = random.pick([...first]);
      const tail = random.pick([...second]);
      if (head === tail) continue;
      const name = random.pick([...SURNAMES]) + (random.chance(0.15) ? tail : head + tail);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

/** Gives numbers (GB 11643) that are not given yet. */
export function numberGiver(random: Random) {
  const taken = new Set<string>();
  return (sex: 'male' | 'female', birthYear: number, area: string = random.pick(AREAS)): string => {
    for (;;) {
      const birth = assertPresent(fromParts(birthYear, 1 + random.whole(12), 1 + random.whole(28)), 'a day');
      const sequence = 2 * (1 + random.whole(490)) + (sex === 'male' ? 1 : 0);
      const first17 = `${area}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
      if (taken.has(first17)) continue;
      taken.add(first17);
      return first17 + makeCheckDigit(first17);
    }
  };
}

/** The number as it was given before 1999: without the century and the check digit. */
export function fifteenDigits(idNumber: string): string {
  assert(idNumber.slice(6, 8) === '19', 'numbers of 15 digits were given to people born in the 1900s');
  return idNumber.slice(0, 6) + idNumber.slice(8, 17);
}

export function titleOf(random: Random, birthYear: number): string {
  const age = 2025 - birthYear;
  if (age < 26) return '三级教师';
  if (age < 32) return random.chance(0.7) ? '二级教师' : '一级教师';
  if (age < 42) return random.chance(0.75) ? '一级教师' : '二级教师';
  if (age < 55) return random.chance(0.55) ? '一级教师' : '高级教师';
  return random.chance(0.08) ? '正高级教师' : '高级教师';
}

export function educationOf(random: Random, birthYear: number): string {
  if (birthYear < 1978) return random.chance(0.6) ? '专科' : '本科';
  return random.chance(0.1) ? '硕士研究生' : '本科';
}

/** 140 is no segment of personal phones. */
export function phoneOf(index: number): string {
  return `1400898${String(index + 1).padStart(4, '0')}`;
}
