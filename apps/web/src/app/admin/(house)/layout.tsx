import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AdminShell } from "@/features/admin";
import { WORDS_OF } from "@/i18n/features";
import { Spoken } from "@/i18n/spoken";
import { admitAdmin } from "@/lib/server/admit";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: t("admin.title"), robots: { index: false } };
}

export default async function Layout({ children }: { children: ReactNode }) {
  const { mustChangePassword } = await admitAdmin();
  return (
    <Spoken features={WORDS_OF.admin}>
      <AdminShell mustChangePassword={mustChangePassword}>{children}</AdminShell>
    </Spoken>
  );
}
