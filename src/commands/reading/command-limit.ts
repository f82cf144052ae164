/** Longest command read; people who write more are not writing a command. In UTF-16 code units. */
export const COMMAND_LIMIT = 300;
