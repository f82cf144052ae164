import { ConfigError, describeProblem } from '../base/errors.js';

/** EX_CONFIG of sysexits.h: nothing a restart would cure. */
export const EXIT_CONFIG = 78;

/** What every program prints when its settings cannot be used: all that is wrong with them, and where they go. */
export function formatConfigError({ problems }: ConfigError): string {
  const list = problems.map((problem) => `- ${describeProblem(problem)}\n`).join('');
  return `Seatwise cannot start:\n${list}Set these in the environment or in .env; .env.example explains each.\n`;
}

/** Prints why a start failed, without a stack, and gives the exit code that says so. */
export function reportStartFailure(error: unknown): number {
  if (error instanceof ConfigError) {
    process.stderr.write(formatConfigError(error));
    return EXIT_CONFIG;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  process.stderr.write(
    code === 'EADDRINUSE'
      ? 'Seatwise cannot start: the port is in use. Set PORT to another one.\n'
      : `Seatwise cannot start: ${message}\n`,
  );
  return 1;
}
