/** The one contract between browser, web app and realtime server. SPEC.md numbers the rules. */
export * from "./avatar";
export * from "./command";
export * from "./commands";
export * from "./errors";
export * from "./events";
export * from "./ids";
export * from "./internal";
export * from "./limits";
export * from "./motion";
export * from "./rights";
export * from "./state";
export * from "./ticket";
export * from "./tuning";
export * from "./words";
