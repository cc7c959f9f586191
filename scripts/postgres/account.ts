import { execFileSync } from "node:child_process";

/** Whom PostgreSQL runs as. It refuses to run as root, so root lends it an unprivileged account. */
export type Account = { kind: "self" } | { kind: "other"; name: string; uid: number; gid: number };

export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return { kind: "self" };
  return lookUp("postgres") ?? create("postgres") ?? orThrow(lookUp("nobody"));
}

/** Options for child_process that run a command as this account. */
export function runAs(account: Account): { uid?: number; gid?: number } {
  return account.kind === "self" ? {} : { uid: account.uid, gid: account.gid };
}

function lookUp(name: string): Account | undefined {
  const id = (flag: string) =>
    Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { kind: "other", name, uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function create(name: string): Account | undefined {
  const commands: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]],
    ["adduser", ["-S", "-D", "-H", name]],
  ];
  for (const [command, args] of commands) {
    try {
      execFileSync(command, args, { stdio: "ignore" });
      return lookUp(name);
    } catch {
      // The next tool, or "nobody" when there is none.
    }
  }
  return undefined;
}

function orThrow(account: Account | undefined): Account {
  if (account) return account;
  throw new Error("PostgreSQL refuses to run as root and no other account could be found or created.");
}
