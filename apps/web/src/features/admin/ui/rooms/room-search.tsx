"use client";
import { Field, Select } from "@karaverse/ui";
import { useWords } from "@/i18n/words";
import { ORDERS, type Order, type RoomSearch, SHOWS, type Shows } from "../../model/rooms";

/** Which of hundreds of rooms are looked for, and in what order. */
export function RoomSearchFields({
  search,
  onChange,
}: {
  search: RoomSearch;
  onChange: (search: RoomSearch) => void;
}) {
  const t = useWords();
  return (
    <search className="grid grid-cols-2 gap-3 lg:grid-cols-[minmax(0,1fr)_13rem_13rem]">
      <div className="max-lg:col-span-2">
        <Field
          label={t("admin.find.text")}
          type="search"
          value={search.text}
          onChange={(event) => onChange({ ...search, text: event.target.value })}
        />
      </div>
      <Select
        label={t("admin.find.shows")}
        value={search.shows}
        onChange={(event) => onChange({ ...search, shows: event.target.value as Shows })}
        options={SHOWS.map((value) => ({ value, label: t(`admin.showing.${value}`) }))}
      />
      <Select
        label={t("admin.find.order")}
        value={search.order}
        onChange={(event) => onChange({ ...search, order: event.target.value as Order })}
        options={ORDERS.map((value) => ({ value, label: t(`admin.orders.${value}`) }))}
      />
    </search>
  );
}
