import { theme, type ThemeConfig } from 'antd';

/** The colours of docs/design.md; each holds 4.5 : 1 on white and on the pale grey of table heads. */
export const COLOURS = {
  red: '#b42318',
  orange: '#8f4a00',
  blue: '#1d4f91',
  green: '#1e6b34',
  grey: '#595959',
  /** Only for grades that an office calls yellow or purple. */
  yellow: '#6b5900',
  purple: '#5b2a86',
} as const;

/** Compact, 14 px (the compact algorithm takes two off), no animation. */
export const officeTheme: ThemeConfig = {
  algorithm: [theme.defaultAlgorithm, theme.compactAlgorithm],
  token: {
    fontFamily: "'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    fontSize: 16,
    controlHeight: 34,
    borderRadius: 4,
    motion: false,
    colorPrimary: COLOURS.blue,
    colorLink: COLOURS.blue,
    colorError: COLOURS.red,
    colorWarning: COLOURS.orange,
    colorSuccess: COLOURS.green,
    colorInfo: COLOURS.blue,
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#efb3ad',
    colorWarningBg: '#fff3e0',
    colorWarningBorder: '#eac08a',
    colorSuccessBg: '#e9f5ec',
    colorSuccessBorder: '#a3cfae',
    colorInfoBg: '#e6edf7',
    colorInfoBorder: '#a9c1e4',
    colorPrimaryBg: '#e6edf7',
    colorPrimaryBgHover: '#d5e1f2',
    colorText: '#1f1f1f',
    colorTextSecondary: '#4a4a4a',
    colorTextTertiary: '#595959',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#666666',
    colorBorder: '#a6a6a6',
    colorBgLayout: '#f3f5f8',
  },
  components: {
    Table: {
      cellPaddingBlockSM: 5,
      cellPaddingInlineSM: 8,
      headerBg: '#eef2f7',
      headerColor: '#1f1f1f',
    },
    Form: { itemMarginBottom: 12, labelColor: '#1f1f1f' },
    Drawer: { paddingLG: 16, footerPaddingInline: 16 },
  },
};
