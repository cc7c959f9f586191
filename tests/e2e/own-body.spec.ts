import { expect, type Locator } from "@playwright/test";
import { asVersion0, ownVrm } from "../support/own-vrm";
import { openFromMore } from "./support/access";
import { SLOW_MS, test } from "./support/people";

const take = (own: Locator, name: string, bytes: Uint8Array) =>
  own.locator("input[type=file]").setInputFiles({
    name,
    mimeType: "model/gltf-binary",
    buffer: Buffer.from(bytes),
  });

const fileOf = ({ vrm }: { vrm: string | null }) => vrm;

test("W1 W3 a body of version 0 is brought, becomes one of 1.0 and is worn; what is none or can't be drawn is told", async ({
  house,
}) => {
  const { host } = await house.host("Ada");
  const panel = await openFromMore(host.page, "Avatar");
  await panel.getByRole("tab", { name: "Style" }).click();
  const own = panel.getByTestId("own-vrm");

  await take(own, "song.vrm", new Uint8Array(900));
  await expect(own.getByRole("alert")).toContainText("no VRM file");
  const body = ownVrm(5);
  await take(own, "bones.vrm", asVersion0(body, { withMeshes: false }));
  await expect(own.getByRole("alert")).toContainText("can’t be drawn", { timeout: SLOW_MS });

  await take(own, "ada.vrm", asVersion0(body));
  await expect(own.getByRole("status")).toContainText("You wear a file of your own", { timeout: SLOW_MS });
  await panel.getByRole("button", { name: "Wear it" }).click();
  await expect(panel).toBeHidden();
  await expect
    .poll(() =>
      host.page.evaluate(() => fetch("/api/me/avatar").then((answer) => answer.json())).then(fileOf),
    )
    .toMatch(/^[0-9a-f]{64}$/);
});
