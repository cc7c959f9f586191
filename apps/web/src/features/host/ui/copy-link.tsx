"use client";
import { Button, toast } from "@karaverse/ui";
import { Link2 } from "lucide-react";
import { useMe } from "@/connection";
import { linkInto } from "@/lib/halls";

/** Rule J8: whoever opens it lands where one is, when there is room. */
export function CopyLink() {
  const crowd = useMe()?.crowd ?? 0;
  const copy = () =>
    navigator.clipboard
      .writeText(linkInto(`${location.origin}${location.pathname}`, crowd))
      .then(() => toast.success("The link is in your clipboard."))
      .catch(() => toast.error("The browser doesn't let us copy. Take the link from the address bar."));
  return (
    <Button onClick={() => void copy()} className="w-full">
      <Link2 aria-hidden className="size-5" /> Copy the room's link
    </Button>
  );
}
