import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { IconButton } from '../components/buttons/icon-button.tsx';
import { classes } from '../components/classes.ts';
import { ListArrow } from '../components/filters/chip.tsx';
import { Tag } from '../components/notes/tag.tsx';
import { showError } from '../components/overlay/toasts.tsx';
import { closeLedger, useLedger } from '../ledger.ts';
import { shellText } from '../text/shell.ts';
import css from './top-bar.module.css';

/** Light or dark, whatever the system asks for until it is switched. */
export function useThemeToggle(): { readonly isDark: boolean; readonly toggle: () => void } {
  const isDark = useComputedColorScheme('light') === 'dark';
  const { setColorScheme } = useMantineColorScheme();
  return { isDark, toggle: () => setColorScheme(isDark ? 'light' : 'dark') };
}

type TopBarProps = { readonly onSearch: () => void; readonly onChangeActor: () => void };

/** Whose ledger it is, search, the year looked at, theme, and who works here. */
export function TopBar({ onSearch, onChangeActor }: TopBarProps) {
  const { ledger, actor, year, years, setYear } = useLedger();
  const { isDark, toggle } = useThemeToggle();
  const themeLabel = isDark ? shellText.toLight : shellText.toDark;
  return (
    <header className={css['top']}>
      <span className={css['brand']}>{shellText.brand}</span>
      <span className={css['separator']}>/</span>
      <span className={classes(css['organisation'], 'truncate')} title={ledger.organisation.name}>
        {ledger.organisation.name}
      </span>
      <Tag>{ledger.policy.shortTitle}</Tag>
      <button type="button" className={css['search']} onClick={onSearch}>
        <span className="truncate">{shellText.search}</span>
        <kbd>{shellText.searchKey}</kbd>
      </button>
      <Menu>
        <Menu.Target>
          <button type="button" className={css['button']} title={shellText.chooseYear}>
            {shellText.year(year)} <ListArrow />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {years.map((each) => (
            <Menu.Item key={each} onClick={() => setYear(each)}>
              {each === year ? <b className="tone-accent">{shellText.year(each)}</b> : shellText.year(each)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <IconButton aria-label={themeLabel} title={themeLabel} onClick={toggle}>
        {isDark ? <IconSun size={16} stroke={1.75} /> : <IconMoon size={16} stroke={1.75} />}
      </IconButton>
      <Menu>
        <Menu.Target>
          <button
            type="button"
            className={css['actor']}
            aria-label={shellText.actorMenu(actor)}
            title={shellText.actorMenu(actor)}
          >
            {[...actor][0]}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{actor}</Menu.Label>
          <Menu.Item onClick={onChangeActor}>{shellText.changeActor}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => closeLedger().catch(showError)}>{shellText.switchLedger}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
