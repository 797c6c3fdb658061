import { LinkButton } from '../../../../components/buttons/link-button.tsx';
import { FilterToggle } from '../../../../components/filters/filters.tsx';
import { navigate } from '../../../../routing.ts';
import { editText as text } from '../../../../text/policies/edit.ts';
import { policiesText } from '../../../../text/policies/page.ts';
import { Contents } from '../../contents.tsx';
import layout from '../../layout.module.css';
import type { EditSection } from '../edit-groups.ts';
import type { SavedPack } from '../use-pack-draft.ts';
import css from './edit-nav.module.css';

type EditNavProps = {
  readonly sections: readonly EditSection[];
  readonly saved: SavedPack;
  readonly onlyChanged: boolean;
  readonly onOnlyChanged: (isOn: boolean) => void;
  readonly onJump: (id: string) => void;
};

/** The sections of the form and the versions saved so far. */
export function EditNav({ sections, saved, onlyChanged, onOnlyChanged, onJump }: EditNavProps) {
  return (
    <nav className={layout['nav']} aria-label={policiesText.list.contents}>
      <section>
        <div className={css['filter']}>
          <FilterToggle label={text.filter} isOn={onlyChanged} onChange={onOnlyChanged} />
        </div>
        <Contents
          chapters={sections.map(({ id }) => ({ id, title: text.sections[id] ?? id }))}
          onJump={onJump}
        />
      </section>
      <Versions saved={saved} />
    </nav>
  );
}

function Versions({ saved }: { readonly saved: SavedPack }) {
  return (
    <section>
      <h2>{text.versions}</h2>
      <ul className={css['versions']}>
        {saved.versions.toReversed().map((version) => (
          <li key={version.version}>
            <b>{policiesText.list.version(version.version)}</b>
            <small>
              {version.savedAt.slice(0, 10)} · {version.actor}
            </small>
            <small>{version.reason}</small>
          </li>
        ))}
      </ul>
      <LinkButton
        className={css['read']}
        onClick={() => navigate(`/policies?pack=${encodeURIComponent(saved.pack.id)}`)}
      >
        {policiesText.tabs.read}
      </LinkButton>
    </section>
  );
}
