import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { IconButton } from '../../../components/buttons/icon-button.tsx';
import { SelectField } from '../../../components/form/fields.tsx';
import { partWords, setText as text } from '../../../text/policies/sets.ts';
import { type FollowedText, movedUp, wholeText, withPart } from './followed-texts.ts';
import css from './texts-editor.module.css';

type TextsEditorProps = {
  readonly packs: readonly PackRow[];
  /** The first is chosen above; the others stand behind it in the order in which they go before each other. */
  readonly texts: readonly FollowedText[];
  readonly onChange: (texts: readonly FollowedText[]) => void;
};

/** Texts that hold beside the first one, and which parts of each. */
export function TextsEditor({ packs, texts, onChange }: TextsEditorProps) {
  const rest = packs.filter(({ id }) => !texts.some((each) => each.id === id));
  const add = (id: string | null) => {
    const pack = packs.find((each) => each.id === id);
    if (pack !== undefined) onChange([...texts, wholeText(pack)]);
  };
  return (
    <fieldset className={css['texts']}>
      <legend>{text.texts}</legend>
      <ol>
        {texts.map((each, index) => (
          <TextLine
            key={each.id}
            pack={packs.find(({ id }) => id === each.id)}
            text={each}
            isFirst={index === 0}
            onChange={(changed) => onChange(texts.with(index, changed))}
            onUp={() => onChange(movedUp(texts, index))}
            onRemove={() => onChange(texts.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <SelectField
        isSearchable
        label={text.add}
        placeholder={text.addPlaceholder}
        value={null}
        options={rest.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={add}
      />
    </fieldset>
  );
}

type TextLineProps = {
  readonly pack: PackRow | undefined;
  readonly text: FollowedText;
  readonly isFirst: boolean;
  readonly onChange: (text: FollowedText) => void;
  readonly onUp: () => void;
  readonly onRemove: () => void;
};

function TextLine({ pack, text: followed, isFirst, onChange, onUp, onRemove }: TextLineProps) {
  const title = pack?.shortTitle ?? followed.id;
  return (
    <li>
      <span>{title}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: boxes of one line; a fieldset would draw a frame */}
      <span className={css['parts']} role="group" aria-label={text.partsOf(title)}>
        {(pack?.parts ?? followed.parts).map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={followed.parts.includes(part)}
              onChange={(event) => onChange(withPart(followed, part, event.currentTarget.checked))}
            />
            {partWords[part]}
          </label>
        ))}
      </span>
      {!isFirst && (
        <span className={css['buttons']}>
          <IconButton isSmall aria-label={text.up(title)} title={text.up(title)} onClick={onUp}>
            ↑
          </IconButton>
          <IconButton isSmall aria-label={text.remove(title)} title={text.remove(title)} onClick={onRemove}>
            ×
          </IconButton>
        </span>
      )}
    </li>
  );
}
