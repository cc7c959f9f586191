import { afterAll, beforeAll } from "vitest";
import { closeDatabase, openDatabase } from "./support/database";
import "./database/people";
import "./database/performances";
import "./database/queue";
import "./database/seed";
import "./database/songs";

// PostgreSQL starts once for all of them.
beforeAll(openDatabase, 120_000);
afterAll(closeDatabase);
