import * as vscode from 'vscode';

/** A when-clause key; tells VS Code only of changes. */
export class ContextKey<T extends string | number | boolean> {
  readonly #name: string;
  #value: T | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get value(): T | undefined {
    return this.#value;
  }

  async set(value: T): Promise<void> {
    if (value === this.#value) return;
    this.#value = value;
    await vscode.commands.executeCommand('setContext', this.#name, value);
  }
}
