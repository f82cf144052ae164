import type { ServerUser } from './server-user.js';

/**
 * Does file work in the server's folder with no more rights than the account that owns it has. That account may replace
 * any of the files by a link at any moment; root would follow it, and change what the link leads to. Not for work that
 * goes on after it has returned: the rights are those of the whole process.
 */
export function asServerUser<T>(
  { runAs }: { readonly runAs: ServerUser | undefined },
  work: () => T extends PromiseLike<unknown> ? never : T,
): T {
  const { getegid, getgroups, setegid, seteuid, setgroups } = process;
  if (runAs === undefined || !getegid || !getgroups || !setegid || !seteuid || !setgroups) return work();
  const group = getegid();
  const groups = getgroups();
  try {
    setgroups([runAs.gid]);
    setegid(runAs.gid);
    seteuid(runAs.uid);
    return work();
  } finally {
    seteuid(0);
    setegid(group);
    setgroups(groups);
  }
}
