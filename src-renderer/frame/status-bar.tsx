import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { classes } from '../components/classes.ts';
import { useLedger } from '../ledger.ts';
import { orpc } from '../rpc.ts';
import { formatRecentInstant, formatSeal } from '../text/format.ts';
import { shellText } from '../text/shell.ts';
import { calendarCounterWords } from '../text/words.ts';
import css from './status-bar.module.css';

const text = shellText.status;

function leftText(days: number, calendar: 'working' | 'calendar'): string {
  if (days === 0) return text.today;
  const unit = calendarCounterWords[calendar];
  return days < 0 ? text.late(-days, unit) : text.left(days, unit);
}

/** The thin line at the bottom: is the ledger safe, what is its seal, what is due next. */
export function StatusBar({ onHelp }: { readonly onHelp: () => void }) {
  const { ledger } = useLedger();
  const today = useQuery(orpc.home.today.queryOptions());
  const next = today.data?.nextDeadline;
  const backup = ledger.lastBackup;
  return (
    <footer className={css['status']}>
      <Link href="/settings/backups">
        {backup === null ? (
          text.noBackup
        ) : (
          <>
            {text.backup} <b>{formatRecentInstant(backup.at, ledger.today)}</b>{' '}
            {backup.isVerified ? text.verified : text.notVerified}
          </>
        )}
      </Link>
      <Link href="/settings/audit">
        {ledger.headSeal === null ? (
          text.noSeal
        ) : (
          <>
            {text.seal} <b>{formatSeal(ledger.headSeal)}</b>
          </>
        )}
      </Link>
      {next !== undefined && next !== null && (
        <Link className={classes(css['deadline'], 'truncate')} href={`/projects/${next.projectUid}`}>
          {text.deadline} <b>{next.title}</b>{' '}
          <span className={next.daysLeft <= 3 ? 'tone-short' : ''}>
            {leftText(next.daysLeft, next.calendar)}
          </span>
        </Link>
      )}
      <button type="button" className={classes(css['button'], 'push')} onClick={onHelp}>
        {text.help}
      </button>
    </footer>
  );
}
