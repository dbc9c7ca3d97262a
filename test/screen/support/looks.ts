/** How a workbench looks: a theme by its title, the class that the workbench then has, and the window's size in pixels. */
export interface Look {
  readonly theme: string;
  readonly kind: string;
  readonly size: { readonly width: number; readonly height: number };
}

export const wide = { width: 1400, height: 900 };
const narrow = { width: 620, height: 900 };

export const looks = {
  dark: { theme: 'Dark Modern', kind: 'vs-dark', size: wide },
  light: { theme: 'Light Modern', kind: 'vs', size: wide },
  contrast: { theme: 'Dark High Contrast', kind: 'hc-black', size: wide },
  'contrast-light': { theme: 'Light High Contrast', kind: 'hc-light', size: wide },
  narrow: { theme: 'Dark Modern', kind: 'vs-dark', size: narrow },
} as const satisfies Record<string, Look>;
export type LookName = keyof typeof looks;

export const lookNames: readonly LookName[] = ['dark', 'light', 'contrast', 'contrast-light', 'narrow'];
