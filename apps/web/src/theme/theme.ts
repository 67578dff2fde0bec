import { createTheme } from '@mantine/core';
import { accent, caution, danger, fontFamily, good, neutral } from './tokens.js';

const field = { defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'error', 'input'] } };

export const theme = createTheme({
  colors: { accent, gray: neutral, green: good, yellow: caution, red: danger },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 5 },
  white: '#ffffff',
  black: '#1f1d1a',
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.3' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.45' },
      h4: { fontSize: '1rem', lineHeight: '1.5' },
      h5: { fontSize: '0.9375rem', lineHeight: '1.5' },
      h6: { fontSize: '0.875rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  // Stacked diacritics (ễ, ộ, Ấ) need air: no text is set below 1.45.
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.4' },
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: '0 1px 2px rgb(31 29 26 / 6%)',
    sm: '0 1px 3px rgb(31 29 26 / 10%)',
    md: '0 6px 20px rgb(31 29 26 / 12%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: field,
    PasswordInput: field,
    Textarea: field,
    NumberInput: field,
    NativeSelect: field,
    Select: field,
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    RadioGroup: { defaultProps: { size: 'md' } },
    CheckboxGroup: { defaultProps: { size: 'md' } },
    Anchor: { defaultProps: { underline: 'always', inherit: true } },
    // A dialog's head is no second banner of the page.
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
});
