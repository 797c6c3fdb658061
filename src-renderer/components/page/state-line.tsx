import { Fragment } from 'react';
import '../pieces.css';
import { componentText } from '../../text/components.ts';

export type LineState = { readonly key: string; readonly title: string };

type StateLineProps = { readonly states: readonly LineState[]; readonly current: string };

/** 计划 → … → 已登记: states behind are filled, the present one stands out. */
export function StateLine({ states, current }: StateLineProps) {
  const now = states.findIndex((state) => state.key === current);
  return (
    <ol className="state-line">
      {states.map((state, index) => {
        const kind = index < now ? 'done' : index === now ? 'now' : 'next';
        return (
          <Fragment key={state.key}>
            {index > 0 && <i aria-hidden="true" />}
            <li className={`is-${kind}`} aria-current={kind === 'now' ? 'step' : undefined}>
              {state.title}
              <span className="visually-hidden">{componentText.state[kind]}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
