"use client";
import {
  Badge,
  Button,
  Dialog,
  Drawer,
  Empty,
  Hint,
  Menu,
  MenuItem,
  MenuLabel,
  MenuLine,
  Popover,
  Tabs,
  Trouble,
  toast,
  Waiting,
} from "@karaverse/ui";
import { useState } from "react";
import { Row, Section } from "./section";

const BADGES = ["plain", "live", "warm", "good"] as const;

export function Panels() {
  const [dialog, setDialog] = useState(false);
  const [drawer, setDrawer] = useState(false);
  return (
    <>
      <Section title="Words">
        <Row name="badges">
          {BADGES.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </Row>
        <Row name="trouble">
          <Trouble>{"This file is not a song: it has no lyrics. Try another one."}</Trouble>
        </Row>
        <Row name="trouble, with a way on">
          <Trouble onRetry={() => toast("Asked again.")}>
            {"The songbook can't be read at the moment."}
          </Trouble>
        </Row>
        <Row name="waiting">
          <div className="w-72">
            <Waiting lines={2} />
          </div>
        </Row>
        <Row name="empty">
          <Empty>{"The queue is empty. Pick a song!"}</Empty>
        </Row>
        <Row name="passing">
          <Button onClick={() => toast("Somebody came in.")}>Plain word</Button>
          <Button onClick={() => toast.success("Saved.")}>Good word</Button>
          <Button onClick={() => toast.error("That did not work. Try again.")}>Bad word</Button>
        </Row>
      </Section>
      <Section title="What opens">
        <Row name="dialog">
          <Button onClick={() => setDialog(true)}>Open the dialog</Button>
          <Dialog
            open={dialog}
            onOpenChange={setDialog}
            title="Leave the room?"
            note="Your song stays in the queue."
          >
            <div className="flex justify-end gap-3">
              <Button onClick={() => setDialog(false)}>Stay</Button>
              <Button tone="danger" onClick={() => setDialog(false)}>
                Leave
              </Button>
            </div>
          </Dialog>
        </Row>
        <Row name="drawer">
          <Button onClick={() => setDrawer(true)}>Open the drawer</Button>
          <Drawer open={drawer} onClose={() => setDrawer(false)} title="Songs">
            <Empty>{"No song is called that. Try a shorter word."}</Empty>
          </Drawer>
        </Row>
        <Row name="menu">
          <Menu label="Acts" side="bottom" trigger={<Button>Open the menu</Button>}>
            <MenuLabel>{"View"}</MenuLabel>
            <MenuItem onSelect={() => undefined}>{"The stage"}</MenuItem>
            <MenuItem disabled onSelect={() => undefined}>
              {"Disabled"}
            </MenuItem>
            <MenuLine />
            <MenuItem danger onSelect={() => undefined}>
              {"Send out"}
            </MenuItem>
          </Menu>
        </Row>
        <Row name="popover">
          <Popover label="Voice" side="bottom" trigger={<Button>Open the popover</Button>}>
            <p className="p-4 text-sm">{"A small panel at the button that opened it."}</p>
          </Popover>
        </Row>
        <Row name="hint">
          <Hint text="A word at the pointer or at the focus">
            <Button>Point at me</Button>
          </Hint>
        </Row>
      </Section>
      <Section title="Tabs">
        <div className="rounded-2xl border border-brass/15 bg-plum">
          <Tabs
            label="Songbook"
            tabs={[
              { id: "all", title: "All songs", content: <p>{"Fifteen songs"}</p> },
              { id: "mine", title: "Yours", content: <Empty>{"Nothing here yet. Bring a song."}</Empty> },
            ]}
          />
        </div>
      </Section>
    </>
  );
}
