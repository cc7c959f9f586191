import { directions } from "./directions";
import { format } from "./format";
import { lockfile } from "./lockfile";
import type { Check } from "./report";
import { rules } from "./rules";
import { types } from "./types";
import { unused } from "./unused";

export const CHECKS: Record<string, Check> = { format, types, directions, unused, lockfile, rules };
