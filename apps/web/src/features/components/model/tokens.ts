/** The colours of globals.css and what each is for: a test holds the two together. */
export const COLOURS = [
  { name: "ink", hex: "#0d0a12", use: "Behind everything" },
  { name: "plum", hex: "#1c1328", use: "Panels" },
  { name: "plum-2", hex: "#2a1e3a", use: "Buttons on panels" },
  { name: "velvet", hex: "#5a1230", use: "What is marked" },
  { name: "brass", hex: "#e9b35f", use: "What you can do" },
  { name: "brass-bright", hex: "#f4c67d", use: "Brass under the pointer" },
  { name: "coral", hex: "#ff5f6d", use: "Live, recording, danger" },
  { name: "mint", hex: "#58e0c2", use: "In tune, connected" },
  { name: "bone", hex: "#f5efe6", use: "Text" },
] as const;

/** What is written on what: each has to be read by everybody. */
export const PAIRS = [
  ["bone", "ink"],
  ["bone", "plum"],
  ["bone", "plum-2"],
  ["bone", "velvet"],
  ["brass", "ink"],
  ["brass", "plum"],
  ["coral", "ink"],
  ["coral", "plum"],
  ["mint", "ink"],
  ["mint", "plum"],
  ["ink", "brass"],
  ["ink", "coral"],
] as const;
