import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { app } from './app.ts';
import { approvals } from './approvals.ts';
import { assessments } from './assessments.ts';
import { audit } from './audit.ts';
import { calendars } from './calendars.ts';
import { certificates } from './certificates.ts';
import { corrections } from './corrections.ts';
import { decisions } from './decisions.ts';
import { deductions } from './deductions.ts';
import { doublings } from './doublings.ts';
import { entries } from './entries.ts';
import { home } from './home.ts';
import { organisations } from './organisations.ts';
import { policies } from './policies.ts';
import { projects } from './projects.ts';
import { registrations } from './registrations.ts';
import { sheets } from './sheets.ts';
import { teachers } from './teachers.ts';
import { templates } from './templates.ts';

/**
 * Every call between a screen (or terminal) and the ledger. Written first; handlers implement it, and the
 * compiler holds both to it. A call names no path and no SQL: files cross as bytes, ledgers and records by
 * their ids.
 */
export const contract = {
  app,
  approvals,
  assessments,
  audit,
  calendars,
  certificates,
  corrections,
  decisions,
  deductions,
  doublings,
  entries,
  home,
  organisations,
  policies,
  projects,
  registrations,
  sheets,
  teachers,
  templates,
};

/** Input of every call, by feature and name. */
export type Inputs = InferContractRouterInputs<typeof contract>;
/** Output of every call, by feature and name. */
export type Outputs = InferContractRouterOutputs<typeof contract>;
