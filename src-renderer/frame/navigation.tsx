import {
  type Icon,
  IconBook2,
  IconCertificate,
  IconChecklist,
  IconFileExport,
  IconHome,
  IconListDetails,
  IconScale,
  IconSettings,
  IconSignature,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { classes } from '../components/classes.ts';
import { useLedger } from '../ledger.ts';
import { useHashPath } from '../routing.ts';
import { orpc } from '../rpc.ts';
import { formatCount } from '../text/format.ts';
import { shellText } from '../text/shell.ts';
import css from './navigation.module.css';

type NavigationItem = {
  readonly to: string;
  readonly title: string;
  readonly icon: Icon;
  readonly count?: number;
  /** Something waits here. */
  readonly isHot?: boolean;
};

const { pages } = shellText;

function useItems(): readonly (NavigationItem | null)[] {
  const { ledger, year } = useLedger();
  const overview = useQuery({
    ...orpc.assessments.overview.queryOptions({ input: { year } }),
    enabled: ledger.teacherCount > 0,
  });
  const approvals = useQuery({
    ...orpc.approvals.list.queryOptions(),
    enabled: ledger.requiresApprovalForm && ledger.projectCount > 0,
  });
  // What the page of verdicts opens with: the cycle where the text asks nothing of a year.
  const { hasYearMinimum = true, yearCounts, cycleCounts } = overview.data ?? {};
  const failed = (hasYearMinimum ? yearCounts : cycleCounts)?.failed ?? 0;
  const waiting = approvals.data?.filter((row) => row.state === 'waiting').length ?? 0;
  return [
    { to: '/', title: pages.home, icon: IconHome },
    { to: '/teachers', title: pages.teachers, icon: IconUsers, count: ledger.activeTeacherCount },
    { to: '/projects', title: pages.projects, icon: IconListDetails, count: ledger.projectCount },
    { to: '/entries', title: pages.entries, icon: IconBook2 },
    { to: '/assessments', title: pages.assessments, icon: IconChecklist, count: failed, isHot: true },
    { to: '/approvals', title: pages.approvals, icon: IconSignature, count: waiting },
    { to: '/certificates', title: pages.certificates, icon: IconCertificate },
    null,
    { to: '/exports', title: pages.exports, icon: IconFileExport },
    { to: '/policies', title: pages.policies, icon: IconScale },
    { to: '/settings', title: pages.settings, icon: IconSettings },
  ];
}

function isCurrent(path: string, to: string): boolean {
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
}

/** Text first; under 1200 px only the signs, with the words as tooltips. */
export function Navigation() {
  const [path] = useHashPath();
  const items = useItems();
  return (
    <nav className={css['nav']} aria-label={shellText.navigation}>
      {items.map((item) =>
        item === null ? (
          <div key="gap" className={css['gap']} />
        ) : (
          <Link
            key={item.to}
            href={item.to}
            title={item.title}
            className={isCurrent(path, item.to) ? css['isOn'] : ''}
            aria-current={isCurrent(path, item.to) ? 'page' : undefined}
          >
            <item.icon className={css['icon']} size={18} stroke={1.6} aria-hidden="true" />
            <span className={css['word']}>{item.title}</span>
            {item.count !== undefined && item.count > 0 && (
              <span className={classes(css['count'], item.isHot && css['isHot'])}>
                {formatCount(item.count)}
              </span>
            )}
          </Link>
        ),
      )}
    </nav>
  );
}
