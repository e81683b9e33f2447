import { version } from '../package.json';
import { agreement } from './cli/agreement';
import { done, tag } from './cli/annotate';
import { check } from './cli/check';
import { Arguments, FAILED, Failure, FINE, helpOf, type Command, type Output } from './cli/command';
import { exportCommand } from './cli/export';
import { importCommand } from './cli/import';
import { merge } from './cli/merge';
import { sentences } from './cli/sentences';
import { show } from './cli/show';
import { stats } from './cli/stats';
import { ExchangeError } from './exchange';
import { FileError, SidecarError } from './sidecar';

const COMMANDS: Readonly<Record<string, Command>> = {
  sentences,
  tag,
  done,
  show,
  check,
  merge,
  export: exportCommand,
  import: importCommand,
  agreement,
  stats,
};

/** What people can put right; anything else is a fault of the program. */
const EXPECTED = [Failure, FileError, SidecarError, ExchangeError];

const output: Output = {
  json: (value) => {
    process.stdout.write(`${JSON.stringify(value)}\n`);
  },
  text: (text) => {
    process.stdout.write(text);
  },
  stream: (text) =>
    new Promise((resolve) => {
      process.stdout.write(text, (error) => {
        resolve(!error);
      });
    }),
  note: (message) => {
    process.stderr.write(`${message}\n`);
  },
};

function help(): string {
  const names = Object.keys(COMMANDS);
  const width = Math.max(...names.map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ['claimmark COMMAND …', '', ...lines, '', 'claimmark COMMAND --help tells more.', ''].join('\n');
}

/** Runs the command line; gives the exit code. */
async function run([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    output.text(help());
    return FINE;
  }
  if (name === '--version') {
    output.text(`${version}\n`);
    return FINE;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    output.note(name === '' ? help() : `There is no command "${name}". claimmark --help lists them.`);
    return FAILED;
  }
  try {
    const parsed = Arguments.parse(args, command.options);
    if (!parsed.has('help')) return await command.run(parsed, output);
    output.text(helpOf(name, command));
    return FINE;
  } catch (error) {
    if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error;
    output.note(`claimmark ${name}: ${error.message}`);
    return FAILED;
  }
}

// A reader such as head that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
