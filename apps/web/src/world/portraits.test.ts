import { USUAL } from "@karaverse/avatars/recipe";
import { expect, test, vi } from "vitest";
import { portraits } from "./portraits";

test("a picture is taken once for all who show it, and only while somebody does", () => {
  const heard = vi.fn();
  const stop = portraits.subscribe(heard);
  const drop = portraits.want("a", USUAL);
  const dropAgain = portraits.want("a", USUAL);
  expect([...portraits.missing()]).toEqual([["a", USUAL]]);
  drop();
  expect([...portraits.missing()]).toHaveLength(1);
  portraits.put("a", "blob:a");
  expect(heard).toHaveBeenCalledOnce();
  expect(portraits.urlOf("a")).toBe("blob:a");
  expect([...portraits.missing()]).toEqual([]);
  dropAgain();
  portraits.want("b", USUAL)();
  expect([...portraits.missing()], "nobody shows it any more").toEqual([]);
  stop();
});
