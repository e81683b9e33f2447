import assert from 'node:assert/strict';
import fs from 'node:fs';
import { TAG_NAMES } from '../../../src/annotation';
import { lookOf } from '../../../src/vscode/screen/palette';

/** The combinations of tags that a sentence can carry, each in the order claim, denial, attribution. */
const COMBINATIONS = [1, 2, 3, 4, 5, 6, 7].map((bits) => TAG_NAMES.filter((_, index) => bits & (1 << index)));

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<
      Record<string, readonly { readonly command?: string; readonly when?: string }[]>
    >;
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
      readonly when?: string;
    }[];
    readonly colors: readonly {
      readonly id: string;
      readonly defaults: Readonly<Record<string, string>>;
    }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly scope?: string; readonly markdownDescription?: string }>
      >;
    };
  };
}
const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;

const MODES = ['claimmark.annotating', 'claimmark.reviewing', 'claimmark.adjudicating'];

/** Whether one asks for what the other refuses, or each for a mode of its own. */
function excludeEachOther(one: string, other: string): boolean {
  const others = new Set(other.split(' && '));
  const opposite = (term: string) => (term.startsWith('!') ? term.slice(1) : `!${term}`);
  const modesBut = (term: string) => (MODES.includes(term) ? MODES.filter((mode) => mode !== term) : []);
  return one
    .split(' && ')
    .some((term) => [opposite(term), ...modesBut(term)].some((each) => others.has(each)));
}

describe('The manifest', () => {
  it('activates for its own commands and for articles only', () => {
    assert.deepEqual(manifest.activationEvents, ['onLanguage:plaintext', 'onLanguage:markdown']);
  });

  it('names the oldest VS Code once and types nothing newer', () => {
    assert.equal(manifest.engines.vscode, '^1.100.0');
    assert.equal(manifest.devDependencies['@types/vscode'], '1.100.0');
  });

  it('binds and lists only commands that it contributes', () => {
    const commands = new Set(contributes.commands.map(({ command }) => command));
    const used = [...contributes.keybindings, ...Object.values(contributes.menus).flat()];
    for (const { command } of used) if (command) assert.ok(commands.has(command), command);
  });

  it('binds keys that stand on every Latin keyboard, each within a context', () => {
    const key = /^(?:(?:ctrl|shift|alt|cmd)\+)*(?:[a-z0-9]|space|backspace|enter|escape|up|down|left|right)$/;
    for (const binding of contributes.keybindings) {
      for (const part of binding.key.split(' ')) assert.match(part, key);
      assert.ok(binding.when, binding.command);
    }
  });

  it('gives no key to two commands in contexts that can hold together', () => {
    const collisions = contributes.keybindings.flatMap((one, index) =>
      contributes.keybindings
        .slice(index + 1)
        .filter(
          (other) =>
            other.command !== one.command &&
            (other.key === one.key || (other.mac ?? other.key) === (one.mac ?? one.key)) &&
            !excludeEachOther(one.when ?? '', other.when ?? ''),
        )
        .map((other) => `${one.key}: ${one.command}, ${other.command}`),
    );
    assert.deepEqual(collisions, []);
  });

  it('names last what works outside of the modes: VS Code shows it where no context holds', () => {
    const isOfMode = (when = '') => /^claimmark\.(?:annotating|reviewing|adjudicating)\b/.test(when);
    const last = new Map(contributes.keybindings.map((binding) => [binding.command, binding]));
    const wrong = contributes.keybindings
      .filter(({ command, when }) => !isOfMode(when) && isOfMode(last.get(command)?.when))
      .map(({ command, key }) => `${command}: ${key}`);
    assert.deepEqual(wrong, []);
  });

  it('describes every setting, also in the README, and gives it a scope', () => {
    const readme = fs.readFileSync('README.md', 'utf8');
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      assert.ok(setting.scope && setting.markdownDescription, name);
      assert.ok(readme.includes(`| \`${name}\` `), name);
    }
  });

  it('gives every colour a default in all four kinds of themes', () => {
    for (const { id, defaults } of contributes.colors) {
      assert.deepEqual(
        Object.keys(defaults).sort(),
        ['dark', 'highContrast', 'highContrastLight', 'light'],
        id,
      );
    }
  });
});

/** Editor background and text of the themes that VS Code ships, by kind. */
const THEMES = {
  light: [
    ['#ffffff', '#3b3b3b'],
    ['#ffffff', '#000000'],
  ],
  dark: [
    ['#1f1f1f', '#cccccc'],
    ['#1e1e1e', '#d4d4d4'],
  ],
  highContrast: [['#000000', '#ffffff']],
  highContrastLight: [['#ffffff', '#292929']],
} as const;

type Rgb = readonly [number, number, number];

function over(colour: string, background: Rgb): Rgb {
  const [r = 0, g = 0, b = 0, a = 255] = (colour.slice(1).match(/../g) ?? []).map((part) =>
    parseInt(part, 16),
  );
  const blend = (front: number, back: number) => (front * a + back * (255 - a)) / 255;
  return [blend(r, background[0]), blend(g, background[1]), blend(b, background[2])];
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('The colours of tags', () => {
  const defaults = new Map(contributes.colors.map((colour) => [colour.id, colour.defaults]));
  const white: Rgb = [255, 255, 255];

  for (const tags of COMBINATIONS) {
    const look = lookOf(tags);
    for (const [kind, themes] of Object.entries(THEMES)) {
      it(`keep text and letters readable: ${look.letters}, ${kind}`, () => {
        for (const [editor, text] of themes) {
          const background = over(defaults.get(look.background)![kind]!, over(editor, white));
          assert.ok(contrast(over(text, white), background) >= 4.5, `text on ${look.background}`);
          const letters = over(defaults.get(look.foreground)![kind]!, background);
          assert.ok(contrast(letters, over(editor, white)) >= 4.5, `letters ${look.foreground}`);
        }
      });
    }
  }

  it('differ in letters and underline as well as in colour', () => {
    const looks = COMBINATIONS.map(lookOf);
    for (const part of ['letters', 'underline', 'background'] as const) {
      assert.equal(new Set(looks.map((look) => look[part])).size, 7, part);
    }
  });
});
