import { Tag } from '../../components/notes/tag.tsx';
import { policiesText } from '../../text/policies/page.ts';

/** Marks a rule that this organisation changed. */
export function OwnTag({ isOwn }: { readonly isOwn: boolean }) {
  return isOwn && <Tag tone="accent">{policiesText.ownMark}</Tag>;
}
