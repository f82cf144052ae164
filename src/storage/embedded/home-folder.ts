import { homedir } from 'node:os';

/**
 * Gives the process a home folder where it has none: Node throws for a user id that the system has no name for, as
 * containers run with, when HOME is not set either. Nothing is kept there.
 */
function giveHomeFolder(): void {
  try {
    homedir();
  } catch {
    process.env['HOME'] = '/';
  }
}

giveHomeFolder();
