import { resolve } from "node:path";
import { z } from "zod";

/** What a value may be: how it is read, and the words that tell a person what is allowed. */
export interface Kind<T> {
  readonly schema: z.ZodType<T, string | undefined>;
  readonly allowed: string;
}

const urlWith = (protocols: readonly string[]) =>
  z.string().refine((value) => {
    if (!URL.canParse(value)) return false;
    return protocols.includes(new URL(value).protocol.replace(":", ""));
  });

export const wholeNumber = (from: number, to: number): Kind<number> => ({
  schema: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to) as z.ZodType<number, string | undefined>,
  allowed: `a whole number from ${from} to ${to}`,
});

export const port: Kind<number> = wholeNumber(1, 65_535);

export const text = (allowed: string): Kind<string> => ({
  schema: z.string().min(1).max(400) as z.ZodType<string, string | undefined>,
  allowed,
});

export const ipAddress: Kind<string> = {
  schema: z.union([z.ipv4(), z.ipv6()]) as z.ZodType<string, string | undefined>,
  allowed: "an IP address, like 192.168.1.20",
};

/** Kept without a trailing slash, so that paths can be appended. */
export const url = (...protocols: readonly string[]): Kind<string> => ({
  schema: urlWith(protocols).transform((value) => value.replace(/\/+$/, "")) as z.ZodType<
    string,
    string | undefined
  >,
  allowed: `an address that starts with ${protocols.map((name) => `${name}://`).join(" or ")}`,
});

/** One or several, parted by commas. */
export const urls = (...protocols: readonly string[]): Kind<readonly string[]> => ({
  schema: z
    .string()
    .transform((value) => value.split(",").map((part) => part.trim().replace(/\/+$/, "")))
    .pipe(z.array(urlWith(protocols)).min(1)) as z.ZodType<readonly string[], string | undefined>,
  allowed: `addresses that start with ${protocols.map((name) => `${name}://`).join(" or ")}, parted by commas`,
});

export const choice = <const T extends readonly string[]>(...names: T): Kind<T[number]> => ({
  schema: z.enum(names) as z.ZodType<T[number], string | undefined>,
  allowed: `one of ${names.join(", ")}`,
});

export const flag: Kind<boolean> = {
  schema: z
    .enum(["0", "1", "true", "false"])
    .transform((value) => value === "1" || value === "true") as z.ZodType<boolean, string | undefined>,
  allowed: "1 or true, 0 or false",
};

export const folder: Kind<string> = {
  schema: z
    .string()
    .min(1)
    .transform((value) => resolve(/* turbopackIgnore: true */ value)) as z.ZodType<
    string,
    string | undefined
  >,
  allowed: "a path to a folder, absolute or relative to where the process starts",
};

// HS256 wants a key at least as long as its 256-bit hash; LiveKit refuses shorter ones as well.
const SECRET_LENGTH = 32;

export const secret: Kind<string> = {
  schema: z.string().min(SECRET_LENGTH) as z.ZodType<string, string | undefined>,
  allowed: `at least ${SECRET_LENGTH} characters that nobody can guess`,
};
