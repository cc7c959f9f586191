"use client";
import { FolderUp, Upload } from "lucide-react";
import type { ChangeEvent } from "react";
import { useWords } from "@/i18n/words";
import { picked } from "../model/dropped";
import type { Importer } from "../model/importer";

const PICK =
  "min-h-9 shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-full border border-bone/15 px-3 text-[13px] text-bone/80 transition-colors focus-within:outline-2 focus-within:outline-brass hover:border-brass/60 hover:text-bone";

/** Files or a whole folder from this computer; `named` where there is room for the words on a phone too. */
export function PickSongs({ importer, named }: { importer: Importer; named?: boolean }) {
  const t = useWords();
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = picked(target.files ?? []);
    target.value = "";
    if (files.length > 0) void importer.bring(files);
  };
  return (
    <>
      <label title={t("song-import.bring")} className={`inline-flex ${PICK}`}>
        <Upload size={14} aria-hidden />{" "}
        <span className={named ? "" : "max-md:sr-only"}>{t("song-import.bring")}</span>
        <input type="file" multiple className="sr-only" onChange={pick} />
      </label>
      {/* Phones have no folders to pick. */}
      <label className={`hidden md:inline-flex ${PICK}`}>
        <FolderUp size={14} aria-hidden /> {t("song-import.folder")}
        <input
          type="file"
          multiple
          className="sr-only"
          onChange={pick}
          ref={(input) => input?.setAttribute("webkitdirectory", "")}
        />
      </label>
    </>
  );
}
