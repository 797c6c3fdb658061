import { useQuery } from '@tanstack/react-query';
import { findRegionName } from '../../../../src-shared/people/region.ts';
import { severalTexts } from '../../../../src-shared/policy/policy-words.ts';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { LinkButton } from '../../../components/buttons/link-button.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { useLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { forceText } from '../../../text/policies/force.ts';
import { setText } from '../../../text/policies/sets.ts';
import { asValue } from '../compare/compared-texts.ts';
import css from './consequences.module.css';
import type { FollowedText } from './followed-texts.ts';

const text = forceText.dialog;

type ConsequencesProps = {
  readonly pack: PackRow;
  readonly texts: readonly FollowedText[];
  readonly year: number;
  readonly thisYear: number;
  readonly onClose: () => void;
};

/** What follows from setting a pack in force, before it is done. */
export function Consequences({ pack, texts, year, thisYear, onClose }: ConsequencesProps) {
  const { ledger } = useLedger();
  const starts = useQuery(orpc.app.policies.queryOptions()).data?.find(({ id }) => id === pack.id);
  const lines = text.lines(
    year,
    severalTexts(pack.shortTitle, texts.length),
    starts?.registrationYearStart ?? '01-01',
  );
  const compare = () => {
    onClose();
    const asked = texts.length > 1 ? asValue(texts) : pack.id;
    navigate(`/policies?view=compare&with=${encodeURIComponent(asked)}`);
  };
  return (
    <div className={css['consequences']}>
      <h3>{text.consequences}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{text.kept}</li>
      </ul>
      {year <= thisYear && <NoteBox tone="warning">{text.reassess(year, thisYear)}</NoteBox>}
      {pack.openCount > 0 && <NoteBox tone="warning">{text.openPoints(pack.openCount)}</NoteBox>}
      {pack.source !== null && <NoteBox tone="warning">{setText.unverified(pack.source)}</NoteBox>}
      {!pack.coversHere && pack.regionCode !== null && (
        <NoteBox tone="warning">{text.outside(findRegionName(pack.regionCode) ?? pack.regionCode)}</NoteBox>
      )}
      {(texts.length > 1 || pack.id !== ledger.policy.id) && (
        <LinkButton className={css['compare']} onClick={compare}>
          {text.compareFirst}
        </LinkButton>
      )}
    </div>
  );
}
