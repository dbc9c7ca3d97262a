// The one module that touches the toolkit: it is no longer maintained, so that it may have to be replaced.
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/** Defines the elements that panels use: `vscode-button`, `vscode-dropdown`, `vscode-option` and `vscode-text-field`. */
export function defineElements(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());
}
