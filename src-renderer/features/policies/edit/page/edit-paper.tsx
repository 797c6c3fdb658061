import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import type { WireProblem } from '../../../../../src-shared/rpc/contract/shared.ts';
import { DraftOffer } from '../../../../components/form/draft/draft-offer.tsx';
import { ErrorPanel } from '../../../../components/notes/error-panel.tsx';
import { NoteBox } from '../../../../components/notes/note-box.tsx';
import { editText as text } from '../../../../text/policies/edit.ts';
import { problemSentence } from '../../../../text/problems.ts';
import { packPlace } from '../../../../text/problems-policies.ts';
import layout from '../../layout.module.css';
import type { EditSection } from '../edit-groups.ts';
import { problemsElsewhere } from '../edit-view.ts';
import { DroppedRules } from '../rules/dropped-rules.tsx';
import type { PackCheck } from '../use-pack-check.ts';
import type { PackDraft, SavedPack } from '../use-pack-draft.ts';
import css from './edit-paper.module.css';
import { EditSectionView } from './edit-section.tsx';

type EditPaperProps = {
  readonly draft: PackDraft;
  readonly check: PackCheck;
  readonly sections: readonly EditSection[];
  readonly newest: SavedPack;
  readonly room: RefObject<HTMLDivElement | null>;
};

/** The form itself, below what its reader must know first: a draft, a newer version, problems without a place. */
export function EditPaper({ draft, check, sections, newest, room }: EditPaperProps) {
  const { form, saved, isStale } = draft;
  const parent = saved.pack.extends;
  return (
    <div ref={room} className={layout['paper']}>
      <div className={`${layout['document']} ${css['editor']}`}>
        <DraftOffer form={form} />
        {isStale && <StaleNote version={newest.pack.version} onTake={draft.takeNewest} />}
        {check.error !== null && !isStale && <ErrorPanel error={check.error} onRetry={check.retry} />}
        <ProblemsElsewhere problems={problemsElsewhere(check.problems, saved.fields, form.values.added)} />
        {sections.length === 0 && <p className="tone-muted">{text.filterEmpty}</p>}
        {sections.map((section) => (
          <EditSectionView key={section.id} section={section} form={form} saved={saved} check={check} />
        ))}
        {parent !== null && (
          <DroppedRules
            parent={parent}
            document={saved.document}
            edits={form.values.edits}
            onChange={(change) => form.update('edits', change)}
          />
        )}
      </div>
    </div>
  );
}

/** Somebody saved a newer version: the edits can be taken over to it. */
function StaleNote({ version, onTake }: { readonly version: number; readonly onTake: () => void }) {
  return (
    <NoteBox tone="warning">
      <div className="row" role="alert">
        <span>{text.stale(version)}</span>
        <Button size="xs" className="push" onClick={onTake}>
          {text.staleTake}
        </Button>
      </div>
    </NoteBox>
  );
}

function ProblemsElsewhere({ problems }: { readonly problems: readonly WireProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={css['unplaced']} aria-label={text.elsewhere}>
      {problems.map((problem) => (
        <li key={`${problem.code}${problem.at?.field ?? ''}`}>
          <small>{packPlace(problem.at?.field)}</small> {problemSentence(problem)}
        </li>
      ))}
    </ul>
  );
}
