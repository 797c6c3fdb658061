import { TextAreaField, TextField } from '../../../components/form/fields.tsx';
import { FormGrid } from '../../../components/form/form-grid.tsx';
import { DateField } from '../../../components/form/parsed-fields.tsx';
import { correctionsText } from '../../../text/corrections.ts';
import type { ReviewDraft } from './review-draft.ts';

const text = correctionsText.dialog;

type DecideFieldsProps = {
  readonly draft: ReviewDraft;
  readonly set: (change: Partial<ReviewDraft>) => void;
  /** Something is rejected, which needs a reason of its own. */
  readonly asksWhyNot: boolean;
};

/** Who decided when, by which document and why; why not, where something is rejected. */
export function DecideFields({ draft, set, asksWhyNot }: DecideFieldsProps) {
  const bind = <Key extends keyof ReviewDraft>(key: Key) => ({
    value: draft[key],
    onChange: (value: ReviewDraft[Key]) => set({ [key]: value }),
  });
  return (
    <FormGrid>
      <TextField
        label={text.decidedBy}
        placeholder={text.decidedByHint}
        isRequired
        autoFocus
        maxLength={100}
        {...bind('decidedBy')}
      />
      <DateField label={text.decidedOn} isRequired {...bind('decidedOn')} />
      <TextField label={text.document} isWide maxLength={200} {...bind('document')} />
      <TextAreaField
        label={text.reason}
        hint={text.reasonHint}
        isRequired
        isWide={!asksWhyNot}
        maxLength={400}
        {...bind('reason')}
      />
      {asksWhyNot && (
        <TextAreaField
          label={text.rejection}
          hint={text.rejectionHint}
          isRequired
          isWide={false}
          maxLength={400}
          {...bind('rejection')}
        />
      )}
    </FormGrid>
  );
}
