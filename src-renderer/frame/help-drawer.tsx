import { SideDrawer } from '../components/overlay/side-drawer.tsx';
import { useHashPath } from '../routing.ts';
import { helpText, helpTopics } from '../text/help.ts';
import css from './help-drawer.module.css';

/** F1: what this page is for and the keys, in a few lines. */
export function HelpDrawer({ onClose }: { readonly onClose: () => void }) {
  const [path] = useHashPath();
  return (
    <SideDrawer label={helpText.label} title={helpText.title} width={360} onClose={onClose}>
      <div className={css['help']}>
        {helpTopics(path).map((topic) => (
          <section key={topic.title}>
            <h3>{topic.title}</h3>
            <ul>
              {topic.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </SideDrawer>
  );
}
