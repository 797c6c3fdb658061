import type { Router } from '@orpc/server';
import type { contract } from '../../src-shared/rpc/contract/index.ts';
import { openDemo } from '../demo/demo.ts';
import { createAppHandlers } from '../features/app/handlers.ts';
import { approvalHandlers } from '../features/approvals/handlers.ts';
import { assessmentHandlers } from '../features/assessments/handlers.ts';
import { auditHandlers } from '../features/audit/handlers.ts';
import { calendarHandlers } from '../features/calendars/handlers.ts';
import { certificateHandlers } from '../features/certificates/handlers.ts';
import { correctionHandlers } from '../features/corrections/handlers.ts';
import { decisionHandlers } from '../features/decisions/handlers.ts';
import { deductionHandlers } from '../features/deductions/handlers.ts';
import { doublingHandlers } from '../features/doublings/handlers.ts';
import { entryHandlers } from '../features/entries/handlers.ts';
import { homeHandlers } from '../features/home/handlers.ts';
import { organisationHandlers } from '../features/organisations/handlers.ts';
import { policyHandlers } from '../features/policies/handlers.ts';
import { projectHandlers } from '../features/projects/handlers.ts';
import { registrationHandlers } from '../features/registrations/handlers.ts';
import { sheetHandlers } from '../features/sheets/handlers.ts';
import { teacherHandlers } from '../features/teachers/handlers.ts';
import { templateHandlers } from '../features/templates/handlers.ts';
import type { AppContext } from './context.ts';
import { os } from './procedure.ts';

export type LedgerRouter = Router<typeof contract, AppContext>;

/** The handlers of every call in the contract, the same for all three entries. */
export function createRouter(): LedgerRouter {
  return os.router({
    app: createAppHandlers(openDemo),
    approvals: approvalHandlers,
    assessments: assessmentHandlers,
    audit: auditHandlers,
    calendars: calendarHandlers,
    certificates: certificateHandlers,
    corrections: correctionHandlers,
    decisions: decisionHandlers,
    deductions: deductionHandlers,
    doublings: doublingHandlers,
    entries: entryHandlers,
    home: homeHandlers,
    organisations: organisationHandlers,
    policies: policyHandlers,
    projects: projectHandlers,
    registrations: registrationHandlers,
    sheets: sheetHandlers,
    teachers: teacherHandlers,
    templates: templateHandlers,
  });
}
