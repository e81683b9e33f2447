// Builds the extension (desktop and web), the command line, and with --tests or --bench their bundles.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const bench = process.argv.includes('--bench');

/** `import 'glob:./unit'` imports every *.test.ts below that folder, so no test can be forgotten. */
const testGlob = {
  name: 'test-glob',
  setup(build) {
    build.onResolve({ filter: /^glob:/ }, (args) => ({
      path: path.resolve(args.resolveDir, args.path.slice('glob:'.length)),
      namespace: 'test-glob',
    }));
    build.onLoad({ filter: /.*/, namespace: 'test-glob' }, (args) => {
      const files = fs
        .readdirSync(args.path, { recursive: true })
        .filter((file) => file.endsWith('.test.ts'))
        .sort();
      const imports = files.map((file) => `import ${JSON.stringify('./' + file.split(path.sep).join('/'))};`);
      return { contents: imports.join('\n'), resolveDir: args.path, loader: 'ts' };
    });
  },
};

/** The sidecar's schema without what only its readers need: an editor that shows it takes the file beside the bundles. */
const slimSchema = {
  name: 'slim-schema',
  setup(build) {
    build.onLoad({ filter: /\.schema\.json$/ }, (args) => {
      const isProse = (key, value) => /^(\$schema|title|description)$/.test(key) && typeof value === 'string';
      const schema = JSON.parse(fs.readFileSync(args.path, 'utf8'), (key, value) =>
        isProse(key, value) ? undefined : value,
      );
      return { contents: JSON.stringify(schema), loader: 'json' };
    });
  },
};

const shared = {
  bundle: true,
  plugins: [slimSchema],
  format: 'cjs',
  target: 'es2023',
  sourcemap: !production,
  minify: production,
  legalComments: 'none',
  // Word lists in many scripts: escaped they would take half as much again.
  charset: 'utf8',
  logLevel: 'warning',
  metafile: true,
};
const node = { ...shared, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const web = { ...shared, platform: 'browser' };

const builds = [
  { ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...web, entryPoints: ['src/extension.ts'], outfile: 'dist/web/extension.js', external: ['vscode'] },
  { ...node, entryPoints: ['src/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];
if (tests) {
  const external = ['vscode', 'esbuild', 'playwright-core', 'eslint', 'typescript'];
  // The runner copies the bundles elsewhere; stack traces still name the files here.
  const sourceRoot = `${path.resolve('dist/test')}/`;
  const nodeTests = {
    ...node,
    sourcemap: 'inline',
    minify: false,
    plugins: [testGlob],
    external,
    sourceRoot,
  };
  // mocha's browser build puts itself into module.exports, so what VS Code calls is put there last.
  const inVSCode = { format: 'iife', globalName: 'tests', footer: { js: 'module.exports = tests;' } };
  builds.push(
    { ...nodeTests, entryPoints: ['test/unit.ts'], outfile: 'dist/test/unit.js' },
    { ...nodeTests, ...inVSCode, entryPoints: ['test/vscode/node.ts'], outfile: 'dist/test/vscode.js' },
    {
      ...web,
      ...inVSCode,
      sourcemap: 'inline',
      sourceRoot,
      plugins: [testGlob],
      external,
      alias: { 'node:assert/strict': './test/vscode/webAssert.ts' },
      entryPoints: ['test/vscode/web.ts'],
      outfile: 'dist/test/web.js',
    },
    { ...nodeTests, entryPoints: ['test/e2e.ts'], outfile: 'dist/test/e2e.js' },
    { ...nodeTests, entryPoints: ['bench/host.ts'], outfile: 'dist/test/bench.js' },
    { ...nodeTests, entryPoints: ['bench/workbench.ts'], outfile: 'dist/test/workbench.js' },
  );
}
if (bench) {
  const entryPoints = fs.readdirSync('bench').filter((file) => file.endsWith('.bench.ts'));
  builds.push({
    ...node,
    entryPoints: entryPoints.map((file) => `bench/${file}`),
    outdir: 'dist/bench',
    minify: false,
  });
}

async function main() {
  fs.mkdirSync('dist', { recursive: true });
  const present = builds.filter((build) => build.entryPoints.every((file) => fs.existsSync(file)));
  for (const options of present) {
    const context = await esbuild.context(options);
    if (watch) {
      await context.watch();
      continue;
    }
    await context.rebuild();
    await context.dispose();
  }
  const schema = 'src/sidecar/sidecar.schema.json';
  if (fs.existsSync(schema)) fs.copyFileSync(schema, 'dist/sidecar.schema.json');
  if (fs.existsSync('dist/cli.js')) fs.chmodSync('dist/cli.js', 0o755);
}

main().catch(() => process.exit(1));
