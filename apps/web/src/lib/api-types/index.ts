/** What /api/* answers with: the words shared by the routes and the pages that call them. */
export type * from "./admin";
export type * from "./errors";
export type * from "./people";
export type * from "./recordings";
export type * from "./rooms";
export type * from "./scores";
export type * from "./songs";
export type * from "./videos";
