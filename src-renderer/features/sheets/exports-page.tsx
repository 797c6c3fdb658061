import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { FilterToggle } from '../../components/filters.tsx';
import { Form, FormGrid, SelectField, TextField } from '../../components/form.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { showError } from '../../components/toasts.tsx';
import { useLedger } from '../../ledger.ts';
import { client, orpc, saveFile } from '../../rpc.ts';
import { describeError } from '../../text/errors.ts';
import { formatBytes } from '../../text/format.ts';
import { sheetsText } from '../../text/sheets.ts';
import './sheets.css';

const text = sheetsText.registration;
type Scope = 'project' | 'year';
const scopes = [
  { value: 'year', label: text.byYear },
  { value: 'project', label: text.byProject },
] as const;
type Done = { readonly name: string; readonly rows: number; readonly bytes: number };

/** 报表与导出: the registration sheet of a project or of a year, written with the seal of the ledger. */
export function ExportsPage() {
  return (
    <div className="page">
      <PageHead title={sheetsText.title} />
      <div className="page__body">
        <RegistrationSheet />
      </div>
    </div>
  );
}

function isNothingToWrite(error: unknown): boolean {
  return describeError(error).problems.some((problem) => problem.code === 'sheet.nothingToWrite');
}

function RegistrationSheet() {
  const { ledger, years } = useLedger();
  const [scope, setScope] = useState<Scope>('year');
  const [projectUid, setProjectUid] = useState<string | null>(null);
  const [year, setYear] = useState<string | null>(String(ledger.year));
  const [organisationName, setOrganisationName] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const projects = useQuery(orpc.projects.list.queryOptions({ input: {} }));
  const facets = useQuery(orpc.teachers.facets.queryOptions());
  const registered = projects.data?.rows.filter((row) => row.registeredCount > 0) ?? [];
  const canExport = scope === 'year' ? year !== null : projectUid !== null;

  const run = async () => {
    if (!canExport || isBusy) return;
    setIsBusy(true);
    setDone(null);
    try {
      const name = organisationName.trim();
      const events = await client.sheets.write({
        request:
          scope === 'project'
            ? { kind: 'registration', projectUid }
            : { kind: 'registration', year: Number(year), organisationName: name === '' ? null : name },
      });
      let step = await events.next();
      while (step.done !== true) step = await events.next();
      const { file, rows } = step.value;
      saveFile(file);
      setDone({ name: file.name, rows, bytes: file.size });
    } catch (error) {
      if (isNothingToWrite(error)) setDone({ name: '', rows: 0, bytes: 0 });
      else showError(error);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <section className="sheets__card" aria-label={text.title}>
      <header>
        <h2>{text.title}</h2>
        <p>{text.body}</p>
        <p className="small tone-muted">{text.format}</p>
      </header>
      <Form label={text.title} onSave={() => void run()}>
        <div className="row">
          {scopes.map(({ value, label }) => (
            <FilterToggle
              key={value}
              label={label}
              isOn={scope === value}
              onChange={() => {
                setScope(value);
                setDone(null);
              }}
            />
          ))}
        </div>
        {scope === 'year' ? (
          <FormGrid>
            <SelectField
              label={text.year}
              isRequired
              options={years.map((value) => ({ value: String(value), label: text.yearOption(value) }))}
              value={year}
              onChange={setYear}
            />
            <TextField
              label={text.organisation}
              hint={text.organisationHint}
              suggestions={facets.data?.organisations ?? []}
              maxLength={100}
              value={organisationName}
              onChange={setOrganisationName}
            />
          </FormGrid>
        ) : (
          <SelectField
            label={text.project}
            isRequired
            isSearchable
            options={registered.map((row) => ({
              value: row.uid,
              label: `${row.name}（${text.people(row.registeredCount)}）`,
            }))}
            hint={projects.data !== undefined && registered.length === 0 ? text.noProjects : undefined}
            value={projectUid}
            onChange={setProjectUid}
          />
        )}
        {projects.error !== null && <ErrorPanel error={projects.error} />}
        <div className="row">
          <Button type="submit" variant="filled" loading={isBusy} disabled={!canExport} title="Ctrl+Enter">
            {text.export}
          </Button>
        </div>
        {done !== null &&
          (done.rows === 0 ? (
            <NoteBox tone="warning">
              <b>{text.none}</b>　{text.noneBody}
            </NoteBox>
          ) : (
            <NoteBox tone="ok">
              {text.exported(done.name, done.rows)}（{formatBytes(done.bytes)}）
            </NoteBox>
          ))}
      </Form>
    </section>
  );
}
