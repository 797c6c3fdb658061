import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import '../../../components/form/form.css';
import { findRegionName } from '../../../../src-shared/people/region.ts';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { useIsHere } from '../../../components/busy.ts';
import { Form, FormGrid, NumberField, SelectField, TextAreaField } from '../../../components/form/form.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { FormDialog } from '../../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { invalidateLedger, useLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { client, orpc } from '../../../rpc.ts';
import { componentText } from '../../../text/components.ts';
import { describeError } from '../../../text/errors.ts';
import { policiesText } from '../../../text/policies.ts';
import { fieldErrors } from '../../../text/problems.ts';
import { isInForce } from './in-force.ts';

const text = policiesText.force;

type InForceDialogProps = {
  readonly isOpen: boolean;
  readonly packs: readonly PackRow[];
  readonly periods: readonly PackPeriod[];
  /** The pack chosen at first, unless it is in force already. */
  readonly initial: string;
  readonly onClose: () => void;
};

/** Sets a pack in force from a registration year, after saying what follows from it. */
export function InForceDialog({ isOpen, onClose, ...rest }: InForceDialogProps) {
  return (
    <FormDialog
      opened={isOpen}
      onClose={onClose}
      title={text.dialog.title}
      size={600}
      closeOnClickOutside={false}
    >
      {isOpen && <InForceForm {...rest} onClose={onClose} />}
    </FormDialog>
  );
}

function InForceForm({ packs, periods, initial, onClose }: Omit<InForceDialogProps, 'isOpen'>) {
  const { ledger } = useLedger();
  const thisYear = Number(ledger.today.slice(0, 4));
  const [packId, setPackId] = useState<string | null>(() => {
    const first = packs.find(({ id }) => id === initial);
    return first === undefined || isInForce(first, periods, thisYear + 1) ? null : initial;
  });
  const [year, setYear] = useState<number | null>(thisYear + 1);
  const [reason, setReason] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const isHere = useIsHere();
  const [isSaving, setIsSaving] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const pack = packs.find(({ id }) => id === packId);
  const isAlready = pack !== undefined && year !== null && isInForce(pack, periods, year);
  const save = async () => {
    setIsTouched(true);
    if (isSaving || isAlready || pack === undefined || year === null || reason.trim() === '') return;
    setIsSaving(true);
    setFailure(null);
    setErrors({});
    try {
      await client.policies.setInForce({
        pack: { id: pack.id, version: pack.version },
        fromYear: year,
        reason: reason.trim(),
      });
      await invalidateLedger();
      showDone(text.done(pack.shortTitle, year));
      if (isHere()) onClose();
    } catch (error) {
      if (!isHere()) return showError(error);
      const { problems } = describeError(error);
      const placed = fieldErrors(problems);
      setErrors(placed);
      if (placed['fromYear'] === undefined) setFailure(error);
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <Form label={text.dialog.title} onSave={save}>
      <FormGrid>
        <SelectField
          label={text.dialog.pack}
          isRequired
          isWide
          value={packId}
          options={packs.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => {
            if (id !== null) setPackId(id);
            setErrors({});
          }}
          error={isTouched && pack === undefined ? text.dialog.packRequired : undefined}
        />
        <NumberField
          label={text.dialog.year}
          isRequired
          value={year}
          onChange={(value) => {
            setYear(value);
            setErrors({});
          }}
          error={year === null ? text.dialog.yearRequired : errors['fromYear']}
        />
        <TextAreaField
          label={text.dialog.reason}
          hint={text.dialog.reasonHint}
          isRequired
          maxLength={500}
          value={reason}
          onChange={setReason}
          onBlur={() => setIsTouched(true)}
          error={isTouched && reason.trim() === '' ? componentText.dialog.reasonRequired : undefined}
        />
      </FormGrid>
      {isAlready && <NoteBox>{text.dialog.already(year, pack.shortTitle)}</NoteBox>}
      {pack !== undefined && year !== null && !isAlready && (
        <Consequences pack={pack} year={year} thisYear={thisYear} onClose={onClose} />
      )}
      {failure !== null && <ErrorPanel error={failure} />}
      <div className="dialog__buttons">
        <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={isAlready}
          loading={isSaving}
          title={componentText.form.shortcut}
        >
          {text.dialog.confirm(year)}
        </Button>
      </div>
    </Form>
  );
}

type ConsequencesProps = {
  readonly pack: PackRow;
  readonly year: number;
  readonly thisYear: number;
  readonly onClose: () => void;
};

function Consequences({ pack, year, thisYear, onClose }: ConsequencesProps) {
  const { ledger } = useLedger();
  const { dialog } = text;
  const starts = useQuery(orpc.app.policies.queryOptions()).data?.find(({ id }) => id === pack.id);
  const lines = dialog.lines(year, pack.shortTitle, starts?.registrationYearStart ?? '01-01');
  return (
    <div className="policies__consequences">
      <h3>{dialog.consequences}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{dialog.kept}</li>
      </ul>
      {year <= thisYear && <NoteBox tone="warning">{dialog.reassess(year, thisYear)}</NoteBox>}
      {pack.openCount > 0 && <NoteBox tone="warning">{dialog.openPoints(pack.openCount)}</NoteBox>}
      {!pack.coversHere && pack.regionCode !== null && (
        <NoteBox tone="warning">{dialog.outside(findRegionName(pack.regionCode) ?? pack.regionCode)}</NoteBox>
      )}
      {pack.id !== ledger.policy.id && (
        <button
          type="button"
          className="policies__link"
          onClick={() => {
            onClose();
            navigate(`/policies?view=compare&with=${encodeURIComponent(pack.id)}`);
          }}
        >
          {dialog.compareFirst}
        </button>
      )}
    </div>
  );
}
