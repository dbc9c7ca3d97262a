import type { Column, Value } from '#protocol/model.ts';
import { html, say, set } from '../dom.ts';
import { hint, isNew, readField, writeField } from './field.ts';

/** One column of the form: its name, an input that fits its type, what training saw, and what is wrong with it. */
export class FieldView {
  readonly element: HTMLElement;
  readonly column: Column;
  readonly #input: HTMLElement;
  readonly #note: HTMLElement;
  readonly #hint: string;

  constructor(column: Column, index: number, onChange: () => void) {
    this.column = column;
    this.#hint = hint(column);
    const id = `field-${index}`;
    this.#note = html('p', { class: 'note', id: `${id}-note` }, this.#hint);
    this.#input = makeInput(column, id);
    set(this.#input, { id, 'aria-label': column.name, 'aria-describedby': `${id}-note` });
    this.#input.addEventListener(choices(column) ? 'change' : 'input', () => {
      this.read();
      onChange();
    });
    this.element = html('div', { class: 'field' }, html('label', { for: id }, column.name), this.#input, this.#note);
  }

  get text(): string {
    return 'value' in this.#input && typeof this.#input.value === 'string' ? this.#input.value : '';
  }

  write(value: Value | undefined): void {
    Object.assign(this.#input, { value: writeField(value) });
    // The toolkit names a text field "Text field" once it is in the page.
    set(this.#input, { 'aria-label': this.column.name });
    this.read();
  }

  /** The value, or null with the problem shown at the field. */
  read(): { value: Value } | null {
    const read = readField(this.column, this.text);
    if ('problem' in read) {
      this.complain(read.problem);
      return null;
    }
    set(this.#input, { 'aria-invalid': null });
    const unseen = isNew(this.column, read.value);
    set(this.#note, { class: unseen ? 'note new' : 'note' });
    say(this.#note, unseen ? `${this.#hint}; training saw nothing like this` : this.#hint);
    return read;
  }

  complain(problem: string): void {
    set(this.#input, { 'aria-invalid': 'true' });
    set(this.#note, { class: 'note wrong' });
    say(this.#note, problem);
  }

  focus(): void {
    this.#input.focus();
  }
}

/** What can be chosen from, or null where one types. */
function choices(column: Column): readonly string[] | null {
  if (column.type === 'boolean') return ['true', 'false'];
  return column.type === 'string' && column.categories ? column.categories : null;
}

function makeInput(column: Column, id: string): HTMLElement {
  const options = choices(column);
  if (!options) return html('vscode-text-field', { inputmode: column.type === 'string' ? 'text' : 'decimal' });
  const all = column.missing ? ['', ...options] : options;
  return html(
    'vscode-dropdown',
    { name: id },
    ...all.map((value) => html('vscode-option', { value }, value === '' ? 'missing' : value)),
  );
}
