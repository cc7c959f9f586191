"use client";
import { scrollRow } from "@karaverse/ui";
import clsx from "clsx";
import { SlidersHorizontal, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useWords } from "@/i18n/words";
import type { SongShelves } from "../../../lib/api-types";
import { LEVELS, NO_FILTERS, narrowings, ownLanguageOf, type SongFilters } from "../model/search";
import { Select, type SelectProps } from "./select";

interface Props {
  shelves: SongShelves | null;
  filters: SongFilters;
  onChange: (filters: SongFilters) => void;
}

const CHIP =
  "min-h-9 min-w-9 shrink-0 rounded-full border px-3 text-[13px] whitespace-nowrap transition-colors duration-150 md:min-h-8";
/** As long as it is, fading where it goes on. */
const ROW = "scroll-row -m-1 flex min-w-0 gap-1.5 p-1";
const QUIET = "border-bone/15 text-bone/75 hover:border-brass/50 hover:text-bone";
const CHOSEN = "border-brass/70 bg-brass/15 text-brass";

/** Languages in a row, everything else behind one chip: most evenings need none of it. */
export function Filters({ shelves, filters, onChange }: Props) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const set = (change: Partial<SongFilters>) => onChange({ ...filters, ...change });
  const count = narrowings(filters);
  const languages = shelves?.languages ?? [];
  return (
    <div className="flex flex-col gap-2">
      <fieldset aria-label={t("songbook.languages")} ref={scrollRow} className={ROW}>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className={clsx(CHIP, "flex items-center gap-1.5", count > 0 ? CHOSEN : QUIET)}
        >
          <SlidersHorizontal size={13} aria-hidden />
          {count > 0 ? t("songbook.filtersOn", { count }) : t("songbook.filters")}
        </button>
        <Chip isOn={filters.language === ""} onClick={() => set({ language: "" })}>
          {t("songbook.all")}
        </Chip>
        {languages.map(({ language, songs }) => (
          <Chip
            key={language}
            isOn={language !== "" && filters.language === language}
            disabled={language === ""}
            title={t("songbook.songCount", { count: songs })}
            onClick={() => set({ language: filters.language === language ? "" : language })}
          >
            <span lang={language || undefined}>{ownLanguageOf(t, language)}</span>
          </Chip>
        ))}
      </fieldset>
      {isOpen && (
        <fieldset
          aria-label={t("songbook.filters")}
          // In a row on a phone: lines of them would push the songs out of the drawer.
          ref={scrollRow}
          className={clsx(ROW, "md:flex-wrap")}
        >
          <Pick
            label={t("songbook.genre")}
            value={filters.genre}
            onChange={(genre) => set({ genre })}
            options={(shelves?.genres ?? []).map(({ genre }) => [genre, genre])}
          />
          <Pick
            label={t("songbook.years")}
            value={filters.decade}
            onChange={(decade) => set({ decade })}
            options={(shelves?.decades ?? []).map(({ decade }) => [
              String(decade),
              t("songbook.decade", { decade: String(decade) }),
            ])}
          />
          <Pick
            label={t("songbook.length")}
            value={filters.length}
            onChange={(length) => set({ length: asLength(length) })}
            options={[
              ["short", t("songbook.lengths.short")],
              ["medium", t("songbook.lengths.medium")],
              ["long", t("songbook.lengths.long")],
            ]}
          />
          <Pick
            label={t("songbook.howHard")}
            value={filters.level}
            onChange={(level) => set({ level })}
            options={LEVELS.map((level) => [String(level), t(`songbook.levels.${level}`)])}
          />
          <Pick
            label={t("songbook.tag")}
            value={filters.tag}
            onChange={(tag) => set({ tag })}
            options={(shelves?.tags ?? []).map(({ tag }) => [tag, tag])}
          />
          <Chip isOn={filters.duets} onClick={() => set({ duets: !filters.duets })}>
            {t("songbook.duets")}
          </Chip>
          {count > 0 && (
            <button
              type="button"
              onClick={() => onChange({ ...NO_FILTERS, language: filters.language })}
              className={clsx(
                CHIP,
                "flex items-center gap-1 border-transparent text-bone/70 hover:text-bone",
              )}
            >
              <X size={13} aria-hidden /> {t("songbook.clear")}
            </button>
          )}
        </fieldset>
      )}
    </div>
  );
}

const asLength = (value: string): SongFilters["length"] =>
  value === "short" || value === "medium" || value === "long" ? value : "";

function Chip({
  isOn,
  onClick,
  disabled,
  title,
  children,
}: {
  isOn: boolean;
  onClick: () => void;
  disabled?: boolean;
  title?: string;
  children: ReactNode;
}) {
  if (disabled) return null;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={title}
      onClick={onClick}
      className={clsx(CHIP, isOn ? CHOSEN : QUIET)}
    >
      {children}
    </button>
  );
}

function Pick({ label, value, options, ...rest }: Omit<SelectProps, "className">) {
  return (
    <Select
      {...rest}
      label={label}
      value={value}
      options={[["", label], ...options]}
      className={clsx(CHIP, "max-w-40 appearance-none bg-plum", value ? CHOSEN : QUIET)}
    />
  );
}
