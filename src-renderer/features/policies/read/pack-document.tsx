import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { decide } from '../../../bound-calls.ts';
import { DecisionDialog } from '../../../components/overlay/decision-dialog.tsx';
import { orpc } from '../../../rpc.ts';
import { readText, sectionWords } from '../../../text/policies/read.ts';
import { Chapter } from '../chapter.tsx';
import type { ChapterEntry } from '../contents.tsx';
import layout from '../layout.module.css';
import { PackGlance } from './list/pack-glance.tsx';
import { homesOfNotes } from './note-homes.ts';
import { PackHead } from './pack-head.tsx';
import { PackNotes } from './pack-notes.tsx';
import { PackSettings } from './pack-settings.tsx';
import { ActivityTable } from './rules/activity-table.tsx';
import { RuleLines } from './rules/rule-lines.tsx';

/** The chapters of a pack in reading order; their ids are anchors. */
export function chaptersOf({
  activities,
  sections,
  settings,
  notes,
}: DescribedPack): readonly ChapterEntry[] {
  const counted = (id: 'settings' | 'notes', { length }: readonly unknown[]) =>
    length === 0 ? [] : [{ id, title: readText[id].title, count: length }];
  return [
    { id: 'glance', title: readText.glance.title },
    ...(activities.length === 0 ? [] : [{ id: 'activities', title: readText.activities.title }]),
    ...sections.map(({ id }) => ({ id, title: sectionWords[id] })),
    ...counted('settings', settings),
    ...counted('notes', notes),
  ];
}

type PackDocumentProps = {
  readonly pack: PackRow;
  readonly document: DescribedPack;
  readonly versions: readonly number[];
  readonly onVersion: (version: number) => void;
  /** It governs some period of this ledger: its silent points can be decided. */
  readonly isGoverning: boolean;
  readonly onJump: (id: string) => void;
};

/** A pack as a well-set regulation. */
export function PackDocument({ pack, document, isGoverning, onJump, ...choice }: PackDocumentProps) {
  const homes = homesOfNotes(document);
  const [deciding, setDeciding] = useState<string | null>(null);
  const points = usePointsOf(pack.id, isGoverning);
  const canDecide = (setting: string) => points.some(({ settingId }) => settingId === setting);
  const shared = { document, homes, onJump };
  return (
    <article className={layout['document']}>
      <PackHead pack={pack} head={document.head} {...choice} />
      <PackGlance document={document} />
      {document.activities.length > 0 && (
        <Chapter id="activities" title={readText.activities.title}>
          <ActivityTable
            {...shared}
            onOpenSetting={(id) => (canDecide(id) ? setDeciding(id) : onJump(`settings/${id}`))}
          />
        </Chapter>
      )}
      {document.sections.map(({ id, lines }) => (
        <Chapter key={id} id={id} title={sectionWords[id]}>
          <RuleLines lines={lines} heading={sectionWords[id]} homes={homes} onJump={onJump} />
        </Chapter>
      ))}
      {document.settings.length > 0 && (
        <Chapter id="settings" title={readText.settings.title}>
          <p className={layout['lead']}>{readText.settings.body}</p>
          <PackSettings {...shared} canDecide={canDecide} onDecide={setDeciding} />
        </Chapter>
      )}
      {document.notes.length > 0 && (
        <Chapter id="notes" title={readText.notes.title}>
          <p className={layout['lead']}>{readText.notes.body}</p>
          <PackNotes document={document} onJump={onJump} />
        </Chapter>
      )}
      <DecisionDialog
        decide={decide}
        point={points.find(({ settingId }) => settingId === deciding) ?? null}
        onClose={() => setDeciding(null)}
      />
    </article>
  );
}

/** The silent points of a pack that can be decided here. */
function usePointsOf(packId: string, isGoverning: boolean) {
  const points = useQuery({ ...orpc.decisions.list.queryOptions(), enabled: isGoverning });
  return points.data?.filter(({ policyId }) => policyId === packId) ?? [];
}
