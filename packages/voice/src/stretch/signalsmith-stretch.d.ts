/** Without types of its own; imported for what it registers, see engine.ts. */
declare module "signalsmith-stretch";
