import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ProjectFields } from '../../../../src-shared/training/project.ts';
import { IconButton } from '../../../components/buttons/icon-button.tsx';
import { CheckField } from '../../../components/form/fields.tsx';
import { FigureField, NumberField } from '../../../components/form/parsed-fields.tsx';
import { projectsText } from '../../../text/projects.ts';
import { yearsTouched } from '../project-fields.ts';
import type { ProjectForm } from './use-project-form.ts';
import css from './year-parts.module.css';

const text = projectsText.form;

type Part = NonNullable<ProjectFields['byYear']>[number];

/** The parts by year, only for a project that crosses New Year and whose document splits it (H14.1). */
export function YearParts({ form }: { readonly form: ProjectForm }) {
  const { values, errors } = form;
  const parts = values.byYear ?? [];
  const years = yearsTouched(values.startOn, values.endOn);
  if (years.length < 2 && parts.length === 0) return null;
  const set = (next: readonly Part[]) => form.set('byYear', next.length === 0 ? null : [...next]);
  return (
    <div className={css['years']}>
      <CheckField
        label={text.byYear}
        hint={text.byYearHint}
        value={parts.length > 0}
        onChange={(isOn) => set(isOn ? years.map(emptyPart) : [])}
      />
      {parts.map((part, index) => (
        <PartRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the year itself may be edited
          key={index}
          part={part}
          onChange={(change) => set(parts.map((old, at) => (at === index ? { ...old, ...change } : old)))}
          onRemove={() => set(parts.filter((_, at) => at !== index))}
        />
      ))}
      {parts.length > 0 && (
        <div>
          <Button
            size="xs"
            leftSection={<IconPlus size={13} />}
            onClick={() => set([...parts, emptyPart(nextYear(parts, values.startOn))])}
          >
            {text.byYearAdd}
          </Button>
        </div>
      )}
      {errors.byYear !== undefined && (
        <p className="small tone-bad" role="alert">
          {errors.byYear}
        </p>
      )}
    </div>
  );
}

const emptyPart = (year: number): Part => ({ year, days: null, hours: null });

/** The year after the last part, or after the first day. */
function nextYear(parts: readonly Part[], startOn: string | null): number {
  return (parts.at(-1)?.year ?? Number((startOn ?? '2024').slice(0, 4))) + 1;
}

type PartRowProps = {
  readonly part: Part;
  readonly onChange: (change: Partial<Part>) => void;
  readonly onRemove: () => void;
};

function PartRow({ part, onChange, onRemove }: PartRowProps) {
  const remove = text.byYearRemove(String(part.year));
  return (
    <div className={css['row']}>
      <NumberField
        label={text.byYearYear}
        value={part.year}
        onChange={(year) => year !== null && onChange({ year })}
      />
      <FigureField
        label={text.days}
        unit={text.unitDay}
        value={part.days}
        onChange={(days) => onChange({ days })}
      />
      <FigureField
        label={text.hours}
        unit={text.unitHour}
        value={part.hours}
        onChange={(hours) => onChange({ hours })}
      />
      <IconButton aria-label={remove} title={remove} onClick={onRemove}>
        <IconX size={15} />
      </IconButton>
    </div>
  );
}
