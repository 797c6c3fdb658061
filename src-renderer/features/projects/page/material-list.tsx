import { Checkbox } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import { IconButton } from '../../../components/buttons/icon-button.tsx';
import { useCoalescedSave } from '../../../components/form/draft/coalesce.ts';
import { isComposing } from '../../../components/keyboard.ts';
import { invalidateLedger } from '../../../ledger.ts';
import { client } from '../../../rpc.ts';
import { approvalsText } from '../../../text/approvals.ts';
import css from './material-list.module.css';

type Material = Project['materials'][number];
const text = approvalsText.materials;

type Kept = Pick<Material, 'isPresent' | 'fileName'>;

type MaterialListProps = { readonly projectUid: string; readonly materials: readonly Material[] };

/** The papers that the policy wants kept: there or missing, and where (H7). */
export function MaterialList({ projectUid, materials }: MaterialListProps) {
  if (materials.length === 0) return <p className="small tone-muted">{text.none}</p>;
  return (
    <>
      <ul className={css['materials']}>
        {materials.map((material) => (
          <MaterialLine key={material.kind} projectUid={projectUid} material={material} />
        ))}
      </ul>
      <p className="small tone-muted">{text.note}</p>
    </>
  );
}

type MaterialLineProps = { readonly projectUid: string; readonly material: Material };

/** One paper: ticked when it is there, with the name of its scan; both are saved as they are changed. */
function MaterialLine({ projectUid, material }: MaterialLineProps) {
  const { title } = material;
  const { kept, name, setTyped, save } = useMaterial(projectUid, material);
  const saveName = () => void save(kept.isPresent || name.trim() !== '', name);
  return (
    <li>
      <Checkbox
        label={title}
        aria-label={text.mark(title)}
        checked={kept.isPresent}
        onChange={(event) => void save(event.currentTarget.checked, name)}
      />
      <span className={kept.isPresent ? 'tone-ok' : 'tone-short'}>
        {kept.isPresent ? `✓ ${text.present}` : `△ ${text.missing}`}
      </span>
      <span className={css['file']}>
        <input
          aria-label={text.fileOf(title)}
          placeholder={text.fileName}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={saveName}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event)) return;
            event.preventDefault();
            saveName();
          }}
        />
        <ChooseFile label={text.choose(title)} onChosen={(chosen) => void save(true, chosen)} />
      </span>
    </li>
  );
}

/** Whether a paper is there and the name of its scan, as they are kept, and what is typed over the name. */
function useMaterial(projectUid: string, material: Material) {
  const { kind } = material;
  const { value: kept, choose } = useCoalescedSave<Kept>(material, ({ isPresent, fileName }) =>
    client.projects.setMaterial({ projectUid, kind, isPresent, fileName }).then(invalidateLedger),
  );
  /** What is typed and not yet left; no answer takes its place. */
  const [typed, setTyped] = useState<string | null>(null);
  const save = async (isPresent: boolean, text: string) => {
    const trimmed = text.trim();
    const fileName = isPresent && trimmed !== '' ? trimmed : null;
    setTyped(null);
    if (isPresent === kept.isPresent && fileName === kept.fileName) return;
    // A name that could not be saved stays in its field.
    if (!(await choose({ isPresent, fileName }))) setTyped((now) => now ?? text);
  };
  return { kept, name: typed ?? kept.fileName ?? '', setTyped, save };
}

type ChooseFileProps = { readonly label: string; readonly onChosen: (name: string) => void };

/** Takes the name of a chosen file; the file itself stays with the user. */
function ChooseFile({ label, onChosen }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton isSmall aria-label={label} title={label} onClick={() => input.current?.click()}>
        <IconPaperclip size={14} stroke={1.75} />
      </IconButton>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]?.name;
          event.currentTarget.value = '';
          if (chosen !== undefined) onChosen(chosen);
        }}
      />
    </>
  );
}
