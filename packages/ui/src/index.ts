/** The design system: Radix underneath, tokens and motion in apps/web/src/app/globals.css. */
export { Button, type Size, type Tone } from "./button";
export * from "./controls";
export * from "./dialog";
export * from "./drawer";
export * from "./field";
export * from "./hint";
export * from "./icon-button";
export * from "./menu";
export * from "./meter";
export * from "./parts";
export * from "./popover";
export * from "./round-button";
export { scrollRow } from "./scroll-row";
export * from "./swatches";
export * from "./tabs";
export { toast } from "./toast";
export { Toasts } from "./toasts";
export { UiWords } from "./ui-words";
