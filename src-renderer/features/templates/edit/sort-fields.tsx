import type { TemplateOptions } from '../../../../src-shared/rpc/contract/templates.ts';
import { Chip } from '../../../components/filters/chip.tsx';
import { templatesText as text } from '../../../text/templates.ts';
import plainField from '../plain-field.module.css';
import css from './sort-fields.module.css';
import type { TemplateReading } from './template-corrections.ts';

const SORT_MAX = 3;

type SortFieldsProps = {
  readonly reading: TemplateReading;
  readonly options: TemplateOptions;
  readonly onOptions: (options: TemplateOptions) => void;
};

/** By which fields the rows are sorted, each either way. */
export function SortFields({ reading, options, onOptions }: SortFieldsProps) {
  const { sort } = options;
  const lines = Math.min(SORT_MAX, sort.length + 1);
  const put = (index: number, entry: TemplateOptions['sort'][number] | null) => {
    const next = [...sort.slice(0, index), ...(entry === null ? [] : [entry]), ...sort.slice(index + 1)];
    onOptions({ ...options, sort: next });
  };
  return (
    <div className={css['sort']}>
      {Array.from({ length: lines }, (_, index) => {
        const entry = sort[index];
        const taken = new Set(sort.filter((_other, at) => at !== index).map(({ key }) => key));
        const label = text.sort.by(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first, second and third of an order
          <div key={index}>
            <select
              className={plainField['field']}
              aria-label={`${text.sections.order} ${label}`}
              value={entry?.key ?? ''}
              onChange={(event) => {
                const key = event.currentTarget.value;
                put(index, key === '' ? null : { key, descending: entry?.descending ?? false });
              }}
            >
              <option value="">{index === 0 ? text.sort.none : text.sort.noneMore}</option>
              {reading.fields
                .filter(({ key }) => !taken.has(key))
                .map(({ key, heading }) => (
                  <option key={key} value={key}>
                    {label} {heading}
                  </option>
                ))}
            </select>
            {entry !== undefined && (
              <Chip onClick={() => put(index, { ...entry, descending: !entry.descending })}>
                {entry.descending ? text.sort.descending : text.sort.ascending}
              </Chip>
            )}
          </div>
        );
      })}
    </div>
  );
}
