import { Button, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import './settings.css';
import { showError } from '../../components/overlay/toasts.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { ActorDialog } from '../../frame/actor-dialog.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { closeLedger, useLedger, useStatus } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { formatCount, formatSeal } from '../../text/format.ts';
import { settingsText as text } from '../../text/settings.ts';
import { shellText } from '../../text/shell.ts';
import { organisationLevelWords } from '../../text/words.ts';

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
  const { ledger, actor } = useLedger();
  const status = useStatus();
  const [isActorOpen, setIsActorOpen] = useState(false);
  const { organisation, policy } = ledger;
  // The present cycle, whatever year is looked at.
  const cycle = status.data?.ledger?.cycle ?? ledger.cycle;
  return (
    <div className="page">
      <PageHead title={shellText.pages.settings} />
      <SettingsTabs value="ledger" />
      <div className="page__body">
        <div className="settings">
          <section>
            <h2>{text.organisation}</h2>
            <FactList
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
          </section>
          <section>
            <h2>{text.policy}</h2>
            <FactList
              facts={[
                [text.policyTitle, policy.title],
                [text.policyVersion, `${policy.version}（${policy.id}）`],
                [text.cycle, text.cycleYears(cycle.from, cycle.to)],
                [
                  text.approvalForm,
                  ledger.requiresApprovalForm ? text.approvalNeeded : text.approvalNotNeeded,
                ],
                [
                  '',
                  <Button key="policy" size="xs" onClick={() => navigate('/policies')}>
                    {text.seePolicy}
                  </Button>,
                ],
              ]}
            />
          </section>
          <section>
            <h2>{text.ledgerActions}</h2>
            <FactList
              facts={[
                [
                  text.size,
                  text.sizes(
                    formatCount(ledger.teacherCount),
                    formatCount(ledger.projectCount),
                    formatCount(ledger.entryCount),
                  ),
                ],
                [
                  text.seal,
                  <span key="seal">
                    {ledger.headSeal === null ? text.noSeal : formatSeal(ledger.headSeal)}
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
          </section>
          <section>
            <h2>{text.person}</h2>
            <FactList
              facts={[
                [
                  text.actor,
                  <span key="actor" className="row">
                    {actor}
                    <Button size="xs" onClick={() => setIsActorOpen(true)}>
                      {text.changeActor}
                    </Button>
                  </span>,
                ],
              ]}
            />
          </section>
          <section>
            <h2>{text.appearance}</h2>
            <FactList facts={[[text.theme, <ThemeChoice key="theme" />]]} />
          </section>
          <section>
            <h2>{text.program}</h2>
            <FactList
              facts={[
                [text.version, status.data?.version ?? ''],
                [text.host, status.data === undefined ? '' : text.hosts[status.data.hostKind]],
              ]}
            />
          </section>
        </div>
      </div>
      <ActorDialog isOpen={isActorOpen} onClose={() => setIsActorOpen(false)} />
    </div>
  );
}

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <span className="settings__choice">
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
