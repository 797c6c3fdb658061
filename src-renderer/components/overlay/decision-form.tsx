import { Button } from '@mantine/core';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { hasFigure, type OpenKind } from '../../../src-shared/policy/award/open-point.ts';
import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { componentText } from '../../text/components.ts';
import { decisionsText, kindUnit, kindWord, unitWord } from '../../text/decisions.ts';
import { formatThousandths } from '../../text/format.ts';
import { optionsOf } from '../filters/options.ts';
import { type FieldBinding, useDraft } from '../form/draft/use-draft.ts';
import { SelectField, TextAreaField, TextField } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { FormGrid } from '../form/form-grid.tsx';
import { DateField, FigureField } from '../form/parsed-fields.tsx';
import { SaveFailure } from '../form/save-failure.tsx';
import { useSave } from '../form/use-save.ts';
import { NoteBox } from '../notes/note-box.tsx';
import { ClauseTag } from '../notes/tag.tsx';
import { useServices } from '../services.ts';
import { DialogButtons } from './dialog-parts.tsx';

/** A point that a regulation gives no number for. */
export type SilentPoint = Outputs['decisions']['list'][number];
const text = decisionsText.dialog;

/** The call that decides it. */
export type Decide = (input: Inputs['decisions']['decide']) => Promise<unknown>;

type DecisionFormProps = {
  readonly point: SilentPoint;
  readonly decide: Decide;
  readonly onClose: () => void;
};

type Values = {
  /** Of an open point; a setting has none. */
  readonly kind: OpenKind | null;
  readonly value: number | null;
  readonly decidedBy: string;
  readonly decidedOn: string | null;
  readonly reason: string;
};

/** Whether a figure is asked: of every setting, of an open point by how it is decided. */
function asksFigure(point: SilentPoint, { kind }: Pick<Values, 'kind'>): boolean {
  return kind === null ? point.kinds.length === 0 : hasFigure(kind);
}

function validate(point: SilentPoint, values: Values) {
  const required = componentText.form.required;
  return {
    kind: point.kinds.length > 0 && values.kind === null ? required : undefined,
    value: asksFigure(point, values) && values.value === null ? required : undefined,
    decidedBy: values.decidedBy.trim() === '' ? required : undefined,
    decidedOn: values.decidedOn === null ? required : undefined,
    reason: values.reason.trim() === '' ? componentText.dialog.reasonRequired : undefined,
  };
}

/** Asks for the figure that a regulation does not state: how and how much, who, when, why. The ledger keeps all of it. */
export function DecisionForm({ point, decide, onClose }: DecisionFormProps) {
  const { today } = useServices();
  const form = useDraft<Values>({
    draftKey: `decision:${point.policyId}:${point.settingId}`,
    initial: {
      kind: point.current?.kind ?? null,
      value: point.current?.value ?? null,
      decidedBy: '',
      decidedOn: today,
      reason: '',
    },
    validate: (values) => validate(point, values),
  });
  const save = useSave(form, {
    call: ({ kind, value, decidedBy, decidedOn, reason }) =>
      decide({
        policyId: point.policyId,
        settingId: point.settingId,
        ...(kind === null ? {} : { kind }),
        value: value ?? 0,
        decidedBy: decidedBy.trim(),
        decidedOn: assertPresent(decidedOn, 'checked'),
        reason: reason.trim(),
      }),
    done: text.saved,
    onDone: onClose,
  });
  const { kind } = form.values;
  const unit = kind === null ? unitWord(point.unit) : kindUnit(kind);
  return (
    <Form label={text.title} onSave={save.submit}>
      <div>
        <b className="strong">{point.title}</b> <ClauseTag clause={point.clause} />
        <p className="small tone-muted">{text.body}</p>
      </div>
      {point.note !== null && <NoteBox>{point.note}</NoteBox>}
      <FormGrid>
        {point.kinds.length > 0 && (
          <SelectField
            label={text.kind}
            isRequired
            isWide
            autoFocus
            options={point.kinds.map((value) => ({ value, label: kindWord(value) }))}
            {...form.bind('kind')}
          />
        )}
        {asksFigure(point, form.values) && (
          <ValueField point={point} unit={unit} binding={form.bind('value')} />
        )}
        <DateField label={text.decidedOn} isRequired {...form.bind('decidedOn')} />
        <TextField
          label={text.decidedBy}
          hint={text.decidedByHint}
          isRequired
          isWide
          maxLength={50}
          {...form.bind('decidedBy')}
        />
        <TextAreaField
          label={text.reason}
          hint={text.reasonHint}
          isRequired
          maxLength={500}
          {...form.bind('reason')}
        />
      </FormGrid>
      <Suggestion
        point={point}
        value={form.values.value}
        unit={unit}
        onFill={(value) => form.set('value', value)}
      />
      <SaveFailure save={save} />
      <p className="small tone-muted">{text.keeps}</p>
      <DialogButtons save={save} title={componentText.form.shortcut} onClose={onClose}>
        {text.confirm}
      </DialogButtons>
    </Form>
  );
}

const yesNoOptions = optionsOf(['1000', '0'] as const, text.yesNo);

type ValueFieldProps = {
  readonly point: SilentPoint;
  readonly unit: string;
  readonly binding: FieldBinding<number | null>;
};

/** The figure of a point, or the answer where the point is a question (A33). */
function ValueField({ point, unit, binding }: ValueFieldProps) {
  const shared = { label: text.value, isRequired: true, autoFocus: point.kinds.length === 0 };
  if (point.unit !== 'yes-no') return <FigureField {...shared} unit={unit} {...binding} />;
  const { value, onChange, ...rest } = binding;
  return (
    <SelectField
      {...shared}
      {...rest}
      options={yesNoOptions}
      value={value === null ? null : value === 0 ? '0' : '1000'}
      onChange={(answer) => onChange(answer === null ? null : Number(answer))}
    />
  );
}

type SuggestionProps = {
  readonly point: SilentPoint;
  readonly value: number | null;
  readonly unit: string;
  readonly onFill: (value: number) => void;
};

/** Fills in the figure that the pack suggests; nothing where it suggests none or it stands there already. */
function Suggestion({ point, value, unit, onFill }: SuggestionProps) {
  const suggested = point.default;
  if (suggested === null || value === suggested) return null;
  return (
    <div>
      <Button size="xs" onClick={() => onFill(suggested)}>
        {text.suggestion(`${formatThousandths(suggested, 0)} ${unit}`)}
      </Button>
    </div>
  );
}
