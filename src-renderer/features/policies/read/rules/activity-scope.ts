import type { ActivityRow } from '../../../../../src-shared/policy/document/described-pack.ts';
import { formWords, roleWords } from '../../../../text/words.ts';

/** The forms and roles of a row in the words that are chosen by elsewhere; nothing where its title says them already. */
export function scopeText({ title, forms, roles }: ActivityRow): string {
  const named = forms.map((form) => formWords[form]);
  const people = roles.map((role) => roleWords[role]);
  const isSaid = named.every((word) => title.includes(word)) && people.join() === roleWords.trainee;
  return isSaid ? '' : [named.join('、'), people.join('、')].filter((part) => part !== '').join('：');
}
