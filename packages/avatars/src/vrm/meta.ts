import type { Meta } from "@pixiv/types-vrmc-vrm-1.0";

/** What others may do with somebody's body, in the words of VRM's licence 1.0. */
export type VrmUse = Required<
  Pick<
    Meta,
    | "avatarPermission"
    | "commercialUsage"
    | "creditNotation"
    | "modification"
    | "allowRedistribution"
    | "allowExcessivelyViolentUsage"
    | "allowExcessivelySexualUsage"
    | "allowPoliticalOrReligiousUsage"
    | "allowAntisocialOrHateUsage"
  >
>;

export interface VrmMeta {
  name: string;
  authors: readonly [string, ...string[]];
  use: VrmUse;
}

/** A likeness is its author's: nobody else appears in it unless the author says so. */
export const AUTHOR_ONLY: VrmUse = {
  avatarPermission: "onlyAuthor",
  commercialUsage: "personalNonProfit",
  creditNotation: "required",
  modification: "prohibited",
  allowRedistribution: false,
  allowExcessivelyViolentUsage: false,
  allowExcessivelySexualUsage: false,
  allowPoliticalOrReligiousUsage: false,
  allowAntisocialOrHateUsage: false,
};

/** For people made up by chance: anybody may appear in them and make others of them. */
export const EVERYONE: VrmUse = {
  ...AUTHOR_ONLY,
  avatarPermission: "everyone",
  commercialUsage: "corporation",
  creditNotation: "unnecessary",
  modification: "allowModificationRedistribution",
  allowRedistribution: true,
};

export const metaOf = ({ name, authors, use }: VrmMeta): Meta => ({
  name,
  version: "1",
  authors: [...authors],
  licenseUrl: "https://vrm.dev/licenses/1.0/",
  thirdPartyLicenses:
    "Mixed from the MakeHuman base mesh, its targets and the face units of faceunits01: CC0 1.0.",
  ...use,
});
