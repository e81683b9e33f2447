import * as vscode from 'vscode';
import { FileError, Queues, sameBytes, type FileErrorCode, type Files, type Transform } from '../../sidecar';
import { folderOf, nameOf } from '../uris';

const ATTEMPTS = 5;

const CODES: Readonly<Record<string, FileErrorCode>> = {
  FileNotFound: 'not-found',
  FileExists: 'exists',
  NoPermissions: 'no-permission',
  Unavailable: 'unavailable',
};

/**
 * Files of any file system that VS Code can reach, by URI. There is no lock and no atomic replacement here
 * (`workspace.fs.rename` deletes its target first), so a write goes in place and is read back; if somebody
 * else wrote meanwhile, the transformation runs again on what they left.
 */
export class WorkspaceFiles implements Files {
  readonly #queues = new Queues();

  async read(path: string): Promise<Uint8Array | null> {
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.parse(path, true));
    } catch (error) {
      const failure = toFileError(error, path);
      if (failure.code === 'not-found') return null;
      throw failure;
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder, true));
      return entries.flatMap(([name, type]) => (type & vscode.FileType.File ? [name] : []));
    } catch (error) {
      const failure = toFileError(error, folder);
      if (failure.code === 'not-found') return [];
      throw failure;
    }
  }

  update(
    path: string,
    transform: Transform,
  ): Promise<{ readonly before: Uint8Array | null; readonly after: Uint8Array | null }> {
    return this.#queues.run(path, async () => {
      for (let attempt = 1; ; attempt++) {
        const before = await this.read(path);
        const after = transform(before);
        if (after === before) return { before, after };
        await this.#write(path, after);
        if (sameBytes(await this.read(path), after)) return { before, after };
        if (attempt === ATTEMPTS) throw new FileError('busy', path);
      }
    });
  }

  async rename(from: string, to: string): Promise<void> {
    try {
      await vscode.workspace.fs.rename(vscode.Uri.parse(from, true), vscode.Uri.parse(to, true), {
        overwrite: false,
      });
    } catch (error) {
      throw toFileError(error, to);
    }
  }

  async createFolder(folder: string): Promise<void> {
    try {
      await vscode.workspace.fs.createDirectory(vscode.Uri.parse(folder, true));
    } catch (error) {
      throw toFileError(error, folder);
    }
  }

  split(path: string): { readonly folder: string; readonly name: string } {
    const uri = vscode.Uri.parse(path, true);
    return { folder: folderOf(uri).toString(), name: nameOf(uri) };
  }

  join(folder: string, name: string): string {
    return vscode.Uri.joinPath(vscode.Uri.parse(folder, true), name).toString();
  }

  async #write(path: string, bytes: Uint8Array | null): Promise<void> {
    const uri = vscode.Uri.parse(path, true);
    try {
      if (bytes === null) await vscode.workspace.fs.delete(uri);
      else await vscode.workspace.fs.writeFile(uri, bytes);
    } catch (error) {
      throw toFileError(error, path);
    }
  }
}

function toFileError(error: unknown, path: string): FileError {
  if (error instanceof FileError) return error;
  const code = error instanceof vscode.FileSystemError ? CODES[error.code] : undefined;
  return new FileError(code ?? 'unavailable', path, error);
}
