import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { findRegionName } from '../../../../src-shared/people/region.ts';
import type { DescribedPack, RuleLine } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { decide } from '../../../bound-calls.ts';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { DecisionDialog } from '../../../components/overlay/decision-dialog.tsx';
import { FilterSelect } from '../../../components/page/filters.tsx';
import { Facts } from '../../../components/page/page-head.tsx';
import { orpc } from '../../../rpc.ts';
import { unitWord } from '../../../text/decisions.ts';
import { formatDateRange, formatThousandths, NONE } from '../../../text/format.ts';
import { policiesText, sectionWords } from '../../../text/policies.ts';
import { ActivityTable } from './activity-table.tsx';
import { homesOfNotes, type NoteHomes, Reading, saysTheSame } from './document-notes.tsx';
import type { Chapter } from './pack-list.tsx';

const text = policiesText;

/** The chapters of a pack in reading order; their ids are anchors. */
export function chaptersOf(document: DescribedPack): readonly Chapter[] {
  return [
    { id: 'glance', title: text.glance.title },
    ...(document.activities.length === 0 ? [] : [{ id: 'activities', title: text.activities.title }]),
    ...document.sections.map(({ id }) => ({ id, title: sectionWords[id] })),
    ...(document.settings.length === 0
      ? []
      : [{ id: 'settings', title: text.settings.title, count: document.settings.length }]),
    ...(document.notes.length === 0
      ? []
      : [{ id: 'notes', title: text.notes.title, count: document.notes.length }]),
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
export function PackDocument(props: PackDocumentProps) {
  const { pack, document, isGoverning, onJump } = props;
  const homes = homesOfNotes(document);
  const [deciding, setDeciding] = useState<string | null>(null);
  const points = useQuery({ ...orpc.decisions.list.queryOptions(), enabled: isGoverning });
  const ofPack = points.data?.filter(({ policyId }) => policyId === pack.id) ?? [];
  const canDecide = (setting: string) => ofPack.some(({ settingId }) => settingId === setting);
  return (
    <article className="policies__document">
      <Head {...props} />
      <Glance document={document} />
      {document.activities.length > 0 && (
        <ChapterView id="activities" title={text.activities.title}>
          <ActivityTable
            document={document}
            homes={homes}
            onJump={onJump}
            onOpenSetting={(id) => (canDecide(id) ? setDeciding(id) : onJump(`settings/${id}`))}
          />
        </ChapterView>
      )}
      {document.sections.map(({ id, lines }) => (
        <ChapterView key={id} id={id} title={sectionWords[id]}>
          <Lines lines={lines} heading={sectionWords[id]} homes={homes} onJump={onJump} />
        </ChapterView>
      ))}
      {document.settings.length > 0 && (
        <ChapterView id="settings" title={text.settings.title}>
          <p className="policies__lead">{text.settings.body}</p>
          <Settings
            document={document}
            homes={homes}
            canDecide={canDecide}
            onDecide={setDeciding}
            onJump={onJump}
          />
        </ChapterView>
      )}
      {document.notes.length > 0 && (
        <ChapterView id="notes" title={text.notes.title}>
          <p className="policies__lead">{text.notes.body}</p>
          <Notes document={document} onJump={onJump} />
        </ChapterView>
      )}
      <DecisionDialog
        decide={decide}
        point={ofPack.find(({ settingId }) => settingId === deciding) ?? null}
        onClose={() => setDeciding(null)}
      />
    </article>
  );
}

type ChapterProps = { readonly id: string; readonly title: string; readonly children: ReactNode };

function ChapterView({ id, title, children }: ChapterProps) {
  return (
    <section className="policies__chapter" id={id} data-chapter="" tabIndex={-1} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Head({ pack, document: { head }, versions, onVersion }: PackDocumentProps) {
  const region =
    head.regionCode === null
      ? text.head.noRegion
      : head.regionCode === '000000'
        ? text.head.wholeCountry
        : (findRegionName(head.regionCode) ?? head.regionCode);
  const facts = [
    ...(head.documentNumber === null ? [] : [{ term: text.head.number, value: head.documentNumber }]),
    { term: text.head.issuer, value: head.issuer === '' ? NONE : head.issuer },
    ...(head.issuedOn === null ? [] : [{ term: text.head.issued, value: head.issuedOn }]),
    { term: text.head.region, value: region },
    { term: text.head.effective, value: formatDateRange(head.effective.from, head.effective.to) },
    { term: text.head.basis, value: text.head.bases[head.basis] },
    ...(versions.length > 1 ? [] : [{ term: text.head.version, value: text.list.version(head.version) }]),
    ...(pack.extends === null
      ? []
      : [
          {
            term: text.head.extends,
            value: `${pack.extends.title}，${text.list.version(pack.extends.version)}`,
          },
        ]),
  ].filter(({ value }) => value !== NONE);
  return (
    <header className="policies__title">
      <h2>{head.title}</h2>
      <div className="row">
        {pack.isInForce && pack.inForceVersion === head.version ? (
          <Tag tone="accent">{text.head.inForce(pack.inForceFrom)}</Tag>
        ) : pack.isInForce && pack.inForceVersion !== null ? (
          <Tag tone="warning">{text.head.otherVersion(pack.inForceVersion)}</Tag>
        ) : (
          <Tag>{text.head.nowhere}</Tag>
        )}
        {pack.kind === 'own' && <Tag>{text.head.own}</Tag>}
        {versions.length > 1 && (
          <FilterSelect
            label={text.head.version}
            isRequired
            value={String(head.version)}
            options={versions
              .toReversed()
              .map((version) => ({ value: String(version), label: text.list.version(version) }))}
            onChange={(chosen) => chosen !== null && onVersion(Number(chosen))}
          />
        )}
      </div>
      <Facts facts={facts} />
    </header>
  );
}

/** What most people look up, in the order they ask. */
function Glance({ document }: { readonly document: DescribedPack }) {
  const { head, sections, settings } = document;
  const figuresOf = (id: (typeof sections)[number]['id']) =>
    sections
      .find((section) => section.id === id)
      ?.lines.map(({ figures, text: words }) => figures || words) ?? [];
  const open = settings.filter(({ value }) => value === null).length;
  const rows = [
    { term: text.glance.minima, lines: figuresOf('minima') },
    { term: text.glance.caps, lines: figuresOf('caps') },
    { term: text.glance.year, lines: [...figuresOf('registration-year'), ...figuresOf('cycle')] },
    { term: text.glance.deadlines, lines: figuresOf('deadlines').slice(0, 3) },
    { term: text.glance.units, lines: [head.hasCredits ? text.glance.both : text.glance.hours] },
    {
      term: text.glance.approval,
      lines: [head.requiresApprovalForm ? text.glance.approvalYes : text.glance.approvalNo],
    },
    {
      term: text.glance.open,
      lines: [settings.length === 0 ? text.glance.openNone : text.glance.openSome(open, settings.length)],
    },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <section
      className="policies__chapter is-first"
      id="glance"
      data-chapter=""
      tabIndex={-1}
      aria-label={text.glance.title}
    >
      <p className="policies__summary">{head.summary}</p>
      <dl className="policies__glance">
        {rows.map(({ term, lines }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type LinesProps = {
  readonly lines: readonly RuleLine[];
  readonly heading: string;
  readonly homes: NoteHomes;
  readonly onJump: (id: string) => void;
};

/** Rules as sentences; a label is said once for those that follow under it, and not at all where the heading says it. */
function Lines({ lines, heading, homes, onJump }: LinesProps) {
  const isLabelled = lines.some(({ label }) => label !== lines[0]?.label || !heading.includes(label));
  return (
    <ol className={`policies__lines ${isLabelled ? '' : 'is-plain'}`}>
      {lines.map((line, index) => (
        <li key={line.field} id={line.field} tabIndex={-1}>
          {isLabelled && (
            <span className="policies__label">
              {line.label === lines[index - 1]?.label ? '' : line.label}
            </span>
          )}
          <div>
            <p>
              {line.text} <ClauseTag clause={line.clause} />
              {line.isOwn && <Tag tone="accent">{text.ownMark}</Tag>}
            </p>
            {line.figures !== '' && !saysTheSame(line.figures, line.text) && (
              <p className="policies__figures">{line.figures}</p>
            )}
            <Reading of={[line]} homes={homes} onJump={onJump} />
          </div>
        </li>
      ))}
    </ol>
  );
}

type SettingsProps = {
  readonly document: DescribedPack;
  readonly homes: NoteHomes;
  readonly canDecide: (setting: string) => boolean;
  readonly onDecide: (setting: string) => void;
  readonly onJump: (id: string) => void;
};

function Settings({ document, homes, canDecide, onDecide, onJump }: SettingsProps) {
  return (
    <ol className="policies__settings">
      {document.settings.map((setting) => (
        <li key={setting.field} id={setting.field} tabIndex={-1}>
          <div>
            <p>
              {setting.title} <ClauseTag clause={setting.clause} />
              {setting.isOwn && <Tag tone="accent">{text.ownMark}</Tag>}
            </p>
            <Reading of={[setting]} homes={homes} onJump={onJump} />
          </div>
          <span className="policies__value">
            {setting.value === null ? (
              <b className="tone-short">{text.settings.open}</b>
            ) : (
              <>
                <b>{formatThousandths(setting.value, 0)}</b> {unitWord(setting.unit)}
                <small>{setting.decided === null ? text.settings.suggested : text.settings.decided}</small>
              </>
            )}
          </span>
          {canDecide(setting.id) ? (
            <button type="button" className="policies__link" onClick={() => onDecide(setting.id)}>
              {setting.decided === null ? text.settings.decide : text.settings.change}
            </button>
          ) : (
            <small className="tone-muted">{text.settings.later}</small>
          )}
        </li>
      ))}
    </ol>
  );
}

function Notes({ document, onJump }: Pick<SettingsProps, 'document' | 'onJump'>) {
  const labels = new Map<string, string>([
    ...document.activities.map(({ field, title }) => [field, title] as const),
    ...document.activities.flatMap(({ projectCap, title }) =>
      projectCap === null ? [] : [[projectCap.field, `${title}${projectCap.label}`] as const],
    ),
    ...document.sections.flatMap(({ id, lines }) =>
      lines.map(({ field, label }) => [field, label === '' ? sectionWords[id] : label] as const),
    ),
    ...document.settings.map(({ field, title }) => [field, title] as const),
  ]);
  return (
    <ol className="policies__notes">
      {document.notes.map((note) => (
        <li key={note.id} id={note.field} tabIndex={-1}>
          <span className="tag">{note.id}</span>
          <div>
            <p>
              {note.text}
              {note.isOwn && <Tag tone="accent">{text.ownMark}</Tag>}
            </p>
            <small>
              {note.usedBy.length === 0 ? (
                text.notes.unused
              ) : (
                <>
                  {text.notes.usedBy}
                  {usersOf(note.usedBy, labels).map(({ label, field, count }) => (
                    <button
                      key={field}
                      type="button"
                      className="policies__link"
                      onClick={() => onJump(field)}
                    >
                      {text.notes.user(label, count)}
                    </button>
                  ))}
                </>
              )}
            </small>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Rules of one name stand once, with the way to the first of them. */
function usersOf(fields: readonly string[], labels: ReadonlyMap<string, string>) {
  const byLabel = Map.groupBy(fields, (field) => labels.get(field) ?? field);
  return [...byLabel].map(([label, ofLabel]) => ({
    label,
    field: ofLabel[0] ?? '',
    count: ofLabel.length,
  }));
}
