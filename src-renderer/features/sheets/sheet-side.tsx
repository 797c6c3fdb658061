import type { SheetPreview } from '../../../src-shared/rpc/contract/sheets.ts';
import { TextField } from '../../components/form/fields.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { SideNotes } from '../../components/notes/side-notes.tsx';
import { sheetsText as text } from '../../text/sheets.ts';
import css from './sheet-side.module.css';

type SheetSideProps = {
  readonly data: SheetPreview;
  readonly answers: Readonly<Record<string, string>>;
  readonly onAnswer: (key: string, value: string) => void;
};

/** What the ledger does not know, and what the reader of the sheet would ask about. */
export function SheetSide({ data, answers, onAnswer }: SheetSideProps) {
  const { asks } = data;
  if (asks.length === 0 && data.problems.length === 0) return null;
  return (
    <SideNotes className={css['side']}>
      {asks.length > 0 && (
        <section>
          <h3>{text.side.asks}</h3>
          <div className={css['asks']}>
            {asks.map(({ key, heading, value }) => (
              <TextField
                key={key}
                label={heading}
                maxLength={100}
                value={answers[key] ?? value}
                onChange={(typed) => onAnswer(key, typed)}
              />
            ))}
          </div>
          <p className="small tone-muted">{text.side.asksHint}</p>
        </section>
      )}
      {data.problems.length > 0 && (
        <section>
          <h3>{text.side.problems(data.problems.length)}</h3>
          <ProblemList problems={data.problems} />
        </section>
      )}
    </SideNotes>
  );
}
