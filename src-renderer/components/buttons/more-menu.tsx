import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { componentText } from '../../text/components.ts';
import { IconButton } from './icon-button.tsx';

/** What is seldom wanted, behind three dots; the children are `Menu.Item`s. */
export function MoreMenu({ children }: { readonly children: ReactNode }) {
  return (
    <Menu>
      <Menu.Target>
        <IconButton aria-label={componentText.menu}>
          <IconDots size={16} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
