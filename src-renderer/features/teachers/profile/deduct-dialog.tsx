import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { deductionCalls } from '../../../bound-calls.ts';
import { SelectField, TextField } from '../../../components/form/fields.tsx';
import { DateField } from '../../../components/form/parsed-fields.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { ReasonDialog } from '../../../components/overlay/dialogs.tsx';
import { showDone } from '../../../components/overlay/toasts.tsx';
import { useServices } from '../../../components/services.ts';
import { navigate } from '../../../routing.ts';
import { formatHours } from '../../../text/format.ts';
import { teachersText } from '../../../text/teachers.ts';

const text = teachersText.profile.deduct;

type DeductProps = { readonly teacher: { readonly uid: string; readonly name: string } };

/** Takes hours away where a text in force has a rule for it (SR1); nothing where none has. */
export function DeductButton({ teacher }: DeductProps) {
  const { today } = useServices();
  const [isOpen, setIsOpen] = useState(false);
  const rules = useQuery(deductionCalls.rules(today)).data?.rules ?? [];
  if (rules.length === 0) return null;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{text.action}</Button>
      <DeductDialog teacher={teacher} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

const ruleKey = (rule: { readonly policyId: string; readonly ruleId: string }) =>
  `${rule.policyId}/${rule.ruleId}`;

type DeductDialogProps = DeductProps & { readonly isOpen: boolean; readonly onClose: () => void };

/** Which rule, who found it, when, and why; the hours are the text's, or what was decided once. */
function DeductDialog({ teacher, isOpen, onClose }: DeductDialogProps) {
  const { today } = useServices();
  const [chosen, setChosen] = useState<string | null>(null);
  const [inspectedBy, setInspectedBy] = useState('');
  const [inspectedOn, setInspectedOn] = useState<string | null>(today);
  const [paper, setPaper] = useState('');
  useEffect(() => {
    if (isOpen) return;
    setChosen(null);
    setInspectedBy('');
    setInspectedOn(today);
    setPaper('');
  }, [isOpen, today]);
  // The texts in force on the day that is typed, which need not be today's.
  const rules = useQuery(deductionCalls.rules(inspectedOn ?? today)).data?.rules ?? [];
  const rule = rules.find((known) => ruleKey(known) === chosen) ?? rules[0];
  const hours = rule === undefined || rule.hours === null ? null : formatHours(rule.hours);
  const deduct = async (reason: string) => {
    if (rule === undefined || inspectedOn === null) return;
    const { policyId, ruleId } = rule;
    const done = await deductionCalls.take({
      ...{ policyId, ruleId, inspectedBy, inspectedOn, reason, teacherUids: [teacher.uid] },
      paper: paper.trim() === '' ? null : paper.trim(),
    });
    showDone(text.done(teacher.name, formatHours(done.hours), done.year));
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={text.title(teacher.name)}
      confirmLabel={hours === null ? text.confirmOpen : text.confirm(hours)}
      isDanger
      onClose={onClose}
      onConfirm={deduct}
      reasonLabel={text.reason}
      canConfirm={hours !== null && inspectedOn !== null && inspectedBy.trim() !== ''}
      fields={
        <>
          {rules.length > 1 && (
            <SelectField
              label={text.rule}
              isRequired
              value={rule === undefined ? null : ruleKey(rule)}
              options={rules.map((known) => ({ value: ruleKey(known), label: known.title }))}
              onChange={setChosen}
            />
          )}
          <TextField
            label={text.inspectedBy}
            isRequired
            maxLength={100}
            value={inspectedBy}
            onChange={setInspectedBy}
          />
          <DateField label={text.inspectedOn} isRequired value={inspectedOn} onChange={setInspectedOn} />
          <TextField label={text.paper} maxLength={200} value={paper} onChange={setPaper} />
        </>
      }
    >
      {rule !== undefined && (
        <p>
          {rule.title} <ClauseTag clause={rule.clause} />
        </p>
      )}
      {hours === null ? (
        <NoteBox tone="warning">
          {text.open}{' '}
          <Button size="xs" onClick={() => navigate('/policies?view=points')}>
            {text.toPoints}
          </Button>
        </NoteBox>
      ) : (
        <p>
          {text.says(hours)}
          {rule?.withholds != null && text.withheld(rule.withholds)}
        </p>
      )}
    </ReasonDialog>
  );
}
