import { Button } from '@mantine/core';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { navigate } from '../../../routing.ts';
import { NONE } from '../../../text/format.ts';
import { daysLeftText, projectsText } from '../../../text/projects.ts';
import type { ProjectParts } from '../project-parts.ts';
import { overviewRows } from './overview-rows.ts';
import css from './overview-tab.module.css';
import { SectionHead } from './section-head.tsx';

const text = projectsText.overview;

type OverviewTabProps = { readonly project: Project; readonly Batches: ProjectParts['Batches'] };

/** What the project is, until when it is due, what deserves a look, and every batch that registered it. */
export function OverviewTab({ project, Batches }: OverviewTabProps) {
  return (
    <div className={css['scroll']}>
      <div className={css['columns']}>
        <section>
          <SectionHead title={text.fields}>
            <Button size="xs" onClick={() => navigate(`/projects/${project.uid}?edit=1`)}>
              {projectsText.page.edit}
            </Button>
          </SectionHead>
          <dl className={css['fields']}>
            {overviewRows(project).map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value ?? <span className="tone-muted">{NONE}</span>}</dd>
              </div>
            ))}
          </dl>
        </section>
        <aside>
          {project.fields.kind === 'own' && <Deadline project={project} />}
          <OtherDeadlines deadlines={project.otherDeadlines} />
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

/** What else has a last day. Whether it is done nobody told the program, so nothing is called late. */
function OtherDeadlines({ deadlines }: { readonly deadlines: Project['otherDeadlines'] }) {
  if (deadlines.length === 0) return null;
  return (
    <section>
      <h3 className="section-title">{text.otherDeadlines}</h3>
      <ul className={css['deadlines']}>
        {deadlines.map((one) => (
          <li key={`${one.textTitle} ${one.clause} ${one.text}`} className={css['deadline']}>
            <b>{one.dueOn}</b> <ClauseTag clause={one.clause} />
            {one.daysLeft >= 0 && (
              <span className="tone-muted">{daysLeftText(one.daysLeft, one.calendar)}</span>
            )}
            <small className="tone-muted">
              {one.textTitle === null ? one.text : text.deadlineOf(one.textTitle, one.text)}
              {one.isProvisional && `（${projectsText.page.provisional}）`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deadline({ project: { deadline, registeredCount } }: { readonly project: Project }) {
  return (
    <section>
      <h3 className="section-title">{text.deadline}</h3>
      {deadline === null ? (
        <p className="small tone-muted">{text.deadlineNone}</p>
      ) : (
        <p className={css['deadline']}>
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
