import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assert } from '../../../src-shared/lib/assert.ts';
import type { CorrectionEffect } from '../../../src-shared/rpc/contract/corrections.ts';
import { DateField, Form, FormGrid, TextAreaField, TextField } from '../../components/form/form.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { useLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { componentText } from '../../text/components.ts';
import { correctionsText, effectLines, totalChange, verdictChange } from '../../text/corrections.ts';
import { OutdatedCertificates } from './outdated-certificates.tsx';
import { type Return, type ReviewFields, type Tally, wireOf } from './use-return.ts';

const text = correctionsText.dialog;
const SHOWN_MAX = 8;

type DecideDialogProps = {
  readonly sheet: Return;
  readonly tally: Tally;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** What writing it would do, and what the ledger keeps beside it: who, when, which document, why. */
export function DecideDialog({ sheet, tally, isOpen, onClose }: DecideDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={text.title}
      size={760}
      closeButtonProps={{ 'aria-label': componentText.drawer.close }}
    >
      {isOpen && <Decide sheet={sheet} tally={tally} onClose={onClose} />}
    </Modal>
  );
}

type Draft = {
  readonly decidedBy: string;
  readonly decidedOn: string | null;
  readonly document: string;
  readonly reason: string;
  readonly rejection: string;
};

function Decide({ sheet, tally, onClose }: Omit<DecideDialogProps, 'isOpen'>) {
  const { today } = useLedger().ledger;
  const [draft, setDraft] = useState<Draft>({
    decidedBy: '',
    decidedOn: today,
    document: '',
    reason: '',
    rejection: '',
  });
  const effect = useEffectOf(sheet);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const isRefused = (effect.data?.problems.length ?? 0) > 0;
  const fields = fieldsOf(draft, tally.rejected > 0);
  const isReady = fields !== null && !isRefused && effect.data !== undefined;
  const save = () => {
    if (!isReady || fields === null) return;
    onClose();
    sheet.apply(fields);
  };
  return (
    <div className="dialog">
      {effect.error !== null && <ErrorPanel error={effect.error} />}
      {effect.data === undefined && effect.error === null && (
        <p className="tone-muted" role="status">
          {text.counting}…
        </p>
      )}
      {effect.data !== undefined && <Effect effect={effect.data} />}
      <Form label={text.title} onSave={save}>
        <DecideFields draft={draft} set={set} asksWhyNot={tally.rejected > 0} />
        <div className="dialog__buttons">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!isReady} title="Ctrl+Enter">
            {text.confirm(tally.accepted, tally.rejected)}
          </Button>
        </div>
      </Form>
    </div>
  );
}

type DecideFieldsProps = {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** Something is rejected, which needs a reason of its own. */
  readonly asksWhyNot: boolean;
};

function DecideFields({ draft, set, asksWhyNot }: DecideFieldsProps) {
  return (
    <FormGrid>
      <TextField
        label={text.decidedBy}
        placeholder={text.decidedByHint}
        isRequired
        autoFocus
        maxLength={100}
        value={draft.decidedBy}
        onChange={(decidedBy) => set({ decidedBy })}
      />
      <DateField
        label={text.decidedOn}
        isRequired
        value={draft.decidedOn}
        onChange={(decidedOn) => set({ decidedOn })}
      />
      <TextField
        label={text.document}
        isWide
        maxLength={200}
        value={draft.document}
        onChange={(document) => set({ document })}
      />
      <TextAreaField
        label={text.reason}
        hint={text.reasonHint}
        isRequired
        isWide={!asksWhyNot}
        maxLength={400}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
      />
      {asksWhyNot && (
        <TextAreaField
          label={text.rejection}
          hint={text.rejectionHint}
          isRequired
          isWide={false}
          maxLength={400}
          value={draft.rejection}
          onChange={(rejection) => set({ rejection })}
        />
      )}
    </FormGrid>
  );
}

function fieldsOf(draft: Draft, asksWhyNot: boolean): ReviewFields | null {
  const decidedBy = draft.decidedBy.trim();
  const reason = draft.reason.trim();
  const rejection = draft.rejection.trim();
  if (decidedBy === '' || reason === '' || draft.decidedOn === null) return null;
  if (asksWhyNot && rejection === '') return null;
  const document = draft.document.trim();
  return {
    decidedBy,
    decidedOn: draft.decidedOn,
    document: document === '' ? null : document,
    reason,
    rejection: rejection === '' ? null : rejection,
  };
}

function useEffectOf(sheet: Return) {
  const { source, reading, decisions } = sheet;
  const accepted = (reading?.differences ?? [])
    .filter(({ id, canAccept }) => canAccept && decisions.get(id) === 'accept')
    .map(({ id }) => id);
  const fingerprint = reading?.fingerprint ?? '';
  return useQuery({
    queryKey: ['return-effect', fingerprint, accepted],
    queryFn: async (): Promise<CorrectionEffect> => {
      assert(source !== null, 'asked only with a file');
      return client.corrections.effect({ ...wireOf(source), fingerprint, accepted });
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function Effect({ effect }: { readonly effect: CorrectionEffect }) {
  return (
    <section className="corrections__effect" aria-label={text.effect}>
      <ul>
        {effectLines(effect).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {effect.problems.length > 0 && (
        <NoteBox tone="bad">
          <ProblemList problems={effect.problems} />
        </NoteBox>
      )}
      <Years years={effect.years} />
      {effect.certificates.length > 0 && (
        <NoteBox tone="warning">
          <b>{text.certificates(effect.certificates.length)}</b>
          <OutdatedCertificates certificates={effect.certificates} />
          {text.certificatesWay}
        </NoteBox>
      )}
    </section>
  );
}

/** Those whose verdict turns first. */
function Years({ years }: { readonly years: CorrectionEffect['years'] }) {
  if (years.length === 0) return <p className="tone-muted small">{text.noTotals}</p>;
  const turns = (year: CorrectionEffect['years'][number]) =>
    year.verdictBefore !== year.verdictAfter || year.cycleBefore !== year.cycleAfter ? 0 : 1;
  const shown = years.toSorted((a, b) => turns(a) - turns(b)).slice(0, SHOWN_MAX);
  return (
    <table className="corrections__years">
      <caption className="section-title">{text.totals}</caption>
      <thead>
        <tr>
          <th>{text.person}</th>
          <th>{text.year}</th>
          <th>{text.credits}</th>
          <th>{text.hours}</th>
          <th>{text.verdict}</th>
          <th>{text.cycle}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((year) => (
          <tr key={`${year.teacher.uid} ${year.year}`}>
            <td>{year.teacher.name}</td>
            <td>{year.year}</td>
            <td>{totalChange(year.creditsBefore, year.creditsAfter, '')}</td>
            <td>{totalChange(year.hoursBefore, year.hoursAfter, '')}</td>
            <td className={year.verdictBefore === year.verdictAfter ? '' : 'tone-short'}>
              {verdictChange(year.verdictBefore, year.verdictAfter)}
            </td>
            <td className={year.cycleBefore === year.cycleAfter ? '' : 'tone-short'}>
              {verdictChange(year.cycleBefore, year.cycleAfter)}
            </td>
          </tr>
        ))}
        {years.length > shown.length && (
          <tr>
            <td colSpan={6} className="tone-muted">
              {text.totalsMore(years.length - shown.length)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
