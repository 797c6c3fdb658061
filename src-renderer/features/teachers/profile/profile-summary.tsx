import type { AssessmentMark } from '../../../../src-shared/rpc/contract/assessments.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { classes } from '../../../components/classes.ts';
import { CycleBar } from '../../../components/figures/cycle-bar.tsx';
import { Figure } from '../../../components/figures/figure.tsx';
import { Mark } from '../../../components/figures/mark.tsx';
import { useLedger } from '../../../ledger.ts';
import { isYearToldInCredits } from '../../../text/explanation.ts';
import { markText } from '../../../text/mark.ts';
import { teachersText } from '../../../text/teachers.ts';
import css from './profile-summary.module.css';
import { yearBar } from './year-bar.ts';

const text = teachersText.profile;

type Profile = Outputs['teachers']['get'];

type ProfileSummaryProps = {
  readonly profile: Profile;
  readonly onlyYear: number | null;
  readonly onYear: (year: number | null) => void;
  readonly onExplain: (year: number | null) => void;
};

/** Each year with figure, bar and verdict; the cycle at the right. A year's figure says why, its field narrows the entries. */
export function ProfileSummary({ profile, onlyYear, onYear, onExplain }: ProfileSummaryProps) {
  const { ledger, year: present } = useLedger();
  const { cycle } = profile;
  return (
    <div className={css['room']}>
      <section className={css['summary']} aria-label={text.years}>
        <div className={css['years']}>
          {profile.years.map(({ year, mark, rawHours, rawCredits }) => (
            <YearField
              key={year}
              year={year}
              name={profile.fields.name}
              mark={mark}
              cycle={cycle.mark}
              raw={{ rawHours, rawCredits }}
              isOn={onlyYear === year}
              onToggle={() => onYear(onlyYear === year ? null : year)}
              onExplain={() => onExplain(year)}
            />
          ))}
        </div>
        <div className={css['cycle']}>
          <span className="tone-muted small">
            {text.cycle} {cycle.from}–{cycle.to}
          </span>
          <CycleBar
            mark={cycle.mark}
            cycle={ledger.cycle}
            year={present}
            hasCredits={ledger.hasCredits}
            label={teachersText.figure.cycle(profile.fields.name)}
            onExplain={() => onExplain(null)}
          />
          <Mark mark={cycle.mark} />
        </div>
      </section>
    </div>
  );
}

type YearFieldProps = {
  readonly year: number;
  readonly name: string;
  readonly mark: AssessmentMark;
  readonly cycle: AssessmentMark;
  /** Before caps. */
  readonly raw: { readonly rawHours: number; readonly rawCredits: number | null };
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly onExplain: () => void;
};

function YearField({ year, name, mark, cycle, raw, isOn, onToggle, onExplain }: YearFieldProps) {
  const inCredits = isYearToldInCredits(mark, cycle);
  const bar = yearBar(mark, raw, inCredits);
  return (
    <div className={classes(css['year'], isOn && css['isOn'])}>
      <button
        type="button"
        className={classes(css['pick'], 'small tone-muted')}
        aria-pressed={isOn}
        title={isOn ? text.allYears : text.filterYear(year)}
        onClick={onToggle}
      >
        {text.explainYear(year)}
      </button>
      <b>
        <Figure
          value={inCredits ? mark.credits : mark.hours}
          unit={inCredits ? 'credits' : 'hours'}
          label={inCredits ? teachersText.figure.credits(name, year) : teachersText.figure.hours(name, year)}
          onExplain={onExplain}
        />
      </b>
      <span className={css['bar']} aria-hidden="true">
        {bar.over > 0 && <i className={css['isOver']} style={{ width: `${bar.over * 100}%` }} />}
        <i
          className={mark.status === 'failed' ? css['isShort'] : ''}
          style={{ width: `${bar.counted * 100}%` }}
        />
        {bar.required !== null && <u style={{ left: `${bar.required * 100}%` }} />}
      </span>
      <span className="truncate" title={markText(mark).word}>
        <Mark mark={mark} />
      </span>
    </div>
  );
}
