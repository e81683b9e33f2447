// npm run package: the extension as it is published, dist/claimmark.vsix.
import fs from 'node:fs';
import path from 'node:path';
import { buildPackage } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { dist } from './paths.mjs';
import { runMain } from './processes.mjs';

await runMain(async () => {
  await ensurePackages();
  const { vsix } = await buildPackage();
  fs.copyFileSync(vsix, path.join(dist, path.basename(vsix)));
  console.log(`dist/${path.basename(vsix)}: ${(fs.statSync(vsix).size / 1024).toFixed(1)} KB`);
  return 0;
});
