import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import type { TemplateOptions } from '../../../../src-shared/rpc/contract/templates.ts';
import { sheetSplits } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { SideNotes } from '../../../components/notes/side-notes.tsx';
import { sheetsText } from '../../../text/sheets.ts';
import { templatesText as text } from '../../../text/templates.ts';
import plainField from '../plain-field.module.css';
import { placedInSight } from './problem-place.ts';
import { RowFields } from './row-fields.tsx';
import { SortFields } from './sort-fields.tsx';
import type { Corrections, TemplateReading } from './template-corrections.ts';
import css from './template-side.module.css';

type TemplateSideProps = {
  readonly reading: TemplateReading;
  readonly corrections: Corrections;
  readonly options: TemplateOptions;
  readonly error: unknown;
  readonly onCorrections: (corrections: Corrections) => void;
  readonly onOptions: (options: TemplateOptions) => void;
  readonly onJump: (problem: WireProblem) => void;
};

/** What belongs to no column: rows, paging, order, parts; and what to look at. */
export function TemplateSide(props: TemplateSideProps) {
  const { reading, options, error, onOptions, onJump } = props;
  const { mapping } = reading;
  const problems = reading.problems.map((problem) => placedInSight(problem, reading.picture.sheet));
  return (
    <SideNotes className={css['side']}>
      {error !== null && <ErrorPanel error={error} />}
      {problems.length > 0 && (
        <section>
          <h3>{text.sections.problems(problems.length)}</h3>
          <div className={css['problems']}>
            <ProblemList problems={problems} onJump={onJump} />
          </div>
        </section>
      )}
      <section>
        <h3>{text.sections.rows}</h3>
        {mapping?.table ? (
          <RowFields
            table={mapping.table}
            corrections={props.corrections}
            onCorrections={props.onCorrections}
          />
        ) : (
          <p className="tone-muted">{mapping === null ? text.noMapping : text.rows.form}</p>
        )}
      </section>
      {mapping?.table && (
        <>
          <section>
            <h3>{text.sections.order}</h3>
            <SortFields reading={reading} options={options} onOptions={onOptions} />
          </section>
          <section>
            <h3>{text.sections.split}</h3>
            <SplitField options={options} onOptions={onOptions} />
          </section>
        </>
      )}
    </SideNotes>
  );
}

/** Whether schools stand in one workbook or each in its own. */
function SplitField({ options, onOptions }: Pick<TemplateSideProps, 'options' | 'onOptions'>) {
  return (
    <select
      className={plainField['field']}
      aria-label={sheetsText.split.label}
      value={options.split}
      onChange={(event) => {
        const split = sheetSplits.find((each) => each === event.currentTarget.value);
        if (split !== undefined) onOptions({ ...options, split });
      }}
    >
      {sheetSplits.map((split) => (
        <option key={split} value={split}>
          {sheetsText.split[split]}
        </option>
      ))}
    </select>
  );
}
