// Imported first by every command. Written so that old versions of Node can read it, and say what is wrong.
// Prisma needs 20.19, everything else less.
var OLDEST = [20, 19];
var parts = process.versions.node.split(".").map(Number);
if (parts[0] < OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] < OLDEST[1])) {
  console.error("\nFailed: Starting");
  console.error(
    "Reason: this is Node " +
      process.versions.node +
      ", and Karaverse needs " +
      OLDEST.join(".") +
      " or newer.",
  );
  console.error("Way out: install a newer Node from https://nodejs.org and try again.\n");
  process.exit(1);
}
