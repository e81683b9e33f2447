import tseslint from 'typescript-eslint';

const typed = ['**/*.ts', 'test/runner/*.mjs'];
const allRooms = 'article|annotation|sidecar|review|exchange|vscode|extension|cli';

/** What a room may import; anything else is refused. See "The house" in CONTRIBUTING.md. */
function fence(files, { vscode = false, node = false, rooms = [] }) {
  const patterns = [
    ...(vscode ? [] : [{ regex: '^vscode$', message: 'Only extension.ts and src/vscode import vscode.' }]),
    ...(node ? [] : [{ regex: '^node:', message: 'Only the command line and node*.ts import node:*.' }]),
    {
      regex: `^(?:\\.\\./)+(?!(?:${rooms.join('|') || '-'})(?:/index)?$)(?:${allRooms})(?:/|$)`,
      message: 'A room sees of the rooms below it only what their index.ts offers.',
    },
  ];
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } };
}

export default tseslint.config(
  { ignores: ['dist', '.vscode-test', 'node_modules'] },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    files: typed,
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  fence(['src/article/**/*.ts'], {}),
  fence(['src/annotation/**/*.ts'], { rooms: ['article'] }),
  fence(['src/{sidecar,review,exchange}/**/*.ts'], { rooms: ['article', 'annotation'] }),
  fence(['src/{sidecar,exchange}/node*.ts'], { node: true, rooms: ['article', 'annotation'] }),
  fence(['src/vscode/**/*.ts'], {
    vscode: true,
    rooms: ['article', 'annotation', 'sidecar', 'review', 'exchange'],
  }),
  fence(['src/vscode/files/node*.ts'], {
    vscode: true,
    node: true,
    rooms: [
      'article',
      'annotation',
      'sidecar',
      'sidecar/nodeFiles',
      'review',
      'exchange',
      'exchange/nodeOutput',
    ],
  }),
  fence(['src/extension.ts'], { vscode: true }),
  fence(['src/cli.ts', 'src/cli/**/*.ts'], {
    node: true,
    rooms: [
      'article',
      'annotation',
      'sidecar',
      'sidecar/nodeFiles',
      'review',
      'exchange',
      'exchange/nodeOutput',
    ],
  }),
  {
    // The rules do not see the casts in JSDoc comments; the compiler does.
    files: ['test/runner/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    // Test titles are promises to mocha, and assertions narrow more than the types say.
    files: ['test/**/*.ts', 'test/runner/*.mjs', 'bench/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
);
