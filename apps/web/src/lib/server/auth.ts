import type { Database } from "@karaverse/database";
import { LIMITS } from "@karaverse/protocol";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthMiddleware } from "better-auth/api";
import { anonymous } from "better-auth/plugins/anonymous";
import { ADDRESS_HEADER } from "./address";

export interface AuthOptions {
  db: Database;
  secret: string;
  publicUrl: string | undefined;
  webPort: number;
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** The origins a request's own host can have: what is not from there is from another site. */
export function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get("host");
  return host ? [`http://${host}`, `https://${host}`] : [];
}

/** Rule J5, for names that come by way of a sign-up form. */
function decentName(name: string): string {
  const cleaned = name
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, LIMITS.nameLength)
    // Half of a character that was cut in two.
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();
  return cleaned || "Guest";
}

/** Guests by name, accounts by e-mail and password, and the way from one to the other. */
export function createAuth({ db, secret, publicUrl, webPort }: AuthOptions) {
  return betterAuth({
    appName: "Karaverse",
    secret,
    // Only for links that leave the site; where people really come from is asked of each request below.
    baseURL: publicUrl ?? `http://localhost:${webPort}`,
    basePath: "/api/auth",
    trustedOrigins: (request) => ownOrigins(request),
    database: prismaAdapter(db.client, { provider: "postgresql", transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128, autoSignIn: true },
    session: { expiresIn: 30 * DAY, updateAge: DAY },
    user: {
      additionalFields: {
        role: { type: "string", required: false, defaultValue: "user", input: false },
        avatar: { type: "string", required: false, defaultValue: "", input: false },
        mustChangePassword: { type: "boolean", required: false, defaultValue: false, input: false },
      },
    },
    // Names and avatars are changed by PATCH /api/me, which knows the rules for them.
    disabledPaths: ["/update-user"],
    databaseHooks: {
      user: {
        create: { before: async (user) => ({ data: { ...user, name: decentName(user.name), image: null } }) },
      },
    },
    rateLimit: {
      enabled: true,
      window: MINUTE,
      max: 300,
      customRules: {
        // A party behind one router comes in within a minute.
        "/sign-in/anonymous": { window: MINUTE, max: 120 },
        "/sign-in/email": { window: MINUTE, max: 10 },
        "/sign-up/email": { window: MINUTE, max: 20 },
        "/change-password": { window: MINUTE, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: "karaverse",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    hooks: {
      after: createAuthMiddleware(async (ctx) => {
        const person = ctx.context.session?.user.id;
        if (ctx.path !== "/change-password" || !person || ctx.context.returned instanceof Error) return;
        await db.people.update(person, { mustChangePassword: false });
      }),
    },
    plugins: [
      anonymous({
        generateName: () => "Guest",
        onLinkAccount: ({ anonymousUser, newUser }) =>
          db.people.moveEverything(anonymousUser.user.id, newUser.user.id),
      }),
    ],
    telemetry: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;
