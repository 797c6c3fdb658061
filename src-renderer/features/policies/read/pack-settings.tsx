import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import { LinkButton } from '../../../components/buttons/link-button.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { pointValueText } from '../../../text/decisions.ts';
import { readText } from '../../../text/policies/read.ts';
import { OwnTag } from '../own-tag.tsx';
import type { NoteHomes } from './note-homes.ts';
import css from './pack-settings.module.css';
import { Reading } from './reading.tsx';

const text = readText.settings;

type PackSettingsProps = {
  readonly document: DescribedPack;
  readonly homes: NoteHomes;
  readonly canDecide: (setting: string) => boolean;
  readonly onDecide: (setting: string) => void;
  readonly onJump: (id: string) => void;
};

/** The figures that the regulation leaves open, with what holds for them here. */
export function PackSettings({ document, homes, canDecide, onDecide, onJump }: PackSettingsProps) {
  return (
    <ol className={css['settings']}>
      {document.settings.map((setting) => (
        <li key={setting.field} id={setting.field} tabIndex={-1}>
          <div>
            <p>
              {setting.title} <ClauseTag clause={setting.clause} />
              <OwnTag isOwn={setting.isOwn} />
            </p>
            <Reading of={[setting]} homes={homes} onJump={onJump} />
          </div>
          <Value setting={setting} />
          {canDecide(setting.id) ? (
            <LinkButton onClick={() => onDecide(setting.id)}>
              {setting.decided === null ? text.decide : text.change}
            </LinkButton>
          ) : (
            <small className="tone-muted">{text.later}</small>
          )}
        </li>
      ))}
    </ol>
  );
}

function Value({ setting }: { readonly setting: DescribedPack['settings'][number] }) {
  return (
    <span className={css['value']}>
      {setting.value === null ? (
        <b className="tone-short">{text.open}</b>
      ) : (
        <>
          <b>{pointValueText(setting.unit, setting.value)}</b>
          <small>{setting.decided === null ? text.suggested : text.decided}</small>
        </>
      )}
    </span>
  );
}
