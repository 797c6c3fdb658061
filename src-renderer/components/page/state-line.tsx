import { Fragment } from 'react';
import { componentText } from '../../text/components.ts';
import css from './state-line.module.css';

/** A state on the way, in its order. */
export type LineState = { readonly key: string; readonly title: string };

type StateLineProps = { readonly states: readonly LineState[]; readonly current: string };

/** 计划 → … → 已登记: states behind are filled, the present one stands out. */
export function StateLine({ states, current }: StateLineProps) {
  const now = states.findIndex((state) => state.key === current);
  return (
    <ol className={css['states']}>
      {states.map((state, index) => {
        const kind = index < now ? 'done' : index === now ? 'now' : 'next';
        return (
          <Fragment key={state.key}>
            {index > 0 && <i aria-hidden="true" />}
            <li data-state={kind} aria-current={kind === 'now' ? 'step' : undefined}>
              {state.title}
              <span className="visually-hidden">{componentText.state[kind]}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
