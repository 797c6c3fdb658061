import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { PackRef } from '../../../../src-shared/rpc/contract/policies.ts';
import { forms, levels } from '../../../../src-shared/training/training-words.ts';
import { CheckField, DateField, NumberField } from '../../../components/form/form.tsx';
import { isComposing } from '../../../components/keyboard.ts';
import { useLedger } from '../../../ledger.ts';
import { orpc } from '../../../rpc.ts';
import { formatThousandths, parseFigure } from '../../../text/format.ts';
import { policiesText } from '../../../text/policies.ts';
import { problemSentence } from '../../../text/problems.ts';
import { formWords, levelWords } from '../../../text/words.ts';
import { Segments } from '../read/segments.tsx';
import { type AssessForm, type AssessLine, assessFacts, countedLines } from './assess-facts.ts';
import { AssessAnswer } from './trial-answer.tsx';

const text = policiesText.trial;

type TryAssessProps = {
  readonly pack: PackRef;
  readonly isShown: boolean;
  readonly decideIn: string | null;
};

/** A year or a cycle of records, typed as rows: the verdict follows while typing. */
export function TryAssess({ pack, isShown, decideIn }: TryAssessProps) {
  const { ledger, year } = useLedger();
  const nextKey = useRef(2);
  const [form, setForm] = useState<AssessForm>(() => ({
    asks: 'year',
    year,
    from: ledger.cycle.from,
    to: ledger.cycle.to,
    hiredOn: null,
    broughtInOn: null,
    hasProof: false,
    stage: null,
    lines: [
      { key: 0, year, form: 'centralized', level: 'county', hours: 40_000, credits: 5000 },
      { key: 1, year, form: 'school-based', level: 'school', hours: 40_000, credits: 6000 },
    ],
  }));
  const set = <Key extends keyof AssessForm>(key: Key, value: AssessForm[Key]) =>
    setForm((now) => ({ ...now, [key]: value }));
  const setLine = (key: number, change: Partial<AssessLine>) =>
    setForm((now) => ({
      ...now,
      lines: now.lines.map((line) => (line.key === key ? { ...line, ...change } : line)),
    }));
  const addLine = () =>
    setForm((now) => {
      const last = now.lines.at(-1);
      const line: AssessLine = {
        key: nextKey.current++,
        year: last?.year ?? now.year,
        form: last?.form ?? 'centralized',
        level: last?.level ?? 'county',
        hours: null,
        credits: null,
      };
      return { ...now, lines: [...now.lines, line] };
    });
  const facts = useMemo(() => assessFacts(form), [form]);
  const [rested] = useDebouncedValue(facts, 180);
  const isAsked = form.asks === 'year' ? form.year !== null : form.from !== null && form.to !== null;
  const query = useQuery({
    ...orpc.policies.tryAssess.queryOptions({ input: { ...pack, facts: rested } }),
    enabled: isShown && isAsked,
    placeholderData: keepPreviousData,
  });
  const problems = query.data?.problems ?? [];
  const errorAt = (field: string) => {
    const found = problems.find(({ at }) => (at?.field ?? '').replace(/^\//, '') === field);
    return found === undefined ? undefined : problemSentence(found);
  };
  const { assess } = text;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: nothing here is sent; a form would offer to submit */}
      <div className="policies__fields" role="group" aria-label={text.modes.assess}>
        <div className="is-wide">
          <Segments
            label={assess.asks.label}
            options={[
              { value: 'year', label: assess.asks.year },
              { value: 'cycle', label: assess.asks.cycle },
            ]}
            value={form.asks}
            onChange={(asks) => set('asks', asks)}
          />
        </div>
        {form.asks === 'year' ? (
          <NumberField
            label={assess.year}
            isRequired
            value={form.year}
            onChange={(value) => set('year', value)}
            error={form.year === null ? assess.need : errorAt('year')}
          />
        ) : (
          <>
            <NumberField
              label={assess.from}
              isRequired
              value={form.from}
              onChange={(value) => set('from', value)}
              error={form.from === null ? assess.needCycle : errorAt('cycle/from')}
            />
            <NumberField
              label={assess.to}
              isRequired
              value={form.to}
              onChange={(value) => set('to', value)}
              error={form.to === null ? assess.needCycle : errorAt('cycle/to')}
            />
          </>
        )}
      </div>
      <Lines
        form={form}
        errorAt={(line, field) => errorAt(`entries/${countedLines(form).indexOf(line)}/${field}`)}
        onChange={setLine}
        onRemove={(key) =>
          set(
            'lines',
            form.lines.filter((line) => line.key !== key),
          )
        }
        onAdd={addLine}
      />
      <details className="policies__more">
        <summary>{assess.teacher}</summary>
        {/* biome-ignore lint/a11y/useSemanticElements: nothing here is sent; a form would offer to submit */}
        <div className="policies__fields" role="group" aria-label={assess.teacher}>
          <DateField
            label={assess.hiredOn}
            value={form.hiredOn}
            onChange={(date) => set('hiredOn', date)}
            error={errorAt('teacher/hiredOn')}
          />
          <DateField
            label={assess.broughtInOn}
            value={form.broughtInOn}
            onChange={(date) => set('broughtInOn', date)}
            error={errorAt('teacher/broughtInOn')}
          />
          <CheckField
            isWide
            label={assess.proof}
            value={form.hasProof}
            isDisabled={form.broughtInOn === null}
            onChange={(has) => set('hasProof', has)}
          />
        </div>
      </details>
      {isAsked && (
        <AssessAnswer
          query={query}
          decideIn={decideIn}
          titles={{
            year: assess.verdictYear(String(form.year ?? '')),
            cycle: assess.verdictCycle(String(form.from ?? ''), String(form.to ?? '')),
          }}
          onRetry={() => void query.refetch()}
        />
      )}
    </>
  );
}

type LinesProps = {
  readonly form: AssessForm;
  readonly errorAt: (line: AssessLine, field: string) => string | undefined;
  readonly onChange: (key: number, change: Partial<AssessLine>) => void;
  readonly onRemove: (key: number) => void;
  readonly onAdd: () => void;
};

function Lines({ form, errorAt, onChange, onRemove, onAdd }: LinesProps) {
  const { assess } = text;
  const hasYears = form.asks === 'cycle';
  const name = (index: number, word: string) => assess.field(index + 1, word);
  const errors = form.lines.flatMap((line) =>
    ['year', 'hours', 'credits'].flatMap((field) => errorAt(line, field) ?? []),
  );
  return (
    <div className="policies__records">
      <table>
        <thead>
          <tr>
            {hasYears && (
              <th scope="col" className="is-year">
                {assess.year}
              </th>
            )}
            <th scope="col">{text.form}</th>
            <th scope="col" className="is-level">
              {text.level}
            </th>
            <th scope="col" className="is-figure">
              {text.hours}
            </th>
            <th scope="col" className="is-figure">
              {text.credits}
            </th>
            <th />
          </tr>
        </thead>
        <tbody>
          {form.lines.map((line, index) => (
            <tr key={line.key}>
              {hasYears && (
                <td className="is-year">
                  <CellFigure
                    label={name(index, assess.year)}
                    value={line.year === null ? null : line.year * 1000}
                    isWrong={errorAt(line, 'year') !== undefined}
                    onChange={(value) =>
                      onChange(line.key, { year: value === null ? null : Math.round(value / 1000) })
                    }
                    onEnter={onAdd}
                  />
                </td>
              )}
              <td>
                <select
                  aria-label={name(index, text.form)}
                  value={line.form}
                  onChange={(event) => {
                    const chosen = forms.find((one) => one === event.currentTarget.value);
                    if (chosen !== undefined) onChange(line.key, { form: chosen });
                  }}
                >
                  {forms.map((one) => (
                    <option key={one} value={one}>
                      {formWords[one]}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <select
                  aria-label={name(index, text.level)}
                  value={line.level}
                  onChange={(event) => {
                    const chosen = levels.find((one) => one === event.currentTarget.value);
                    if (chosen !== undefined) onChange(line.key, { level: chosen });
                  }}
                >
                  {levels.map((one) => (
                    <option key={one} value={one}>
                      {levelWords[one]}
                    </option>
                  ))}
                </select>
              </td>
              <td className="is-figure">
                <CellFigure
                  label={name(index, text.hours)}
                  value={line.hours}
                  isWrong={errorAt(line, 'hours') !== undefined}
                  onChange={(hours) => onChange(line.key, { hours })}
                  onEnter={onAdd}
                />
              </td>
              <td className="is-figure">
                <CellFigure
                  label={name(index, text.credits)}
                  value={line.credits}
                  isWrong={errorAt(line, 'credits') !== undefined}
                  onChange={(credits) => onChange(line.key, { credits })}
                  onEnter={onAdd}
                />
              </td>
              <td className="is-action">
                <button
                  type="button"
                  className="icon-button is-small"
                  aria-label={assess.remove(index + 1)}
                  onClick={() => onRemove(line.key)}
                >
                  <IconX size={12} stroke={1.75} />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {[...new Set(errors)].map((error) => (
        <p key={error} className="small tone-bad" role="alert">
          {error}
        </p>
      ))}
      <Button size="xs" variant="subtle" onClick={onAdd}>
        ＋ {assess.add}
      </Button>
    </div>
  );
}

type CellFigureProps = {
  readonly label: string;
  readonly value: number | null;
  readonly isWrong: boolean;
  readonly onChange: (value: number | null) => void;
  readonly onEnter: () => void;
};

/** A figure in a cell; what cannot be read stays as typed and is marked. Enter in it adds the next line. */
function CellFigure({ label, value, isWrong, onChange, onEnter }: CellFigureProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isUnreadable = typed !== null && parseFigure(typed) === undefined;
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isUnreadable || isWrong || undefined}
      value={typed ?? (value === null ? '' : formatThousandths(value, 0))}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const figure = parseFigure(next);
        if (figure !== undefined) onChange(figure);
      }}
      onBlur={() => {
        if (!isUnreadable) setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) onEnter();
      }}
    />
  );
}
