import { homeText, plainFigure } from '../../text/home.ts';
import type { Overview } from './year-picture.tsx';

const HEIGHT = 92;

/** Keeps the words of the requirement inside the chart near either edge. */
function edgeOf(percent: number): string {
  return percent < 8 ? 'is-first' : percent > 92 ? 'is-last' : '';
}

/** People by counted figure, one bar per step; amber below the requirement, a thin line at it. */
export function SpreadChart({ spread }: { readonly spread: Overview['spread'] }) {
  const { bars, step, required } = spread;
  const unit = homeText.units[spread.unit];
  const first = bars[0]?.from ?? 0;
  const last = (bars.at(-1)?.from ?? 0) + step;
  const span = Math.max(step, last - first);
  const at = (value: number) => ((value - first) / span) * 100;
  const most = Math.max(1, ...bars.map((bar) => bar.people));
  const isBelow = (from: number) => required !== null && from < required;
  const below = bars.reduce((sum, bar) => sum + (isBelow(bar.from) ? bar.people : 0), 0);
  const all = bars.reduce((sum, bar) => sum + bar.people, 0);
  const showsLine = required !== null && required >= first && required <= last;
  return (
    <>
      <svg
        className="home__chart"
        height={HEIGHT}
        role="img"
        aria-label={homeText.spreadSummary(below, all - below)}
      >
        {bars.map((bar) => {
          const height = bar.people === 0 ? 0 : Math.max(2, (bar.people / most) * (HEIGHT - 10));
          return (
            <g key={bar.from}>
              <rect
                x={`${at(bar.from)}%`}
                y={HEIGHT - height}
                width={`calc(${(step / span) * 100}% - 3px)`}
                height={height}
                rx={1.5}
                fill={isBelow(bar.from) ? 'var(--amber)' : 'var(--l4)'}
                opacity={isBelow(bar.from) ? 0.78 : 1}
              >
                <title>
                  {homeText.spreadBar(plainFigure(bar.from), plainFigure(bar.from + step), unit, bar.people)}
                </title>
              </rect>
            </g>
          );
        })}
        <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line-strong)" />
        {showsLine && (
          <line
            x1={`${at(required)}%`}
            x2={`${at(required)}%`}
            y1={0}
            y2={HEIGHT}
            stroke="var(--text)"
            strokeDasharray="2 3"
            transform="translate(-1.5 0)"
          />
        )}
      </svg>
      <div className="home__scale" aria-hidden="true">
        {(!showsLine || at(required) > 14) && <span className="is-first">{plainFigure(first)}</span>}
        {showsLine && (
          <span className={`is-required ${edgeOf(at(required))}`} style={{ left: `${at(required)}%` }}>
            {homeText.required(plainFigure(required), unit)}
          </span>
        )}
        {(!showsLine || at(required) < 80) && (
          <span className="is-last" style={{ left: '100%' }}>
            {plainFigure(last)}
          </span>
        )}
      </div>
    </>
  );
}
