import type { Fitting } from "@/world";
import type { Part } from "./parts";

/** What is tried on just now; the world reads it in every frame, React never does. */
let now: Fitting | null = null;

export const fitting = (): Fitting | null => now;

export function tryOn(next: Fitting | null): void {
  now = next;
}

/** What of a body is looked at while a part of it is made. */
export const framingOf = (part: Part): Fitting["framing"] =>
  part === "body" || part === "outfit" || part === "style" ? "whole" : "face";
