import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { ProjectFields } from '../../../../src-shared/training/project.ts';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { navigate } from '../../../routing.ts';
import { formatDateRange, formatThousandths, NONE } from '../../../text/format.ts';
import { daysLeftText, projectsText } from '../../../text/projects.ts';
import { degreeLevelWords, formWords, levelWords, organiserKindWords } from '../../../text/words.ts';
import { figuresOf } from '../project-fields.ts';
import type { ProjectParts } from '../project-parts.ts';

const text = projectsText.overview;
const label = projectsText.form;

type OverviewTabProps = { readonly project: Project; readonly Batches: ProjectParts['Batches'] };

/** What the project is, until when it is due, what deserves a look, and every batch that registered it. */
export function OverviewTab({ project, Batches }: OverviewTabProps) {
  return (
    <div className="project-scroll">
      <div className="project-overview">
        <section>
          <header className="project-section-head">
            <h3 className="section-title">{text.fields}</h3>
            <Button size="xs" onClick={() => navigate(`/projects/${project.uid}?edit=1`)}>
              {projectsText.page.edit}
            </Button>
          </header>
          <dl className="project-fields">
            {rowsOf(project.fields).map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <aside>
          {project.fields.kind === 'own' && <Deadline project={project} />}
          {project.warnings.length > 0 && (
            <section>
              <h3 className="section-title">{text.warnings}</h3>
              <NoteBox tone="warning">
                <ProblemList problems={project.warnings} />
              </NoteBox>
            </section>
          )}
          <Batches projectUid={project.uid} />
        </aside>
      </div>
    </div>
  );
}

function Deadline({ project: { deadline, registeredCount } }: { readonly project: Project }) {
  return (
    <section>
      <h3 className="section-title">{text.deadline}</h3>
      {deadline === null ? (
        <p className="small tone-muted">{text.deadlineNone}</p>
      ) : (
        <p className="project-deadline">
          <b>{deadline.dueOn}</b> <ClauseTag clause={deadline.clause} />
          {registeredCount === 0 && (
            <span className={deadline.daysLeft < 0 ? 'tone-bad' : 'tone-muted'}>
              {daysLeftText(deadline.daysLeft, deadline.calendar)}
            </span>
          )}
          {deadline.isProvisional && <small className="tone-short">{projectsText.page.provisional}</small>}
        </p>
      )}
    </section>
  );
}

function figure(value: number | null, unit: string): string | null {
  return value === null ? null : `${formatThousandths(value, 0)} ${unit}`;
}

/** The fields that mean something for this project, in the order of the form. */
function rowsOf(fields: ProjectFields): readonly (readonly [string, ReactNode])[] {
  const used = new Set(figuresOf(fields.form));
  const isOutside = fields.kind === 'outside';
  const yesNo = (isOn: boolean) => (isOn ? text.yes : text.no);
  const rows: (readonly [string, ReactNode, boolean?])[] = [
    [label.name, fields.name],
    [label.number, fields.number],
    [label.level, levelWords[fields.level]],
    [label.form, formWords[fields.form]],
    [label.documentNumber, fields.documentNumber],
    [label.registrar, fields.registrar, isOutside],
    [label.proof, fields.proof, isOutside],
    [projectsText.columns.dates, formatDateRange(fields.startOn, fields.endOn)],
    [label.certificateOn, fields.certificateOn, fields.certificateOn !== null],
    [label.days, figure(fields.days, label.unitDay), used.has('days')],
    [
      label.dayHours,
      fields.dayHours?.map((hours) => formatThousandths(hours, 0)).join('、') ?? null,
      fields.dayHours !== null,
    ],
    [label.hours, figure(fields.hours, label.unitHour), used.has('hours')],
    [label.lessons, figure(fields.lessons, label.unitLesson), used.has('lessons')],
    [
      label.minutes,
      fields.minutes === null ? null : `${fields.minutes} ${label.minutesUnit}`,
      used.has('minutes'),
    ],
    [
      label.totalPeriods,
      fields.totalPeriods === null ? null : `${fields.totalPeriods} ${label.unitPeriod}`,
      used.has('totalPeriods') && !isOutside,
    ],
    [
      label.byYear,
      fields.byYear
        ?.map((part) =>
          text.byYear(
            part.year,
            part.days === null ? null : formatThousandths(part.days, 0),
            part.hours === null ? null : formatThousandths(part.hours, 0),
          ),
        )
        .join('；'),
      fields.byYear !== null,
    ],
    [
      label.sendingLevel,
      fields.sendingLevel === null ? null : levelWords[fields.sendingLevel],
      used.has('sendingLevel'),
    ],
    [
      label.degreeLevel,
      fields.degreeLevel === null ? null : degreeLevelWords[fields.degreeLevel],
      used.has('degreeLevel'),
    ],
    [label.organiserName, fields.organiserName],
    [label.organiserKind, organiserKindWords[fields.organiserKind]],
    [label.organiserLevel, levelWords[fields.organiserLevel]],
    [label.isOrganiserApproved, yesNo(fields.isOrganiserApproved), !fields.isOrganiserApproved],
    [label.isOrganiserRegistered, yesNo(fields.isOrganiserRegistered), !fields.isOrganiserRegistered],
    [label.isDelegated, yesNo(fields.isDelegated), fields.isDelegated],
    [label.isInDistrict, yesNo(fields.isInDistrict), !fields.isInDistrict],
    [label.place, fields.place],
    [label.isAbroad, yesNo(fields.isAbroad), fields.isAbroad],
    [label.category, fields.category],
    [label.subProject, fields.subProject, fields.subProject !== null],
    [label.remark, fields.remark],
  ];
  return rows
    .filter(([, , isShown]) => isShown !== false)
    .map(([term, value]) => [
      term,
      value === null || value === undefined || value === '' ? <Unset key={term} /> : value,
    ]);
}

function Unset() {
  return <span className="tone-muted">{NONE}</span>;
}
