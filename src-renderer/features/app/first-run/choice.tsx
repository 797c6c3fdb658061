import css from './ledger-list.module.css';

export type ChoiceProps = {
  readonly title: string;
  readonly hint: string;
  readonly isBusy?: boolean;
  readonly onClick: () => void;
};

/** One line of the start screen's lists: a way on, with what it does under it. */
export function Choice({ title, hint, isBusy, onClick }: ChoiceProps) {
  return (
    <button type="button" className={css['item']} disabled={isBusy} onClick={onClick}>
      <b>{title}</b>
      <small>{hint}</small>
      <span className={css['arrow']}>›</span>
    </button>
  );
}
