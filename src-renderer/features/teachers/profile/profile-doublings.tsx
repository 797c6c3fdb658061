import { useQuery } from '@tanstack/react-query';
import { DoublingList } from '../../../components/notes/doubling-list.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { orpc } from '../../../rpc.ts';
import { doublingsText as text } from '../../../text/doublings.ts';
import css from './teacher-page.module.css';

/** Trainings of the person that seem to be there twice, with the reasons (X4); nothing where none does. */
export function ProfileDoublings({ teacherUid }: { readonly teacherUid: string }) {
  const query = useQuery(orpc.doublings.ofTeacher.queryOptions({ input: { teacherUid } }));
  const rows = query.data?.rows ?? [];
  if (rows.length === 0) return null;
  const all = rows.flatMap(({ doublings }) => doublings);
  const open = all.filter(({ reason }) => reason === null).length;
  return (
    <div className={css['flags']}>
      <NoteBox {...(open === 0 ? {} : { tone: 'warning' as const })}>
        <details>
          <summary>{text.ofTeacherLead(all.length, open)}</summary>
          {rows.map(({ traineeUid, project, doublings }) => (
            <section key={traineeUid}>
              <a href={`#/projects/${project.uid}`}>{project.name}</a>
              <DoublingList doublings={doublings} />
            </section>
          ))}
        </details>
      </NoteBox>
    </div>
  );
}
