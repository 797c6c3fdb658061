import { Button, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { showError } from '../../components/overlay/toasts.tsx';
import { Page, PageBody } from '../../components/page/page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { ActorDialog } from '../../frame/actor-dialog.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { closeLedger, useLedger, useStatus } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { formatSeal } from '../../text/format.ts';
import { settingsText as text } from '../../text/settings.ts';
import { shellText } from '../../text/shell.ts';
import { organisationLevelWords } from '../../text/words.ts';
import css from './settings-page.module.css';

type FactsProps = { readonly facts: readonly (readonly [term: string, value: ReactNode])[] };

function FactList({ facts }: FactsProps) {
  return (
    <dl>
      {facts.map(([term, value]) => (
        <FactLine key={term} term={term} value={value} />
      ))}
    </dl>
  );
}

function FactLine({ term, value }: { readonly term: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** What this ledger is, who works on it, how the program looks. */
export function SettingsPage() {
  const [isActorOpen, setIsActorOpen] = useState(false);
  return (
    <Page>
      <PageHead title={shellText.pages.settings} />
      <SettingsTabs value="ledger" />
      <PageBody>
        <div className={css['settings']}>
          <Organisation />
          <Policy />
          <Ledger />
          <Person onChange={() => setIsActorOpen(true)} />
          <Section title={text.appearance} facts={[[text.theme, <ThemeChoice key="theme" />]]} />
          <Program />
        </div>
      </PageBody>
      <ActorDialog isOpen={isActorOpen} onClose={() => setIsActorOpen(false)} />
    </Page>
  );
}

function Section({ title, facts }: FactsProps & { readonly title: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <FactList facts={facts} />
    </section>
  );
}

function Organisation() {
  const { organisation } = useLedger().ledger;
  return (
    <Section
      title={text.organisation}
      facts={[
        [text.organisationName, organisation.name],
        [text.organisationLevel, organisationLevelWords[organisation.level]],
        [text.regionCode, organisation.regionCode],
        [
          text.codes,
          <Button key="codes" size="xs" onClick={() => navigate('/settings/organisations')}>
            {text.codesEdit}
          </Button>,
        ],
      ]}
    />
  );
}

function Policy() {
  const { ledger } = useLedger();
  const status = useStatus();
  const { policy, requiresApprovalForm } = ledger;
  // The present cycle, whatever year is looked at.
  const cycle = status.data?.ledger?.cycle ?? ledger.cycle;
  return (
    <Section
      title={text.policy}
      facts={[
        [text.policyTitle, policy.title],
        [text.policyVersion, text.versionNumber(policy.version)],
        [text.cycle, text.cycleYears(cycle.from, cycle.to)],
        [text.approvalForm, requiresApprovalForm ? text.approvalNeeded : text.approvalNotNeeded],
        [
          '',
          <Button key="policy" size="xs" onClick={() => navigate('/policies')}>
            {text.seePolicy}
          </Button>,
        ],
      ]}
    />
  );
}

/** How much the ledger holds, its seal, and closing it. */
function Ledger() {
  const { ledger } = useLedger();
  const { teacherCount, activeTeacherCount, projectCount, entryCount, headSeal } = ledger;
  return (
    <Section
      title={text.ledgerActions}
      facts={[
        [text.size, text.sizes({ all: teacherCount, active: activeTeacherCount }, projectCount, entryCount)],
        [
          text.seal,
          <span key="seal">
            {headSeal === null ? text.noSeal : formatSeal(headSeal)}
            <span className="small tone-muted">{text.sealHint}</span>
          </span>,
        ],
        [
          '',
          <span key="close" className="row">
            <Button size="xs" onClick={() => closeLedger().catch(showError)}>
              {text.close}
            </Button>
            <span className="small tone-muted">{text.closeHint}</span>
          </span>,
        ],
      ]}
    />
  );
}

function Person({ onChange }: { readonly onChange: () => void }) {
  const { actor } = useLedger();
  return (
    <Section
      title={text.person}
      facts={[
        [
          text.actor,
          <span key="actor" className="row">
            {actor}
            <Button size="xs" onClick={onChange}>
              {text.changeActor}
            </Button>
          </span>,
        ],
      ]}
    />
  );
}

function Program() {
  const { data } = useStatus();
  return (
    <Section
      title={text.program}
      facts={[
        [text.version, data?.version ?? ''],
        [text.host, data === undefined ? '' : text.hosts[data.hostKind]],
      ]}
    />
  );
}

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <span className={css['choice']}>
      {schemes.map((scheme) => (
        <button
          key={scheme}
          type="button"
          aria-pressed={scheme === colorScheme}
          onClick={() => setColorScheme(scheme)}
        >
          {text.themes[scheme]}
        </button>
      ))}
    </span>
  );
}
