import { classes } from '../../components/classes.ts';
import { homeText, plainFigure } from '../../text/home.ts';
import styles from './home.module.css';
import { type Spread, type SpreadScale, spreadScale } from './spread-scale.ts';

/** Pixels. */
const HEIGHT = 92;
/** Room above the highest bar. */
const TOP = 10;

/** People by counted figure, one bar per step; amber below the requirement, a thin line at it. */
export function SpreadChart({ spread }: { readonly spread: Spread }) {
  const scale = spreadScale(spread);
  const unit = homeText.units[spread.unit];
  return (
    <>
      <svg
        className={styles['chart']}
        height={HEIGHT}
        role="img"
        aria-label={homeText.spreadSummary(unit, scale.below, scale.reached)}
      >
        {spread.bars.map((bar) => (
          <Bar key={bar.from} bar={bar} step={spread.step} unit={unit} scale={scale} />
        ))}
        <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line-strong)" />
        {scale.shownRequired !== null && <RequiredLine at={scale.at(scale.shownRequired)} />}
      </svg>
      <Axis scale={scale} unit={unit} />
    </>
  );
}

type BarProps = {
  readonly bar: Spread['bars'][number];
  readonly step: number;
  readonly unit: string;
  readonly scale: SpreadScale;
};

function Bar({ bar, step, unit, scale }: BarProps) {
  const height = bar.people === 0 ? 0 : Math.max(2, (bar.people / scale.most) * (HEIGHT - TOP));
  const isBelow = scale.isBelow(bar.from);
  return (
    <g>
      <rect
        x={`${scale.at(bar.from)}%`}
        y={HEIGHT - height}
        width={`calc(${scale.stepWidth}% - 3px)`}
        height={height}
        rx={1.5}
        fill={isBelow ? 'var(--amber)' : 'var(--l4)'}
        opacity={isBelow ? 0.78 : 1}
      >
        <title>
          {homeText.spreadBar(plainFigure(bar.from), plainFigure(bar.from + step), unit, bar.people)}
        </title>
      </rect>
    </g>
  );
}

function RequiredLine({ at }: { readonly at: number }) {
  return (
    <line
      x1={`${at}%`}
      x2={`${at}%`}
      y1={0}
      y2={HEIGHT}
      stroke="var(--text)"
      strokeDasharray="2 3"
      transform="translate(-1.5 0)"
    />
  );
}

/** The edges and the requirement in figures; an edge gives way to the words of a requirement near it. */
function Axis({ scale, unit }: { readonly scale: SpreadScale; readonly unit: string }) {
  const { first, last, shownRequired } = scale;
  const at = shownRequired === null ? null : scale.at(shownRequired);
  return (
    <div className={styles['scale']} aria-hidden="true">
      {(at === null || at > 14) && <span className={styles['first']}>{plainFigure(first)}</span>}
      {at !== null && shownRequired !== null && (
        <span className={classes(styles['required'], edgeOf(at))} style={{ left: `${at}%` }}>
          {homeText.required(plainFigure(shownRequired), unit)}
        </span>
      )}
      {(at === null || at < 80) && (
        <span className={styles['last']} style={{ left: '100%' }}>
          {plainFigure(last)}
        </span>
      )}
    </div>
  );
}

/** Keeps the words of the requirement inside the chart near either edge. */
function edgeOf(percent: number): string | undefined {
  if (percent < 8) return styles['first'];
  return percent > 92 ? styles['last'] : undefined;
}
