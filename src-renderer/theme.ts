import {
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Radio,
  Tooltip,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e6f2f0',
  '#c5e2de',
  '#84c2bb',
  '#5cb0a6',
  '#3d9a92',
  '#1f857c',
  '#0f766e',
  '#0b625b',
  '#0b4f4a',
  '#083b37',
];

const surface = { backgroundColor: 'var(--surface)', borderColor: 'var(--line)' };

/** Mantine's own controls in the measures of this program: radius 6, text 13, heights 28 (xs) and 32 (sm). */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 4 },
  colors: { teal },
  black: '#1c1b19',
  white: '#ffffff',
  defaultRadius: 6,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '18px', sm: '20px', md: '22px', lg: '22px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  shadows: { md: 'var(--shadow)', xl: 'var(--shadow)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'default' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', position: 'bottom-end', offset: 4, transitionProps: { duration: 80 } },
      styles: { dropdown: surface },
    }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 80 } },
      styles: { dropdown: surface },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, fz: 12 } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 80, transition: 'fade' },
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
      },
    }),
  },
});

/** Mantine's variables follow tokens.css, so that one set of tokens rules both themes. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const tokens = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-success': 'var(--green)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--hover)',
    '--mantine-color-disabled-color': 'var(--muted)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-teal-filled': 'var(--accent)',
    '--mantine-color-teal-filled-hover': 'var(--accent-hover)',
    '--mantine-color-teal-light': 'var(--accent-soft)',
    '--mantine-color-teal-light-hover': 'var(--accent-soft)',
    '--mantine-color-teal-light-color': 'var(--accent)',
    '--mantine-color-teal-text': 'var(--accent)',
    '--mantine-color-teal-outline': 'var(--accent)',
    '--mantine-color-red-filled': 'var(--red)',
    '--mantine-color-red-filled-hover': 'var(--red)',
    '--mantine-color-red-text': 'var(--red)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  };
  return { variables: {}, light: tokens, dark: tokens };
};
