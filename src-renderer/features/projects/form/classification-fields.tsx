import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type ClassificationAxis,
  isDivided,
} from '../../../../src-shared/policy/pack/classification-axis.ts';
import { SelectField } from '../../../components/form/fields.tsx';
import { orpc } from '../../../rpc.ts';
import type { ProjectForm } from './use-project-form.ts';

/** What the texts in force ask of a training beside form and level, a choice for each axis; nothing where they ask none. */
export function ClassificationFields({ form }: { readonly form: ProjectForm }) {
  const { form: trainingForm, endOn } = form.values;
  const query = useQuery({
    ...orpc.projects.axes.queryOptions({ input: { on: endOn } }),
    placeholderData: keepPreviousData,
  });
  const axes = query.data?.axes.filter((axis) => isDivided(axis, trainingForm)) ?? [];
  return axes.map((axis) => <AxisField key={axis.id} form={form} axis={axis} />);
}

type AxisFieldProps = { readonly form: ProjectForm; readonly axis: ClassificationAxis };

function AxisField({ form, axis }: AxisFieldProps) {
  const { value, onChange, ...binding } = form.bind('classification');
  return (
    <SelectField
      label={axis.title}
      hint={axis.text}
      options={axis.values.map(({ id, title }) => ({ value: id, label: title }))}
      {...binding}
      value={value?.[axis.id] ?? null}
      onChange={(chosen) => {
        const { [axis.id]: _before, ...others } = value ?? {};
        const next = chosen === null ? others : { ...others, [axis.id]: chosen };
        onChange(Object.keys(next).length === 0 ? null : next);
      }}
    />
  );
}
