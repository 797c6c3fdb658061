import { describe, expect, it } from 'vitest';
import { type NamedPerson, namesTold } from '../../../src-shared/people/name-mark.ts';

let made = 0;
const person = (change: Partial<NamedPerson> = {}): NamedPerson => ({
  id: ++made,
  name: '王芳',
  subject: null,
  idNumber: null,
  organisation: '北塘实验小学',
  ...change,
});
const told = (...people: readonly NamedPerson[]) => {
  const names = namesTold(people);
  return people.map(({ id, name }) => names.get(id) ?? name);
};

describe('namesakes are told apart', () => {
  it('by the subject', () => {
    expect(told(person({ subject: '数学' }), person({ subject: '语文' }))).toEqual([
      '王芳（数学）',
      '王芳（语文）',
    ]);
  });

  it('by the tail of the number where the subject is the same or not known', () => {
    expect(
      told(
        person({ subject: '数学', idNumber: '460107198501011126' }),
        person({ subject: '数学', idNumber: '460107199003042248' }),
      ),
    ).toEqual(['王芳 1126', '王芳 2248']);
    expect(told(person({ subject: '数学' }), person({ idNumber: '460107198501011126' }))).toEqual([
      '王芳（数学）',
      '王芳 1126',
    ]);
  });

  it('by the unit where nothing else tells', () => {
    expect(told(person(), person({ organisation: '灵山中学' }))).toEqual([
      '王芳（北塘实验小学）',
      '王芳（灵山中学）',
    ]);
  });

  it('and by which record it is where nothing tells at all', () => {
    expect(told(person(), person())).toEqual(['王芳（第 1 条）', '王芳（第 2 条）']);
  });

  it('each with a name of its own, three of them too', () => {
    const names = told(
      person({ subject: '数学' }),
      person({ subject: '数学', idNumber: '460107198501011126' }),
      person({ subject: '语文', idNumber: '460107199003041126' }),
    );
    expect(new Set(names).size).toBe(3);
  });

  it('while everybody else keeps the name as it is', () => {
    expect(told(person({ subject: '数学' }), person({ name: '王强', subject: '语文' }))).toEqual([
      '王芳',
      '王强',
    ]);
  });
});
