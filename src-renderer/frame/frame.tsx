import { type ReactNode, useEffect, useState } from 'react';
import { Split } from '../components/overlay/side-drawer.tsx';
import { showError } from '../components/overlay/toasts.tsx';
import { closeLedger, useLedger } from '../ledger.ts';
import { shellText } from '../text/shell.ts';
import { ActorDialog } from './actor-dialog.tsx';
import css from './frame.module.css';
import { HelpDrawer } from './help-drawer.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { useFirstClickOnly } from './second-click.ts';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** The frame around every page of an open ledger. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { ledger } = useLedger();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [isActorOpen, setIsActorOpen] = useState(false);
  useFirstClickOnly();

  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'F1') {
        event.preventDefault();
        setIsHelpOpen((isOpen) => !isOpen);
      } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setIsPaletteOpen((isOpen) => !isOpen);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div className={css['app']}>
      {ledger.isDemo && (
        <div className={css['demo']} role="note">
          {shellText.demo}
          <button type="button" onClick={() => closeLedger().catch(showError)}>
            {shellText.demoLeave}
          </button>
        </div>
      )}
      <TopBar onSearch={() => setIsPaletteOpen(true)} onChangeActor={() => setIsActorOpen(true)} />
      <Navigation />
      <main className={css['main']}>
        <Split drawer={isHelpOpen && <HelpDrawer onClose={() => setIsHelpOpen(false)} />}>{children}</Split>
      </main>
      <StatusBar onHelp={() => setIsHelpOpen((isOpen) => !isOpen)} />
      <Palette
        isOpen={isPaletteOpen}
        onClose={() => setIsPaletteOpen(false)}
        onHelp={() => setIsHelpOpen(true)}
      />
      <ActorDialog isOpen={isActorOpen} onClose={() => setIsActorOpen(false)} />
    </div>
  );
}
