import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallDisk {
  close(): Promise<void>;
}

/** Mounts a disk in memory over a folder. Only root may; rejects for others. */
export async function mountDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'seatwise-fault', folder]);
  return {
    close: async () => {
      await run('umount', ['-l', folder]);
    },
  };
}

export function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

const CHUNK = Buffer.alloc(1024 * 1024, 7);

/** Fills the disk of a folder to its last byte; the returned function makes room again. */
export async function fillDisk(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'filler');
  const file = await open(path, constants.O_CREAT | constants.O_WRONLY);
  try {
    for (let size = CHUNK.length; size >= 1; ) {
      try {
        const { bytesWritten } = await file.write(CHUNK, 0, size);
        if (bytesWritten < size) size = Math.floor(size / 2);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size = Math.floor(size / 2);
      }
    }
  } finally {
    await file.close();
  }
  return () => rm(path);
}
