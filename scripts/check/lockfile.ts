import type { Check } from "./report";
import { textOf } from "./sources";

interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

/**
 * package-lock.json names the binaries of every system. npm leaves out, without a word, those that the registry does
 * not have at that moment, and `npm ci` then fails on the machines that need them.
 */
export const lockfile: Check = async () => {
  const { packages } = JSON.parse(textOf("package-lock.json")) as { packages: Record<string, Locked> };
  const problems = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, path, name))
      .map(
        (name) => `${path} asks for ${name}, which is not in package-lock.json: pin a version that has it`,
      ),
  );
  return { name: "lockfile", scope: `${Object.keys(packages).length} packages`, problems };
};

/** As Node looks a package up: in the node_modules of the asking folder, then of each folder above. */
function isLocked(packages: Record<string, Locked>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}
