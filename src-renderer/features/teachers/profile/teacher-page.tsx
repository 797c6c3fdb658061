import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useParams } from 'wouter';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { assessmentCalls, entryCalls } from '../../../bound-calls.ts';
import { AssessmentDrawer } from '../../../components/explanation/assessment-drawer.tsx';
import { EntryDrawer } from '../../../components/explanation/entry-drawer.tsx';
import { MaskedId } from '../../../components/figures/masked-id.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { Split } from '../../../components/overlay/side-drawer.tsx';
import { Page, PageBody } from '../../../components/page/page.tsx';
import { Facts, PageHead } from '../../../components/page/page-head.tsx';
import { Tabs } from '../../../components/page/tabs.tsx';
import { useLedger } from '../../../ledger.ts';
import { orpc } from '../../../rpc.ts';
import { formatCount, formatIdNumber, NONE } from '../../../text/format.ts';
import { teachersText } from '../../../text/teachers.ts';
import { teacherStatusWords } from '../../../text/words.ts';
import { TeacherFormDrawer } from '../form/teacher-form-drawer.tsx';
import { DeductButton } from './deduct-dialog.tsx';
import { ProfileDetails } from './profile-details.tsx';
import { ProfileDoublings } from './profile-doublings.tsx';
import { ProfileEntries } from './profile-entries.tsx';
import { ProfileSummary } from './profile-summary.tsx';
import css from './teacher-page.module.css';

type Profile = Outputs['teachers']['get'];

/** What stands beside the profile. */
type Beside =
  | { readonly kind: 'form' }
  | { readonly kind: 'mark'; readonly year: number | null }
  | { readonly kind: 'entry'; readonly uid: string; readonly step: (by: 1 | -1) => void };

const text = teachersText.profile;

/** One teacher: who, how each year and the cycle stand, every entry, and why. */
export function TeacherPage() {
  const { uid = '' } = useParams<{ uid: string }>();
  const profile = useQuery(orpc.teachers.get.queryOptions({ input: { uid } }));
  if (profile.error !== null)
    return (
      <Page>
        <PageHead title={teachersText.title} />
        <PageBody>
          <ErrorPanel error={profile.error} onRetry={() => void profile.refetch()} />
        </PageBody>
      </Page>
    );
  return profile.data === undefined ? <Page /> : <ProfileView key={uid} profile={profile.data} />;
}

function ProfileView({ profile }: { readonly profile: Profile }) {
  const [beside, setBeside] = useState<Beside | null>(null);
  const [onlyYear, setOnlyYear] = useState<number | null>(null);
  const [tab, setTab] = useState<'entries' | 'details'>('entries');
  return (
    <Page>
      <ProfileHead profile={profile} onEdit={() => setBeside({ kind: 'form' })} />
      <Split
        drawer={beside !== null && <BesideDrawer {...{ profile, beside, onlyYear }} onBeside={setBeside} />}
      >
        <ProfileFacts profile={profile} />
        {profile.flags.length > 0 && (
          <div className={css['flags']}>
            <NoteBox tone="warning">
              <ProblemList problems={profile.flags} />
            </NoteBox>
          </div>
        )}
        <ProfileDoublings teacherUid={profile.uid} />
        <ProfileSummary
          profile={profile}
          onlyYear={onlyYear}
          onYear={(of) => {
            setOnlyYear(of);
            setTab('entries');
          }}
          onExplain={(of) => setBeside({ kind: 'mark', year: of })}
        />
        <Tabs
          label={profile.fields.name}
          tabs={[
            { key: 'entries', title: text.tabs.entries, count: formatCount(profile.entryCount) },
            { key: 'details', title: text.tabs.details },
          ]}
          value={tab}
          onChange={setTab}
        />
        {tab === 'entries' ? (
          <ProfileEntries
            teacherUid={profile.uid}
            year={onlyYear}
            selectedUid={beside?.kind === 'entry' ? beside.uid : null}
            isNarrow={beside !== null}
            onExplain={(uid, step) => setBeside({ kind: 'entry', uid, step })}
          />
        ) : (
          <ProfileDetails fields={profile.fields} />
        )}
      </Split>
    </Page>
  );
}

function ProfileHead({ profile, onEdit }: { readonly profile: Profile; readonly onEdit: () => void }) {
  const { name, status, isOnProbation } = profile.fields;
  return (
    <PageHead
      title={name}
      back={{ to: '/teachers', title: teachersText.title }}
      tags={
        <>
          {status !== 'active' && <Tag>{teacherStatusWords[status]}</Tag>}
          {isOnProbation && <Tag tone="accent">{text.probation}</Tag>}
        </>
      }
      actions={
        <>
          <DeductButton teacher={{ uid: profile.uid, name }} />
          <Button variant="filled" onClick={onEdit}>
            {text.edit}
          </Button>
        </>
      }
    />
  );
}

type BesideDrawerProps = {
  readonly profile: Profile;
  readonly beside: Beside;
  /** The one year that the list of entries is narrowed to. */
  readonly onlyYear: number | null;
  readonly onBeside: (beside: Beside | null) => void;
};

function BesideDrawer({ profile, beside, onlyYear, onBeside }: BesideDrawerProps): ReactNode {
  const { ledger, year } = useLedger();
  const { uid, version, fields } = profile;
  const close = () => onBeside(null);
  switch (beside.kind) {
    case 'form':
      return (
        <TeacherFormDrawer key={uid} saved={{ uid, version, fields }} initial={fields} onClose={close} />
      );
    case 'mark':
      return (
        <AssessmentDrawer
          calls={assessmentCalls}
          cycle={ledger.cycle}
          teacher={{ uid, name: fields.name }}
          year={beside.year}
          otherYear={onlyYear ?? year}
          onYearChange={(of) => onBeside({ kind: 'mark', year: of })}
          onClose={close}
          isOnProfile
        />
      );
    case 'entry':
      return <EntryDrawer calls={entryCalls} uid={beside.uid} onClose={close} onStep={beside.step} />;
  }
}

function ProfileFacts({ profile }: { readonly profile: Profile }) {
  const { fields } = profile;
  const post = [fields.stage, fields.subject].filter((part) => part !== null).join(' ');
  return (
    <Facts
      facts={[
        { term: text.facts.organisation, value: fields.organisationName },
        ...(post === '' ? [] : [{ term: text.facts.post, value: post }]),
        ...(fields.title === null ? [] : [{ term: text.facts.title, value: fields.title }]),
        { term: text.idNumber, value: <IdNumber profile={profile} /> },
        ...(fields.hiredOn === null ? [] : [{ term: text.facts.hired, value: fields.hiredOn }]),
        ...(fields.broughtInOn === null ? [] : [{ term: text.facts.broughtIn, value: fields.broughtInOn }]),
        ...(fields.phone === null ? [] : [{ term: text.facts.phone, value: fields.phone }]),
      ]}
    />
  );
}

/** Masked until asked for, and masked again when the page is left. */
function IdNumber({ profile }: { readonly profile: Profile }) {
  const [isShown, setIsShown] = useState(false);
  const { idNumber } = profile.fields;
  if (idNumber === null) return NONE;
  return (
    <>
      {isShown ? formatIdNumber(idNumber) : <MaskedId number={profile.idNumberMasked} />}
      <button
        type="button"
        className={css['reveal']}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? text.hide : text.reveal}
      </button>
    </>
  );
}
