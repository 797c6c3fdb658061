import { Checkbox } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { isComposing } from '../../components/keyboard.ts';
import { showError } from '../../components/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { approvalsText } from '../../text/approvals.ts';

type Material = Project['materials'][number];
const text = approvalsText.materials;

type MaterialListProps = { readonly projectUid: string; readonly materials: readonly Material[] };

/** The papers that the policy wants kept: there or missing, and where (H7). */
export function MaterialList({ projectUid, materials }: MaterialListProps) {
  if (materials.length === 0) return <p className="small tone-muted">{text.none}</p>;
  return (
    <>
      <ul className="project-materials">
        {materials.map((material) => (
          <MaterialLine key={material.kind} projectUid={projectUid} material={material} />
        ))}
      </ul>
      <p className="small tone-muted">{text.note}</p>
    </>
  );
}

function MaterialLine({
  projectUid,
  material,
}: {
  readonly projectUid: string;
  readonly material: Material;
}) {
  const [name, setName] = useState(material.fileName ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setName(material.fileName ?? ''), [material.fileName]);
  const save = (isPresent: boolean, fileName: string) => {
    const kept = fileName.trim() === '' ? null : fileName.trim();
    if (isPresent === material.isPresent && kept === material.fileName) return;
    client.projects
      .setMaterial({ projectUid, kind: material.kind, isPresent, fileName: isPresent ? kept : null })
      .then(invalidateLedger)
      .catch((error: unknown) => {
        setName(material.fileName ?? '');
        showError(error);
      });
  };
  return (
    <li>
      <Checkbox
        label={material.title}
        aria-label={text.mark(material.title)}
        checked={material.isPresent}
        onChange={(event) => save(event.currentTarget.checked, name)}
      />
      <span className={material.isPresent ? 'tone-ok' : 'tone-short'}>
        {material.isPresent ? `✓ ${text.present}` : `△ ${text.missing}`}
      </span>
      <span className="project-materials__file">
        <input
          aria-label={text.fileOf(material.title)}
          placeholder={text.fileName}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => save(material.isPresent || name.trim() !== '', name)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event)) return;
            event.preventDefault();
            save(material.isPresent || name.trim() !== '', name);
          }}
        />
        <button
          type="button"
          className="icon-button is-small"
          aria-label={text.choose(material.title)}
          title={text.choose(material.title)}
          onClick={() => input.current?.click()}
        >
          <IconPaperclip size={14} stroke={1.75} />
        </button>
        <input
          ref={input}
          type="file"
          hidden
          aria-hidden="true"
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0]?.name;
            event.currentTarget.value = '';
            if (chosen === undefined) return;
            setName(chosen);
            save(true, chosen);
          }}
        />
      </span>
    </li>
  );
}
