import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AdminShell } from "@/features/admin";
import { admitAdmin } from "@/lib/server/admit";

export const metadata: Metadata = { title: "Admin", robots: { index: false } };

export default async function Layout({ children }: { children: ReactNode }) {
  const { mustChangePassword } = await admitAdmin();
  return <AdminShell mustChangePassword={mustChangePassword}>{children}</AdminShell>;
}
