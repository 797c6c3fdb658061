import { Link } from 'wouter';
import type { ProjectRow } from '../../../src-shared/rpc/contract/projects.ts';
import { classes } from '../../components/classes.ts';
import { useLedger } from '../../ledger.ts';
import { homeText } from '../../text/home.ts';
import { progressWord } from '../../text/projects.ts';
import styles from './home.module.css';

const SHOWN = 8;

function stateOf(project: ProjectRow, requiresApprovalForm: boolean): string {
  const state = progressWord(project, requiresApprovalForm);
  return project.kind === 'outside' ? homeText.outside(state) : state;
}

/** The projects under way, each with its state and people; the rest behind one line. */
export function UnfinishedProjects({ projects }: { readonly projects: readonly ProjectRow[] }) {
  const { ledger } = useLedger();
  if (projects.length === 0) return <p className={styles['quiet']}>{homeText.noUnfinished}</p>;
  return (
    <>
      {projects.slice(0, SHOWN).map((project) => (
        <Link key={project.uid} className={styles['project']} href={`/projects/${project.uid}`}>
          <span className="truncate" title={project.name}>
            {project.name}
          </span>
          <span className="tone-muted truncate">{stateOf(project, ledger.requiresApprovalForm)}</span>
          <span>{homeText.people(project.traineeCount)}</span>
        </Link>
      ))}
      {projects.length > SHOWN && (
        <Link className={classes(styles['project'], 'tone-muted')} href="/projects">
          <span>{homeText.more(projects.length - SHOWN)}</span>
        </Link>
      )}
    </>
  );
}
