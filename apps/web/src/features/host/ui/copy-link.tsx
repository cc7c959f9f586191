"use client";
import { Button, toast } from "@karaverse/ui";
import { Link2 } from "lucide-react";
import { useMe } from "@/connection";
import { useWords } from "@/i18n/words";
import { linkInto } from "@/lib/halls";

/** Rule J8: whoever opens it lands where one is, when there is room. */
export function CopyLink() {
  const t = useWords();
  const crowd = useMe()?.crowd ?? 0;
  const copy = () =>
    navigator.clipboard
      .writeText(linkInto(`${location.origin}${location.pathname}`, crowd))
      .then(() => toast.success(t("host.linkCopied")))
      .catch(() => toast.error(t("host.linkNotCopied")));
  return (
    <Button onClick={() => void copy()} className="w-full">
      <Link2 aria-hidden className="size-5" /> {t("host.copyLink")}
    </Button>
  );
}
