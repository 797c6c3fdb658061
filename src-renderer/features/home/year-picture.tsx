import { Link } from 'wouter';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { BigFigure } from '../../components/figures/big-figure.tsx';
import { allMonths, homeText, plainFigure, toPercents } from '../../text/home.ts';
import { groupWord } from '../../text/words.ts';
import styles from './home.module.css';
import { SpreadChart } from './spread-chart.tsx';

type Overview = Outputs['assessments']['overview'];

/** How the year stands: verdicts, the spread around the requirement, where the credits come from, registrations by month. */
export function YearPicture({ overview }: { readonly overview: Overview }) {
  const { year, cycle } = overview;
  const unit = homeText.units[overview.spread.unit];
  return (
    <>
      <h2>
        {overview.hasYearMinimum ? homeText.assessment(year) : homeText.cycleAssessment(cycle.from, cycle.to)}
      </h2>
      <Counts overview={overview} />
      {/* Everybody at one figure is no spread: one bar would fill the width and say nothing. */}
      {overview.spread.bars.length > 1 && (
        <>
          <h2>{homeText.spread(unit)}</h2>
          <SpreadChart spread={overview.spread} />
        </>
      )}
      <Sources overview={overview} />
      <Months overview={overview} />
    </>
  );
}

function Counts({ overview }: { readonly overview: Overview }) {
  const counts = overview.hasYearMinimum ? overview.yearCounts : overview.cycleCounts;
  const { shortfall } = overview;
  const short = (count: number, word: string) =>
    shortfall === null || count === 0
      ? word
      : homeText.shortBy(
          word,
          plainFigure(shortfall.least),
          plainFigure(shortfall.most),
          homeText.units[shortfall.unit],
        );
  // A period is running or over for everybody, so one of the two words has nobody and is left out.
  const open =
    counts.running > 0
      ? { verdict: 'running', tone: '', count: counts.running, word: short(counts.running, homeText.running) }
      : {
          verdict: 'failed',
          tone: 'tone-short',
          count: counts.failed,
          word: short(counts.failed, homeText.failed),
        };
  const cells = [
    { verdict: 'passed', tone: 'tone-ok', count: counts.passed, word: homeText.passed },
    open,
    { verdict: 'undecided', tone: 'tone-short', count: counts.undecided, word: homeText.undecided },
    { verdict: 'exempt', tone: 'tone-muted', count: counts.exempt, word: homeText.exempt },
  ].filter((cell) => cell.verdict !== 'undecided' || cell.count > 0);
  return (
    <div className={styles['counts']}>
      {cells.map((cell) => (
        <Link key={cell.verdict} href={`/assessments?verdict=${cell.verdict}`}>
          <BigFigure tone={cell.count === 0 ? 'tone-muted' : cell.tone}>{cell.count}</BigFigure>
          <small>{cell.word}</small>
        </Link>
      ))}
    </div>
  );
}

const levelHues: Readonly<Record<string, string>> = {
  national: 'var(--l1)',
  provincial: 'var(--l2)',
  city: 'var(--l3)',
  county: 'var(--l4)',
  school: 'var(--l5)',
  // Remote study has no level of its own here: striped, so that it is never taken for one.
  remote: 'repeating-linear-gradient(135deg, var(--l3) 0 3px, var(--l5) 3px 6px)',
};
const hues = ['var(--l1)', 'var(--l2)', 'var(--l3)', 'var(--l4)', 'var(--l5)', 'var(--line-strong)'];

function Sources({ overview }: { readonly overview: Overview }) {
  const isCredits = overview.spread.unit === 'credits';
  const sources = overview.sources
    .map(({ key, hours, credits }) => ({ key, figure: isCredits ? (credits ?? 0) : hours }))
    .filter(({ figure }) => figure > 0);
  if (sources.length === 0) return <p className={styles['quiet']}>{homeText.noEntries}</p>;
  const percents = toPercents(sources.map(({ figure }) => figure));
  const parts = sources.map(({ key, figure }, index) => ({
    key,
    figure,
    hue: levelHues[key] ?? hues[Math.min(index, hues.length - 1)],
    words: homeText.share(groupWord(key), percents[index] ?? 0),
  }));
  const { from, to } = overview.cycle;
  return (
    <>
      <h2>{homeText.sources(from, to, homeText.units[overview.spread.unit])}</h2>
      <div className={styles['stack']} aria-hidden="true">
        {parts.map((part) => (
          <i key={part.key} style={{ flexGrow: part.figure, background: part.hue }} title={part.words} />
        ))}
      </div>
      <div className={styles['legend']}>
        {parts.map((part) => (
          <span key={part.key}>
            <i style={{ background: part.hue }} />
            {part.words}
          </span>
        ))}
      </div>
    </>
  );
}

function Months({ overview }: { readonly overview: Overview }) {
  const months = allMonths(overview.year, overview.months);
  const most = Math.max(...months.map((month) => month.entries));
  if (most <= 0) return null;
  return (
    <>
      <h2>{homeText.months}</h2>
      <div className={styles['months']}>
        {months.map(({ month, entries }) => (
          <span key={month} title={homeText.monthBar(month, entries)}>
            <div>
              <i style={{ height: entries === 0 ? 0 : `${Math.max(4, (entries / most) * 100)}%` }} />
            </div>
            {Number(month.slice(5))}
          </span>
        ))}
      </div>
    </>
  );
}
