/** Colours that sit well in warm light; any other #rrggbb is valid in a recipe too. */
export const SKINS = [
  "#fbdcc6",
  "#f3c7a6",
  "#e5ae86",
  "#d19268",
  "#b5764c",
  "#94593a",
  "#71402a",
  "#53301f",
] as const;
export const HAIR_COLOURS = [
  "#17110f",
  "#2e1d16",
  "#4f2f1f",
  "#7a4a2a",
  "#a8692f",
  "#d39a4a",
  "#e9cf9a",
  "#8c2f22",
  "#b9b2ac",
  "#6a3050",
  "#2f5d66",
  "#d9607a",
] as const;
export const CLOTH_COLOURS = [
  "#f2e6d0",
  "#e9b35f",
  "#d9643f",
  "#b3263f",
  "#5a1230",
  "#7a3b69",
  "#3d3a6b",
  "#2f5d8a",
  "#3c8a86",
  "#2f5f4f",
  "#7d8f4e",
  "#6a4a34",
  "#26202c",
  "#4b4853",
  "#f0a3a0",
  "#a8c6d9",
] as const;
export const TROUSER_COLOURS = [
  "#26202c",
  "#2e3550",
  "#44506e",
  "#5d4433",
  "#8a7a62",
  "#4b4853",
  "#3a2a3e",
  "#d9cbb0",
] as const;
export const SHOE_COLOURS = ["#f2e6d0", "#26202c", "#6a3a22", "#b3263f", "#3d3a6b", "#e9b35f"] as const;
export const EYE_COLOURS = ["#4a2d1a", "#7a4e22", "#3f6a4a", "#37648f", "#5d6470", "#8a6a2c"] as const;
export const LIP_COLOURS = [
  "#b3263f",
  "#8c2f3f",
  "#c9566a",
  "#7a2f4a",
  "#d9786a",
  "#e0607a",
  "#5a1230",
  "#a8553a",
] as const;
export const LID_COLOURS = [
  "#6a4a6a",
  "#8a5a3a",
  "#3d4a6b",
  "#a8743f",
  "#5a3a44",
  "#3c8a86",
  "#b3567a",
  "#26202c",
] as const;
export const NAIL_COLOURS = [...LIP_COLOURS, "#26202c", "#f2e6d0", "#3c8a86"] as const;
export const METAL_COLOURS = ["#e9b35f", "#d9d4cf", "#c98a6a", "#26202c"] as const;
