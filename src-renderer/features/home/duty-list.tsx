import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Duty } from '../../../src-shared/rpc/contract/home.ts';
import { backUpNow } from '../../back-up.ts';
import { classes } from '../../components/classes.ts';
import { useClause } from '../../components/notes/clauses.ts';
import { showError } from '../../components/overlay/toasts.tsx';
import { navigate } from '../../routing.ts';
import { dueText, dutyActions, dutyTarget, dutyTitle, homeText } from '../../text/home.ts';
import { problemSentence } from '../../text/problems.ts';
import styles from './home.module.css';

const SHOWN = 8;

function detailOf(duty: Duty, article: string): string {
  return [
    ...duty.details.map((problem) => problemSentence(problem)),
    ...(article === '' ? [] : [article]),
    ...(duty.isProvisional ? [homeText.provisional] : []),
  ].join(' · ');
}

/** What is due, by day: date, matter with its clause, and one button each. */
export function DutyList({ duties, today }: { readonly duties: readonly Duty[]; readonly today: string }) {
  const [isWhole, setIsWhole] = useState(false);
  if (duties.length === 0)
    return (
      <p className={styles['quiet']}>
        {homeText.noDuties}
        {homeText.noDutiesHint}
      </p>
    );
  const shown = isWhole ? duties : duties.slice(0, SHOWN);
  return (
    <>
      <ul>
        {shown.map((duty) => (
          <DutyLine key={duty.key} duty={duty} today={today} />
        ))}
      </ul>
      {shown.length < duties.length && (
        <div className={styles['quiet']}>
          <Button size="xs" variant="subtle" onClick={() => setIsWhole(true)}>
            {homeText.more(duties.length - shown.length)}
          </Button>
        </div>
      )}
    </>
  );
}

function DutyLine({ duty, today }: { readonly duty: Duty; readonly today: string }) {
  const due = dueText(duty, today);
  const title = dutyTitle(duty);
  const clauseOf = useClause();
  const detail = detailOf(duty, clauseOf(duty.clause).article);
  const target = dutyTarget(duty);
  return (
    <li className={styles['due']}>
      <span className={classes(styles['when'], styles[due.tone])} title={duty.dueOn ?? undefined}>
        {due.text}
      </span>
      <div style={{ minWidth: 0 }}>
        <div className="truncate" title={title}>
          {title}
        </div>
        {detail !== '' && (
          <small className="truncate" title={detail}>
            {detail}
          </small>
        )}
      </div>
      <Button onClick={() => (target === null ? void backUpNow().catch(showError) : navigate(target))}>
        {dutyActions[duty.kind]}
      </Button>
    </li>
  );
}
