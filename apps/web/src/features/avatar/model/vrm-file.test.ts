import { expect, test } from "vitest";
import { vrmNameOf } from "./vrm-file";

test("a file has its person's name as far as every system takes it", () => {
  expect(vrmNameOf("Ann & Bob")).toBe("Ann  Bob.vrm");
  expect(vrmNameOf("さくら")).toBe("さくら.vrm");
  expect(vrmNameOf("../..")).toBe("avatar.vrm");
});
