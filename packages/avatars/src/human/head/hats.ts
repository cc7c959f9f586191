export const HAT_STYLES = ["none", "beanie", "cap", "fedora", "band", "headscarf"] as const;
export type HatStyle = (typeof HAT_STYLES)[number];
